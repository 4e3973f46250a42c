import type {AnalysedText} from '../language/text.ts';
import type {SpeakerClass} from '../model/claim.ts';
import {type Quote, quote} from '../model/span.ts';
import type {Attribution} from './attribution.ts';
import type {Classified, SpeakerClassifier} from './classify.ts';
import {type Clauses, clausesOf, relationOf, tokenAt} from './clauses.ts';
import {TELLING} from './cues.ts';
import type {PronounKind, Pronouns} from './pronouns.ts';
import {antecedentOfRelative} from './relatives.ts';
import {nounPhrase} from './sources.ts';
import {createTitles, officeBehind} from './titles.ts';

/** Who a source is, once pronouns and short forms are followed back. */
export interface Identity {
  /** The antecedent's words; `null` where the source names itself. */
  readonly name: string | null;
  readonly class: SpeakerClass;
  /** False where no word of the text tells the class, so that it is a guess. */
  readonly known: boolean;
  /** "The report", "the spokesman": the class is that of the body that spoke last. */
  readonly borrowed?: boolean;
}

/** The people and bodies that speak in one document. */
export interface Cast {
  identify(source: Quote): Identity;
}

export interface CastWords {
  readonly classifier: SpeakerClassifier;
  readonly pronouns: Pronouns;
}

/** How many sentences back a pronoun may reach. */
const REACH = 4;

/** Where a relative pronoun is misplaced in the tree, it stands for the last person or body before it. */
const ANYBODY: PronounKind = {number: 'any', person: 'any'};

const UNKNOWN_PERSON: SpeakerClass = 'witness';
const UNKNOWN_BODY: SpeakerClass = 'unnamed';

