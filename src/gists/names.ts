import type {AffectedClass, Claim, SpeakerClass} from '../model/claim.ts';
import {contains, type Span} from '../model/span.ts';
import type {Pack} from '../packs/pack.ts';
import {createSpeakerClassifier} from '../speech/classify.ts';
import {beginsAt, compileOverlaps, compileRuns, findHeadlines, type Run, withoutFirst} from './name-runs.ts';

/** Finds the names of persons that readers are not shown: full names and their parts, each once. */
export interface Names {
  /** In a text with these claims. */
  in(text: string, claims: readonly Claim[]): readonly string[];
  /** In what a reviewer typed as the name of a speaker. */
  typed(speaker: string): readonly string[];
}

/** Whether a run names a person who is withheld, one whom the public knows by their office, or anything else. */
type Verdict = 'private' | 'public' | 'neither';

/** Speakers who are nobody's voice but their own. */
const OWN_VOICE: ReadonlySet<SpeakerClass> = new Set<SpeakerClass>(['witness', 'unnamed', 'expert']);

/** Offices by which a person is a public figure, whatever befalls them. */
const OFFICES: ReadonlySet<SpeakerClass> = new Set<SpeakerClass>([
  'government',
  'un_igo',
  'court',
  'armed_group',
  'opposition',
]);

/** Victims who bear an office. */
const IN_OFFICE: ReadonlySet<AffectedClass> = new Set<AffectedClass>(['official']);

/** Letters of a part of a name by which a person can be found. */
const SHORTEST_PART = 3;

/** An age behind a name: ", 34," or " (34)". */
const AGE = /^(?:, ?| \()\d{1,3}(?=[),.;]|\s+\p{L}|-)(?!,\d)/u;

/**
 * Compiles the tables `names`, `place-given-names`, `speakers`, `titles`, `function-words` and `time-words`.
 *
 * A name is withheld where the text tells of the person as a victim, a relative, a witness or a suspect: in a claim about one person, in a
 * witness's own name, beside an age, a word of kinship or an honorific; where it begins with a known given name; or where its last word stands for
 * it elsewhere in the text, as surnames do. It stays where the person bears an office or speaks for a body.
 */
