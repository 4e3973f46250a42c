import type {AnalysedText} from '../language/text.ts';
import type {SpeakerClass} from '../model/claim.ts';
import type {Span} from '../model/span.ts';
import type {SpeakerClassifier} from './classify.ts';
import {type Clauses, relationOf, tokenAt} from './clauses.ts';
import {isNoun, nounPhrase} from './sources.ts';

/** The classes that a document gives the names in it: "police chief Omar Adan". */
export interface Titles {
  /** The class that it gives a name anywhere but at `source`; `null` where it gives none. */
  of(name: string, source: Span): SpeakerClass | null;
}

/** Where a name stands with words that tell the class of its bearer. */
interface Title {
  readonly at: number;
  readonly class: SpeakerClass;
}

/** How many places where a name stands are looked at for a title. */
const MENTIONS = 6;

/** Tags of the words that name where somebody serves: "with the harbour police". */
const OFFICE = /^(?:N|IN|DT|JJ|POS|HYPH)/;

/** Makes the titles of a document; each name is looked up once. `treeOf` gives the tree of a sentence by its index. */
export function createTitles(
  text: AnalysedText,
  classifier: SpeakerClassifier,
  treeOf: (index: number) => Clauses,
): Titles {
  const titles = new Map<string, readonly Title[]>();
  return {
    of(name, source) {
      const told = titles.get(name) ?? lookUp(name);
      titles.set(name, told);
      return told.find(({at}) => at < source.start || source.end <= at)?.class ?? null;
    },
  };

  function lookUp(name: string): Title[] {
    const found: Title[] = [];
    let at = text.text.indexOf(name);
    for (let n = 0; at >= 0 && n < MENTIONS; n++, at = text.text.indexOf(name, at + name.length)) {
      const clauses = treeOf(text.sentenceAt(at));
      let token = tokenAt(clauses.sentence, at);
      if (token < 0 || clauses.sentence.forms[token] !== name) continue;
      for (
        let up = clauses.sentence.heads[token]!;
        up >= 0 && isNamePart(clauses, token) && isNoun(clauses, up);
        up = clauses.sentence.heads[up]!
      )
        token = up;
      const phrase = nounPhrase(clauses, token, {from: 0, to: clauses.sentence.size - 1});
      const {class: kind, standing} = classifier.classify(text.text.slice(phrase.start, phrase.end));
      if (kind !== null && standing !== 'plain' && standing !== 'place') found.push({at, class: kind});
    }
    return found;
  }
}

function isNamePart(clauses: Clauses, i: number): boolean {
  return ['flat', 'compound', 'appos', 'nmod'].includes(relationOf(clauses, i));
}

/** "Capt. Ana Ruiz, with the harbour police, said", "a report by the army said": the body that the words behind a source name. */
export function officeBehind(
  text: string,
  {sentence}: Clauses,
  source: Span,
  classifier: SpeakerClassifier,
): SpeakerClass | null {
  let i = sentence.starts.findIndex((start) => start >= source.end);
  if (i < 0) return null;
  if (sentence.forms[i] === ',') i++;
  const apposed = sentence.forms[i - 1] === ',' && sentence.upos[i] === 'DET';
  // "Adan, who heads the rescue service"
  const relative = /^W/.test(sentence.xpos[i] ?? '') && /^VB[DZ]/.test(sentence.xpos[i + 1] ?? '');
  if (relative) i += 2;
  else if (sentence.upos[i] !== 'ADP' && !apposed) return null;
  const first = i;
  while (i < sentence.size && OFFICE.test(sentence.xpos[i]!)) i++;
  if (i === first) return null;
  const {class: kind, standing} = classifier.classify(text.slice(sentence.starts[first]!, sentence.ends[i - 1]!));
  return standing === 'body' ? kind : null;
}
