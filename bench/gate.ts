import {loadSenses} from '../src/claims/load.ts';
import {createClaimReader} from '../src/claims/reader.ts';
import {createAnalyser} from '../src/language/analyser.ts';
import {loadModel} from '../src/language/load.ts';
import {createScanner} from '../src/language/scan.ts';
import {loadPack} from '../src/packs/load.ts';
import {createPlaceFinder} from '../src/places/find.ts';
import {loadGazetteer} from '../src/places/load.ts';
import {documentOf} from '../src/read/document.ts';
import {createSpeechFinder} from '../src/speech/find.ts';
import {createTimeFinder} from '../src/times/find.ts';
import type {Figure} from './figure.ts';
import {readRows} from './run.ts';

/** Texts of all kinds: news as it comes, and reports that are nothing but claims. */
const TEXTS = [
  'corpora/places/geovirus.jsonl',
  'corpora/places/lgl.jsonl',
  'corpora/polnear/dev.jsonl',
  'corpora/muc34/docs.jsonl',
  'corpora/summaries/awsd.jsonl',
  'gold/claims-dev/docs.jsonl',
];

/**
 * What the gate loses: the claims of each text with and without it, everything else the same.
 *
 * Those lost stand in sentences that name no effect, and take that of the sentence before ("along with 1,028 cases of
 * whiskey"): of eleven, ten were none.
 */
export function benchGate(): Figure[] {
  const pack = loadPack('en');
  const analyser = createAnalyser(loadModel('en'), pack);
  const parts = {
    pack,
    senses: loadSenses('en'),
    places: createPlaceFinder(loadGazetteer(), pack),
    times: createTimeFinder(pack),
    speech: createSpeechFinder(pack),
    name: 'bench',
  };
  const diseases = createScanner(pack.table('diseases').map((row) => row.cells['words'] ?? ''));
  const gated = createClaimReader(parts);
  const open = createClaimReader({
    ...parts,
    gate: {
      opens: () => true,
      sentences: ({size}) => Array.from({length: size}, (_, i) => i),
      speaksOfDisease: (text) => diseases.test(text, 0, text.length),
    },
  });
  let all = 0;
  let lost = 0;
  let changed = 0;
  for (const row of TEXTS.flatMap(readRows)) {
    const document = documentOf(String(row['text']), {published: typeof row['date'] === 'string' ? row['date'] : null});
    const text = analyser.analyse(document.text);
    const found = new Map(gated.claims(document, text).map((claim) => [claim.id, JSON.stringify(claim)]));
    for (const claim of open.claims(document, text)) {
      all++;
      if (!found.has(claim.id)) lost++;
      else if (found.get(claim.id) !== JSON.stringify(claim)) changed++;
    }
  }
  const note = `of ${all}, against reading every sentence`;
  return [
    {name: 'claims that the gate loses', value: lost, unit: 'claims', goal: null, note},
    {name: 'claims that read otherwise with the gate', value: changed, unit: 'claims', goal: null, note},
  ];
}
