import type {Sentence} from '../../model/sentence.ts';
import type {Candidate} from './candidate.ts';
import type {FigureKind, FigureWords} from './words.ts';

/** "aged", "year-old" and the like are cues; here is the age that follows a name: "a teacher, 43, was". */
export function ageOf({sentence, number, counted, words, ...hedged}: Candidate): FigureKind | null {
  const {first, last} = number;
  if (number.form === 'ordinal' || number.high > 110) return null;
  const over = hedged.first < first && words.persons.has(sentence.lower[hedged.first - 1] ?? '');
  if (over && counted.noun < 0 && counted.of < 0) return 'age';
  if (number.form !== 'digits' || number.joint !== null) return null;
  const opens = sentence.forms[first - 1] ?? '';
  const closes = sentence.forms[last + 1] ?? '.';
  // A headline's first word is a noun, whatever the tagger says ("Man, 80, dies").
  const tag = first === 2 ? 'NN' : (sentence.xpos[first - 2] ?? '');
  if (opens === '(') return closes === ')' && tag.startsWith('NNP') ? 'age' : null;
  if (opens !== ',' || isPlaced(sentence, first - 2, words)) return null;
  // "two women, 23 and 27, have"
  const pair = words.numbers.get(closes.toLowerCase())?.kind === 'and' && /^\d+$/.test(sentence.forms[last + 2] ?? '');
  if (pair) return tag.startsWith('NN') && sentence.forms[last + 3] === ',' ? 'age' : null;
  return /^(NN|NNP|NNPS)$/.test(tag) && /^[,;.)—–]$/.test(closes) ? 'age' : null;
}

/** "In Herat, 43, mostly children, …": a place comes before the comma, not a person. */
function isPlaced(sentence: Sentence, from: number, words: FigureWords): boolean {
  for (let k = from; k >= Math.max(0, from - 4); k--) {
    if (words.places.has(sentence.lower[k] ?? '')) return true;
    if (sentence.upos[k] === 'VERB' || sentence.forms[k] === ',') return false;
  }
  return false;
}
