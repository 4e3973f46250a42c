import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {PLACE_CLUES, sharedClue} from '../src/claims/places/place-clues.ts';
import {PLACE_WEIGHTS} from '../src/claims/places/place-weights.ts';
import {choicesOf, compileClaimPlaces, type PlacedItem, viewsOf} from '../src/claims/places/places.ts';
import {createReader} from '../src/engine.ts';
import {createAnalyser} from '../src/language/analyser.ts';
import {loadModel} from '../src/language/load.ts';
import type {AnalysedText} from '../src/language/text.ts';
import type {Claim, Effect} from '../src/model/claim.ts';
import type {PlaceMention} from '../src/model/mention.ts';
import type {Span} from '../src/model/span.ts';
import {loadPack} from '../src/packs/load.ts';
import {createPlaceFinder} from '../src/places/find.ts';
import {loadGazetteer} from '../src/places/load.ts';
import {documentOf} from '../src/read/document.ts';
import {hasFlag, type Instance, measure} from './chain.ts';
import {PLACE_CORPORA, readPlaceNotes} from './claim-places.ts';
import {SHARED} from './run.ts';

/**
 * Fits the weights of `src/claims/place-weights.ts` and prints them: `tsx bench/claim-places-fit.ts [--folds] [--errors]`.
 *
 * One weight is changed at a time, by the step after which the places of most claims are right, from the weights as they
 * stand, until no step pays. Likelihood overfits here: so few reports are annotated that a weight must earn every step. Learned from
 * the annotated reports of `../shared/gold` and of `claim-places.tsv` but for those kept apart; the targets of MUC-3/4 count little, and
 * keep a step from paying in one kind of report alone. `--folds` says how well reports are read that were left out.
 */
const FOLDS = 4;
const STEPS: readonly number[] = [-0.7, -0.3, 0.3, 0.7, 1.2];
const MOST_STEPS = 8;
/** What a step must gain in claims, those of one report counted as two at most, and what its size costs. */
const PAYS = 2.5;
const MOST_OF_A_REPORT = 2;
/** What a target of MUC weighs against a claim of an annotated report: it keeps a step from paying in one kind of report alone. */
const ELSEWHERE = 0.2;

/** MUC's effects; all others are deaths. */
const EFFECTS: Readonly<Record<string, Effect>> = {INJURY: 'injured', KIDNAPPED: 'abducted'};
/** Words that names of different places share. */
const FILLING: ReadonlySet<string> = new Set(['the', 'a', 'an', 'of', 'in', 'and', 's', 'city', 'town', 'department']);

interface Target {
  readonly effect: Effect;
  readonly figure: (Span & {readonly low: number | null; readonly implied: boolean}) | null;
  readonly trigger: Span;
  readonly scope: Claim['scope'];
  /** Words for the place, `null` = none. */
  readonly place: {readonly start: number | null; readonly end: number | null; readonly text: string} | null;
}

const pack = loadPack('en');
const analyser = createAnalyser(loadModel('en'), pack);
const finder = createPlaceFinder(loadGazetteer(), pack);
const words = compileClaimPlaces(pack);
const reader = createReader();
const now: Float64Array = Float64Array.from(PLACE_CLUES, (clue) => PLACE_WEIGHTS[clue]);

const annotated = readAnnotated();
const sets = {
  'claims-dev': readReports(rows<Report>(join(SHARED, 'gold/claims-dev/docs.jsonl')), goldTargets()),
  annotated: annotated('fit'),
  'kept apart': annotated('kept'),
  muc34: readMuc(),
};
const learning = [...sets['claims-dev'], ...sets.annotated];

if (hasFlag('--folds')) {
  const hits = [0, 0];
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fitted(learning.filter((_, i) => i % FOLDS !== fold));
    const [right, all] = measure(
      learning.filter((_, i) => i % FOLDS === fold),
      weights,
      hasFlag('--errors'),
    );
    hits[0]! += right;
    hits[1]! += all;
  }
  console.log(`left out in turn: ${percent(hits[0]!, hits[1]!)} of ${hits[1]}`);
}
const weights = fitted(learning);
for (const [name, set] of Object.entries(sets)) {
  const [before, all] = measure(set, now);
  console.log(`${name}: ${percent(measure(set, weights)[0], all)} of ${all}, before ${percent(before, all)}`);
}
PLACE_CLUES.forEach((clue, k) => {
  console.log(`  ${/\W/.test(clue) ? `'${clue}'` : clue}: ${Number(weights[k]!.toFixed(2))},`);
});