/** Learns from a document who its speakers are; `attributions` are those found in it so far, in the order of the text. */
export function createCast(text: AnalysedText, attributions: readonly Attribution[], words: CastWords): Cast {
  const trees = new Map<number, Clauses>();
  const known = new Map<number, Identity>();
  const titles = createTitles(text, words.classifier, treeOf);
  const sources = attributions
    .flatMap(({source, construct}) => (construct === 'heading' ? [] : (source ?? [])))
    .sort((a, b) => a.start - b.start);
  // "The battalion attacked. The same sources said": those who only judge are no sources.
  const telling = new Set(attributions.flatMap(({source, act}) => (source && TELLING.has(act) ? source.start : [])));
  let settled = 0;
  let amongPolice: boolean | null = null;

  return {identify};

  function identify(source: Quote): Identity {
    // In the order of the text, so that a chain of pronouns is followed step by step.
    while (settled < sources.length && sources[settled]!.start < source.start) settle(sources[settled++]!);
    return settle(source);
  }

  function settle(source: Quote): Identity {
    const found = known.get(source.start);
    if (found) return found;
    known.set(source.start, {name: null, class: UNKNOWN_BODY, known: false});
    const pronoun = isAcronym(source) ? null : words.pronouns.kindOf(source.text);
    const identity = pronoun ? followBack(source, pronoun) : describe(source);
    known.set(source.start, identity);
    return identity;
  }

  /** "WHO says": capitals in copy that is not all in capitals, where a body is known by them. */
  function isAcronym(source: Quote): boolean {
    if (source.text.length < 2 || source.text !== source.text.toUpperCase()) return false;
    const {start, end} = text.span(text.sentenceAt(source.start));
    return /\p{Ll}/u.test(text.text.slice(start, end)) && words.classifier.classify(source.text).standing === 'body';
  }

  function followBack(source: Quote, pronoun: PronounKind): Identity {
    const antecedent =
      (pronoun.person === 'self'
        ? antecedentOfRelative(text.text, treeOf(text.sentenceAt(source.start)), source.start, words.classifier)
        : null) ?? antecedentOf(source, pronoun);
    if (antecedent === null)
      return {name: null, class: pronoun.person === 'any' ? 'unnamed' : UNKNOWN_PERSON, known: false};
    const identity = settle(antecedent);
    const itself = words.pronouns.kindOf(antecedent.text) === null ? antecedent.text : null;
    return {name: identity.name ?? itself, class: identity.class, known: identity.known};
  }

  function describe(source: Quote): Identity {
    const own = words.classifier.classify(source.text);
    const office =
      own.standing === null || own.standing === 'rank' || own.standing === 'plain'
        ? officeBehind(text.text, treeOf(text.sentenceAt(source.start)), source, words.classifier)
        : null;
    if (office !== null) return {name: null, class: office, known: true};
    const same = words.pronouns.isSame(source.text) ? shortForm(source) : null;
    if (same !== null) return same;
    if (own.class === UNKNOWN_BODY && own.standing !== 'plain' && words.pronouns.isDefinite(source.text)) {
      const known = namesakeOf(source) ?? (own.standing === 'nameless' ? shortForm(source) : null);
      if (known !== null) return known;
    }
    if (own.class !== null && own.standing !== 'plain' && own.standing !== 'rank') {
      const name = own.standing === 'body' ? fullerName(source, own.class) : null;
      return {name, class: own.class, known: true};
    }
    const name = lastName(source.text);
    const elsewhere = name === null ? null : titles.of(name, source);
    if (elsewhere !== null) return {name: null, class: elsewhere, known: true};
    if (own.standing === 'plain')
      return ownerOf(source) ?? shortForm(source) ?? {name: null, class: own.class ?? UNKNOWN_BODY, known: true};
    if (own.class === 'military' && standsAmongPolice()) return {name: null, class: 'police', known: true};
    if (own.class !== null) return {name: null, class: own.class, known: true};
    return introducedBefore(source) ?? {name: null, class: UNKNOWN_PERSON, known: false};
  }

  /** Captains and sergeants are of the police where only the police speak. */
  function standsAmongPolice(): boolean {
    if (amongPolice !== null) return amongPolice;
    const told = sources.map((one) => words.classifier.classify(one.text));
    const army = told.some((one) => one.class === 'military' && one.standing !== 'rank');
    amongPolice = !army && told.some((one) => one.class === 'police');
    return amongPolice;
  }

  /** "…, an official said. Deraz said": a name that nothing introduces is that of the one who spoke without a name before. */
  function introducedBefore(source: Quote): Identity | null {
    if (!/^\p{Lu}[\p{L}'’-]+$/u.test(source.text)) return null;
    const index = text.sentenceAt(source.start);
    const from = text.span(Math.max(0, index - 1)).start;
    for (const earlier of sourcesBefore(source.start, from)) {
      const {class: kind, standing, person} = words.classifier.classify(earlier.text);
      const named = /\p{Lu}[\p{L}'’-]+$/u.test(earlier.text);
      if (person && standing !== null && !named && kind !== null && !isMany(earlier))
        return {name: null, class: kind, known: kind !== 'unnamed'};
    }
    return null;
  }

  /** "The hospital got 12 bodies, its director said": the subject whose he is. */
  function ownerOf(source: Quote): Identity | null {
    const index = text.sentenceAt(source.start);
    const {sentence} = treeOf(index);
    if (sentence.xpos[tokenAt(sentence, source.start)] !== 'PRP$') return null;
    for (const subject of subjectsBefore(source.start, index).reverse()) {
      const {class: kind, standing} = words.classifier.classify(subject.text);
      if (kind !== null && standing === 'body') return {name: null, class: kind, known: true};
    }
    return null;
  }

  /** "the spokesman", "the report": the body that spoke last. */
  function shortForm(source: Quote): Identity | null {
    for (const earlier of sourcesBefore(source.start, 0)) {
      if (!telling.has(earlier.start) || words.pronouns.kindOf(earlier.text)) continue;
      const {class: kind, standing} = words.classifier.classify(earlier.text);
      if (kind !== null && standing !== 'plain' && kind !== 'witness' && kind !== 'unnamed') {
        return {
          name: words.pronouns.isSame(source.text) ? earlier.text : null,
          class: kind,
          known: true,
          borrowed: true,
        };
      }
    }
    return null;
  }

  /** "Kenya's interior ministry … the ministry": the last fuller name of a body that is told by its noun alone. */
  function fullerName(source: Quote, kind: SpeakerClass): string | null {
    const [article = '', noun = '', ...more] = source.text.toLowerCase().split(/\s+/);
    if (noun === '' || more.length > 0 || !words.pronouns.isDefinite(`${article} ${noun}`)) return null;
    for (const earlier of sourcesBefore(source.start, 0)) {
      const said = earlier.text.toLowerCase().split(/\s+/);
      if (!telling.has(earlier.start) || said.at(-1) !== noun) continue;
      if (words.classifier.classify(earlier.text).class !== kind) return null;
      if (said.length > 2) return earlier.text;
    }
    return null;
  }

  /** "Iraqi officials … the officials": the last to be named with the same noun, and with more. */
  function namesakeOf(source: Quote): Identity | null {
    const noun = source.text.toLowerCase().split(/\s+/).at(-1) ?? '';
    for (const earlier of sourcesBefore(source.start, 0)) {
      if (!telling.has(earlier.start) || !earlier.text.toLowerCase().split(/\s+/).includes(noun)) continue;
      const {class: kind} = words.classifier.classify(earlier.text);
      if (kind !== null && kind !== UNKNOWN_BODY) return {name: null, class: kind, known: true, borrowed: true};
    }
    return null;
  }

  function antecedentOf(source: Quote, pronoun: PronounKind): Quote | null {
    if (pronoun.person === 'first') {
      const around = attributions.find(
        (one) =>
          one.source &&
          one.content.start <= source.start &&
          source.end <= one.content.end &&
          one.source.start !== source.start,
      );
      return around?.source ?? null;
    }
    const index = text.sentenceAt(source.start);
    const from = text.span(Math.max(0, index - REACH)).start;
    const wanted = pronoun.person === 'self' ? ANYBODY : pronoun;
    const speakers = [...sourcesBefore(source.start, from)];
    const subjects = subjectsBefore(source.start, index);
    const candidates = [...speakers, ...subjects.filter((one) => !isSpokenOf(one))].sort((a, b) => b.start - a.start);
    const found = candidates.find((one) => standsFor(one, source, wanted));
    if (found !== undefined) return found;
    const body = wanted.person === 'body' ? unknownBody(speakers) : null;
    return body ?? subjects.reverse().find((one) => standsFor(one, source, wanted)) ?? null;
  }

  /** "Harbour Watch said … It had counted": of a body of which no word is known, no more shows than that it spoke. */
  function unknownBody(speakers: readonly Quote[]): Quote | null {
    return speakers.find((one) => words.classifier.classify(one.text).standing === null && !isMany(one)) ?? null;
  }

  /** "The mayor said the driver fled. He added": those spoken of in a sentence do not take up its speaker's word. */
  function isSpokenOf(subject: Quote): boolean {
    return attributions.some(
      (one) =>
        one.source !== null &&
        one.content.start <= subject.start &&
        subject.end <= one.content.end &&
        !(subject.start <= one.source.start && one.source.start < subject.end),
    );
  }

  /** A noun phrase that agrees, or the same pronoun used of the same one before. */
  function standsFor(candidate: Quote, source: Quote, wanted: PronounKind): boolean {
    if (words.pronouns.kindOf(candidate.text)) {
      return candidate.text.toLowerCase() === source.text.toLowerCase() && known.get(candidate.start)?.name != null;
    }
    return agrees(words.classifier.classify(candidate.text), isMany(candidate), candidate.text, wanted);
  }

  /** Whether a phrase is of more than one: the last noun before a comma or a preposition is a plural. */
  function isMany(phrase: Quote): boolean {
    const {sentence} = treeOf(text.sentenceAt(phrase.start));
    let many = false;
    for (
      let i = Math.max(0, tokenAt(sentence, phrase.start));
      i < sentence.size && sentence.starts[i]! < phrase.end;
      i++
    ) {
      const tag = sentence.xpos[i]!;
      if (/^N/.test(tag)) many = tag === 'NNS';
      else if (!/^(?:DT|JJ|CD|PRP\$|POS|HYPH|VB[NG])/.test(tag)) break;
    }
    return many;
  }

  /** The sources that end before an offset, the nearest first, as far back as `from`. */
  function* sourcesBefore(offset: number, from: number): Generator<Quote> {
    let at = sources.length - 1;
    for (let low = 0, high = sources.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (sources[middle]!.start < offset) low = middle + 1;
      else high = middle;
      at = low - 1;
    }
    for (; at >= 0 && sources[at]!.start >= from; at--) if (sources[at]!.end <= offset) yield sources[at]!;
  }

  function subjectsBefore(offset: number, index: number): Quote[] {
    const found: Quote[] = [];
    for (let i = Math.max(0, index - 2); i <= index; i++) {
      const clauses = treeOf(i);
      for (let k = 0; k < clauses.sentence.size && clauses.sentence.starts[k]! < offset; k++) {
        if (relationOf(clauses, k) !== 'nsubj' || clauses.sentence.upos[k] === 'PRON') continue;
        const phrase = nounPhrase(clauses, k, {from: 0, to: clauses.sentence.size - 1});
        if (phrase.end <= offset) found.push(quote(text.text, phrase));
      }
    }
    return found;
  }

  function treeOf(i: number): Clauses {
    const tree = trees.get(i) ?? clausesOf(text.sentence(i));
    trees.set(i, tree);
    return tree;
  }
}

/** The last capitalised word before a comma or preposition: a surname, or a body's short name. */
function lastName(phrase: string): string | null {
  if (phrase === phrase.toUpperCase()) return phrase.match(/[\p{L}'’-]+$/u)?.[0] ?? null;
  const head = phrase.split(/,| (?=\p{Ll})/u)[0] ?? '';
  const name = head.match(/\p{Lu}[\p{L}'’-]+(?=$|['’]s$)/u)?.[0] ?? null;
  return name;
}

function agrees(own: Classified, plural: boolean, phrase: string, pronoun: PronounKind): boolean {
  switch (pronoun.person) {
    case 'body':
      return !own.person || own.standing === 'body';
    case 'third':
      if (pronoun.number === 'many') return plural || own.standing === 'body';
      return own.person && !plural && (own.standing !== null || isName(phrase));
    case 'any':
      return own.standing !== null;
    default:
      return true;
  }
}

/** A phrase of unknown words is a person only where it is a name; upper-case copy does not tell. */
function isName(phrase: string): boolean {
  return /\p{Lu}[^\s]*$/u.test(phrase) && !/^\p{Lu}\p{Ll}+ \p{Ll}/u.test(phrase);
}