export function compileNames(pack: Pack): Names {
  const {classify} = createSpeakerClassifier(pack);
  const kinds = new Map(pack.table('names').map(({cells}) => [cells['word'] ?? '', cells['kind'] ?? '']));
  const runsOf = compileRuns([...kinds].flatMap(([word, kind]) => (kind === 'joint' ? [word] : [])));
  const given = new Set(pack.table('place-given-names').flatMap(({cells}) => (cells['names'] ?? '').split(' ')));
  const ordinary = new Set(
    [...pack.table('function-words'), ...pack.table('time-words'), ...pack.table('pronouns')].map(({cells}) =>
      (cells['word'] ?? cells['phrase'] ?? '').toLowerCase(),
    ),
  );
  const isKind = (word: string, kind: string) => kinds.get(word.toLowerCase()) === kind;
  const isPrivateTitle = (word: string) => isKind(word, 'honorific') || isKind(word, 'kin');
  /** Whether words end in one of a kind, a small word between or not: "her brother", "named as". */
  const endsIn = (words: readonly string[], kind: string): boolean => {
    const last = words.at(-1) ?? '';
    return isKind(last, kind) || (ordinary.has(last.toLowerCase()) && isKind(words.at(-2) ?? '', kind));
  };
  const officeOf = (words: string): SpeakerClass | null => {
    const {class: kind, standing} = classify(words);
    return standing === 'role' || standing === 'rank' || standing === 'office' ? kind : null;
  };
  const titleLength = (words: readonly string[]): number => {
    let length = 0;
    while (length < words.length && (classify(words[length]!).class !== null || isPrivateTitle(words[length]!)))
      length++;
    return length;
  };

  const namesIn: Names['in'] = (text, claims) => {
    const small = new Set(text.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{M}]*/gu));
    const isOrdinary = (word: string) => ordinary.has(word.toLowerCase()) || small.has(word.toLowerCase());
    const runs = runsOf(text).flatMap((run) => {
      const isBare = isOrdinary(run.tokens[0]!.text) && beginsAt(text, run.start);
      return (isBare ? withoutFirst(run, 1) : run) ?? [];
    });
    // A surname stands without an article: "the Courier" is short for no person.
    const isAlone = ({tokens, start}: Run) =>
      tokens.length === 1 && !isKind(wordsBefore(text, start).at(-1) ?? '', 'article');
    const single = new Set(runs.flatMap((run) => (isAlone(run) ? run.tokens[0]!.text : [])));
    const victims = claims.flatMap(({figure, affected}): Span[] =>
      figure.implied && affected.start !== null && !IN_OFFICE.has(affected.class) ? [affected] : [],
    );
    const speakers = claims.flatMap(({speaker}) => speaker ?? []);
    const places = claims.flatMap(({place}) => place ?? []);

    const [victimsAt, speakersAt, placesAt] = [
      compileOverlaps(victims),
      compileOverlaps(speakers),
      compileOverlaps(places),
    ];
    const headlinesAt = compileOverlaps(findHeadlines(text));

    const judge = (run: Run, title: readonly string[], start: number): Verdict => {
      const before = wordsBefore(text, start);
      const behind = text.slice(run.end, run.end + 80);
      const own = title.join(' ');
      const office = officeOf(own) ?? officeOf(before.join(' '));
      if (endsIn([...before, ...title], 'kin')) return 'private';
      if (office !== null && OFFICES.has(office)) return 'public';
      if (endsIn(title, 'honorific') || AGE.test(behind) || victimsAt(run).length > 0) return 'private';
      const speaker = speakersAt(run).find((each) => contains(each, run));
      const last = run.tokens.at(-1)!.text;
      if (speaker !== undefined && OWN_VOICE.has(speaker.class) && endsIn(before, 'article')) return 'neither';
      if (speaker !== undefined && OWN_VOICE.has(speaker.class))
        return run.tokens.length > 1 || !small.has(last.toLowerCase()) ? 'private' : 'neither';
      if (speaker !== undefined || office !== null) return 'public';
      const apposed = behind.startsWith(',') ? classify(clauseOf(behind.slice(1))) : null;
      if (apposed !== null && apposed.standing !== null && apposed.class !== null && !OWN_VOICE.has(apposed.class))
        return 'public';
      if (run.tokens.length < 2 || headlinesAt(run).length > 0 || placesAt(run).length > 0) return 'neither';
      if (given.has(run.tokens[0]!.text)) return 'private';
      const isSurname = single.has(last) && !small.has(last.toLowerCase()) && classify(last).class === null;
      return run.tokens.length < 4 && isSurname ? 'private' : 'neither';
    };

    const withheld: Run[] = [];
    const known: Run[] = places.flatMap(({text: words}) => runsOf(words));
    for (const run of runs) {
      const words = run.tokens.map((token) => token.text);
      const length = titleLength(words);
      const name = withoutFirst(run, length);
      if (name === null) continue;
      const verdict = judge(name, words.slice(0, length), run.start);
      if (verdict === 'private') withheld.push(name);
      if (verdict === 'public') known.push(name);
    }
    for (const {name, class: kind} of speakers)
      if (name !== null && OWN_VOICE.has(kind)) withheld.push(...runsOf(name).filter((run) => run.tokens.length > 1));
    return partsOf(withheld, known, (word) => ordinary.has(word.toLowerCase()));
  };
  return {
    in: namesIn,
    typed(speaker) {
      const {class: kind} = classify(speaker);
      if (kind !== null && !OWN_VOICE.has(kind)) return [];
      return partsOf(runsOf(speaker), [], (word) => ordinary.has(word.toLowerCase()));
    },
  };
}

/** The words right before an offset, within its sentence: three at most, a comma or not. */
function wordsBefore(text: string, offset: number): string[] {
  const before = text.slice(Math.max(0, offset - 48), offset).replace(/[,:\s]+$/u, '');
  const clause = before.slice(
    Math.max(...['.', ';', '"', '“', '\n', ',', '('].map((mark) => before.lastIndexOf(mark))) + 1,
  );
  return clause
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(-3);
}

/** Words up to the next mark, six at most. */
function clauseOf(words: string): string {
  return (/^[^,.;:()"“”\n]*/u.exec(words)?.[0] ?? '').trim().split(/\s+/u).slice(0, 6).join(' ');
}

/** Full names and the parts by which a person is found; a part that names a place or a public figure as well stays. */
function partsOf(withheld: readonly Run[], known: readonly Run[], isOrdinary: (word: string) => boolean): string[] {
  const shared = new Set(known.flatMap(({tokens}) => tokens.map(({text}) => text)));
  const parts = new Set<string>();
  for (const {tokens} of withheld) {
    const words = tokens.map(({text}) => text);
    if (words.length > 1) parts.add(words.join(' '));
    for (const word of words)
      if (word.length >= SHORTEST_PART && !shared.has(word) && !isOrdinary(word)) parts.add(word);
  }
  return [...parts].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