/** The weights after every step that pays. */
function fitted(instances: readonly Instance[]): Float64Array {
  let weights: Float64Array = now;
  for (let step = 0; step < MOST_STEPS; step++) {
    const before = instances.map((one) => measure([one], weights)[0]);
    const elsewhere = measure(sets.muc34, weights)[0];
    let best: Float64Array | null = null;
    let most = PAYS;
    for (let k = 0; k < weights.length; k++) {
      for (const change of STEPS) {
        const changed = weights.slice();
        changed[k] = changed[k]! + change;
        const gains = instances.map((one, i) => measure([one], changed)[0] - before[i]!);
        const capped = gains.map((gain) => Math.max(-MOST_OF_A_REPORT, Math.min(MOST_OF_A_REPORT, gain)));
        const worth = capped.reduce((sum, gain) => sum + gain, 0) - Math.abs(change);
        if (worth <= most) continue;
        const both = worth + ELSEWHERE * (measure(sets.muc34, changed)[0] - elsewhere);
        if (both > most) [best, most] = [changed, both];
      }
    }
    if (best === null) break;
    weights = best;
  }
  return weights;
}

/** The chain of one report, or none where nothing is annotated. */
function instanceOf(id: string, text: AnalysedText, targets: readonly Target[], mayBeNone: boolean): Instance {
  const items = targets.map((target) => itemOf(text, target));
  const views = viewsOf(items, {text, mentions: finder.find(text), title: null}, words);
  let before: readonly {readonly one: PlacedOf}[] = [];
  const steps = targets.map((target, i) => {
    const view = views[i]!;
    const choices = choicesOf(view).filter(({one}) => mayBeNone || one !== null);
    const right = choices.map(({one}) => (one === null ? target.place === null : isRight(one.mention, target)));
    const shared = choices.map(({one}) =>
      Int16Array.from(before, (other) => (one === null || other.one === null ? -1 : sharedClue(one, other.one, view))),
    );
    before = choices;
    const label = () => `${id} ${target.effect} ${text.text.slice(target.figure?.start, target.figure?.end)}`;
    const names = choices.map(({one}) => one?.mention.text ?? '-');
    return {
      clues: choices.map(({clues}) => clues),
      right,
      shared,
      counts: target.figure?.implied !== true,
      label,
      names,
    };
  });
  return {steps};
}
type PlacedOf = ReturnType<typeof choicesOf>[number]['one'];

function itemOf(text: AnalysedText, {figure, trigger, effect, scope}: Target): PlacedItem {
  const index = text.sentenceAt((figure ?? trigger).start);
  const near = text.sentenceAt(trigger.start) === index ? trigger : (figure ?? trigger);
  const head = figure === null || figure.implied ? null : {head: tokenAt(text, index, figure.end - 1), low: figure.low};
  return {index, trigger: tokenAt(text, index, near.start), figure: head, effect, scope};
}

function tokenAt(text: AnalysedText, index: number, offset: number): number {
  const {ends, size} = text.tokens(index);
  let token = 0;
  while (token < size - 1 && (ends[token] ?? 0) <= offset) token++;
  return token;
}

function isRight({start, end, text}: PlaceMention, {place}: Target): boolean {
  if (place === null) return false;
  if (place.start !== null && Math.min(place.end ?? 0, end) > Math.max(place.start, start)) return true;
  const wanted = new Set(namesIn(place.text));
  return namesIn(text).some((word) => wanted.has(word));
}

function namesIn(text: string): string[] {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !FILLING.has(word));
}

interface Report {
  readonly id: string;
  readonly text: string;
  readonly text_truecase?: string;
  readonly date?: string | null;
  /** The same in the corpora of times. */
  readonly dct?: string | null;
}

/** Annotated reports; where the reader finds a claim that is annotated, its own trigger and scope are taken. */
function readReports(reports: readonly Report[], targetsOf: ReadonlyMap<string, readonly Target[]>): Instance[] {
  return reports.flatMap(({id, text_truecase, text: plain, date, dct}) => {
    const text = text_truecase ?? plain;
    const wanted = [...(targetsOf.get(id) ?? [])].sort((a, b) => a.figure!.start - b.figure!.start);
    if (wanted.length === 0) return [];
    const found = reader.claims(documentOf(text, {id, published: date ?? dct ?? null}));
    const targets = wanted.map((target) => {
      const own = found.find(({effect, figure}) => effect === target.effect && meets(figure, target.figure!));
      return own === undefined ? target : {...target, trigger: own.trigger, scope: own.scope};
    });
    return [instanceOf(id, analyser.analyse(text), targets, true)];
  });
}

function goldTargets(): Map<string, Target[]> {
  const gold = rows<{id: string; claims: Target[]}>(join(SHARED, 'gold/claims-dev/gold.jsonl'));
  return new Map(gold.map(({id, claims}) => [id, claims]));
}

/** The reports of `claim-places.tsv`, by their part. */
function readAnnotated(): (part: 'fit' | 'kept') => Instance[] {
  const reports = PLACE_CORPORA.flatMap((name) => rows<Report>(join(SHARED, name)));
  const textOf = new Map(reports.map((report) => [report.id, report.text_truecase ?? report.text]));
  const known = readPlaceNotes();
  return (part) => {
    const targetsOf = new Map<string, Target[]>();
    for (const note of known) {
      if (note.part !== part) continue;
      const text = textOf.get(note.id) ?? '';
      const names = note.places.map(({start, end}) => text.slice(start, end)).join(' ');
      const target: Target = {
        effect: note.effect,
        figure: {...note.figure, low: null, implied: false},
        trigger: note.figure,
        scope: 'incident',
        place: note.places.length === 0 ? null : {start: null, end: null, text: names},
      };
      targetsOf.set(note.id, [...(targetsOf.get(note.id) ?? []), target]);
    }
    return readReports(reports, targetsOf);
  };
}

function meets(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

interface MucTarget {
  readonly first_spans: readonly Span[] | null;
  readonly optional: boolean;
  readonly location: readonly {readonly alternatives: readonly (readonly {name: string; type: string}[])[]}[] | null;
  readonly effect: readonly string[] | null;
  readonly effect_derived: string;
  readonly number: readonly {readonly low: number | null}[] | null;
}

/** MUC's human targets with one place that is more than a country, each at its first mention. */
function readMuc(): Instance[] {
  const noted = new Set(readPlaceNotes().map(({id}) => id));
  const texts = new Map(
    rows<{id: string; text_truecase: string}>(join(SHARED, 'corpora/muc34/docs.jsonl')).map((row) => [
      row.id,
      row.text_truecase,
    ]),
  );
  return rows<{id: string; human: MucTarget[] | null}>(join(SHARED, 'corpora/muc34/gold.jsonl')).flatMap(
    ({id, human}) => {
      const targets = (human ?? []).flatMap(toTarget).sort((a, b) => a.trigger.start - b.trigger.start);
      if (targets.length === 0 || noted.has(id)) return [];
      const text = analyser.analyse(texts.get(id) ?? '');
      return [
        instanceOf(
          id,
          text,
          targets.map((target) => raised(text, target)),
          false,
        ),
      ];
    },
  );
}

function toTarget({first_spans, optional, location, effect, effect_derived, number}: MucTarget): Target[] {
  const span = first_spans?.[0];
  const parts =
    location?.length === 1 ? location[0]!.alternatives[0]?.filter(({type}) => type !== 'COUNTRY') : undefined;
  const place = parts?.at(-1);
  if (span === undefined || optional || place === undefined) return [];
  return [
    {
      effect: EFFECTS[effect?.[0] ?? effect_derived] ?? 'killed',
      figure: {start: span.start, end: span.end, low: number?.[0]?.low ?? null, implied: false},
      trigger: span,
      scope: 'incident',
      place: {start: null, end: null, text: place.name},
    },
  ];
}

/** The target with the verb over it for its trigger: MUC marks only who was met. */
function raised(text: AnalysedText, target: Target): Target {
  const index = text.sentenceAt(target.trigger.start);
  const sentence = text.sentence(index);
  let at = tokenAt(text, index, target.trigger.end - 1);
  for (let steps = 0; steps < 30 && sentence.upos[at] !== 'VERB' && (sentence.heads[at] ?? -1) >= 0; steps++) {
    at = sentence.heads[at] ?? 0;
  }
  return {...target, trigger: {start: sentence.starts[at] ?? 0, end: sentence.ends[at] ?? 0}};
}

function rows<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}
