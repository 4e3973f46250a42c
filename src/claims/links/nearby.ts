import type {Sentence} from '../../model/sentence.ts';
import type {EffectReading, Trigger} from '../effects/triggers.ts';
import {isProper} from './phrases.ts';

/**
 * Those whom an effect word meets by where they stand, for sentences the parser gets wrong: headlines ("Man arrested
 * in fire", "Police arrest clerk"), inversions ("Killed were …"), and subjects far from their verb.
 */
export function besides(
  sentence: Sentence,
  trigger: Trigger,
  {frame}: EffectReading,
  links: ReadonlySet<string>,
): number[] {
  if (frame === 'of') return behindLink(sentence, trigger.last, links);
  if (!['object', 'either', 'subject', 'state'].includes(frame)) return [];
  const inverted = behindAuxiliary(sentence, trigger);
  if (inverted >= 0) return [inverted];
  const passive = frame === 'object' || frame === 'either';
  if (passive && meetsWhatFollows(sentence, trigger)) return [headOfRun(sentence, trigger.last + 1)];
  if (passive && !isParticiple(sentence, trigger)) return [];
  if (opensPhrase(sentence, trigger.last + 1)) return [];
  return subjectsBefore(sentence, trigger);
}

/** "the murder in the capital of D. Cortez": the noun behind the first linking word of the phrase. */
function behindLink(sentence: Sentence, last: number, links: ReadonlySet<string>): number[] {
  for (let i = last + 1; i < last + 7; i++) {
    if (links.has(sentence.lower[i] ?? '')) return [headOfRun(sentence, i + 1)];
    if (!/^(IN|DT|NNP|NN|CD|JJ)$/.test(sentence.xpos[i] ?? '')) break;
  }
  return [];
}

/** "Killed were D. Cortez and …": the sentence begins with the participle. */
function behindAuxiliary(sentence: Sentence, {first, last, anchor}: Trigger): number {
  const opener = first - (sentence.upos[first - 1] === 'ADV' ? 2 : 1);
  const begins = opener < 0 || sentence.upos[opener] === 'PUNCT';
  if (!begins || !/^VB[ND]$/.test(sentence.xpos[anchor] ?? '')) return -1;
  // "Injured by the blast were …"
  let verb = last + 1;
  if (sentence.xpos[verb] === 'IN') verb++;
  while (verb > last + 1 && /^(DT|NN\w*|JJ|IN|CD)$/.test(sentence.xpos[verb] ?? '')) verb++;
  if (!/^VB[DZP]$/.test(sentence.xpos[verb] ?? '') || !/^(AUX|VERB)$/.test(sentence.upos[verb] ?? '')) return -1;
  return headOfRun(sentence, verb + (sentence.xpos[verb + 1] === ':' ? 2 : 1));
}

/** "Police arrest clerk", "Rebels shot and killed a man", "who shot dead a man": a verb right between those who do it and those it meets. */
function meetsWhatFollows(sentence: Sentence, {first, last, anchor}: Trigger): boolean {
  if (first === 0 || !/^(NN\w*|PRP|WP)$/.test(sentence.xpos[first - 1] ?? '') || !opensPhrase(sentence, last + 1))
    return false;
  const tag = sentence.xpos[anchor] ?? '';
  if (/^VB[DG]$/.test(tag)) return true;
  // The rest are verbs that the tagger took for nouns.
  if (tag === 'NN' && last > first && sentence.xpos[last + 1] === 'DT') return true;
  return /^(VB[ZP]?|NNS?)$/.test(tag) && first <= 3 && isHeadline(sentence, anchor);
}

/** A sentence without any finite verb but the one given. */
function isHeadline(sentence: Sentence, but: number): boolean {
  for (let i = 0; i < sentence.size; i++) {
    if (i !== but && /^(VB[DZP]|MD)$/.test(sentence.xpos[i] ?? '')) return false;
  }
  return true;
}

function isParticiple(sentence: Sentence, {first, last, anchor, readings}: Trigger): boolean {
  const tag = sentence.xpos[anchor] ?? '';
  if (tag === 'VBN' || tag === 'JJ') return true;
  // "was found shot to death"
  if (tag === 'NN' && last > first && sentence.xpos[first - 1] === 'VBN') return true;
  if (tag === 'VBD') return !/^W/.test(sentence.xpos[first - 1] ?? '');
  // Taggers take a headline's participle for a noun ("Rider shot with air gun"), unless it may be one ("murder").
  const noun = readings.some(({frame}) => frame === 'counted' || frame === 'of');
  return tag === 'NN' && !noun && /^NNP?$/.test(sentence.xpos[first - 1] ?? '') && isHeadline(sentence, anchor);
}

/** Whether a noun phrase begins at the token: the verb before it has an object of its own. */
export function opensPhrase(sentence: Sentence, i: number): boolean {
  let end = i;
  while (/^(DT|JJ|CD)$/.test(sentence.xpos[end] ?? '')) end++;
  // "killed last week": words of time are no object.
  if (/^NN/.test(sentence.xpos[end] ?? '') && sentence.relations[end]?.endsWith(':unmarked')) return false;
  return /^(DT|PDT|PRP\$?|CD|NN\w*|JJ|\$)$/.test(sentence.xpos[i] ?? '');
}

/** The last noun of a run of words that may be one noun phrase, or −1. */
function headOfRun(sentence: Sentence, from: number): number {
  let i = from;
  while (/^(DT|JJ|CD|HYPH|NN|NNP|PRP\$|VBN)$/.test(sentence.xpos[i] ?? '')) i++;
  const last = i - 1;
  if (last < from || !/^(NNP?|JJ)$/.test(sentence.xpos[last] ?? '')) return -1;
  // The parser may hang a name's later words on its first.
  let head = last;
  while (head > from && sentence.heads[head]! < head && sentence.heads[head]! >= from) head = sentence.heads[head]!;
  return /^NNP?$/.test(sentence.xpos[head] ?? '') ? head : last;
}

/**
 * The nouns that may be a verb's subject, the outermost first: over auxiliaries, what commas set off, and prepositions.
 *
 * A finite verb's subject stands before its prepositions ("Photos of the suspect were released").
 */
function subjectsBefore(sentence: Sentence, {first: verb, anchor}: Trigger): number[] {
  let i = verb - 1;
  // "Iraqi national found dead"
  if (/^(JJ|NN)$/.test(sentence.xpos[anchor] ?? '') && sentence.xpos[i] === 'VBN') i--;
  while (i >= 0 && (/^(RB\w?|MD|TO)$/.test(sentence.xpos[i] ?? '') || isAuxiliary(sentence, i))) i--;
  const finite = i < verb - 1 || sentence.xpos[anchor] === 'VBD';
  const relative = sentence.xpos[i] === 'WP';
  if (relative) i -= sentence.xpos[i - 1] === ',' ? 2 : 1;
  const found: number[] = [];
  let inner = -1;
  for (let steps = 0; i >= 0 && steps < 8; steps++) {
    if (sentence.xpos[i] === ',') i = beforeInsertion(sentence, i);
    // "a child infected with the virus died"
    else if (inner >= 0 && sentence.xpos[i] === 'VBN') i--;
    else if (!mayHead(sentence, i)) break;
    else {
      found.push(headOfName(sentence, i));
      const start = startOfRun(sentence, i);
      const before = sentence.xpos[start - 1];
      // "a man accused of killing two women was arrested"
      if (isGerundsObject(sentence, start) && /^(VB[ND]|NN)$/.test(sentence.xpos[start - 3] ?? '')) {
        found.pop();
        inner = inner < 0 ? i : inner;
        i = start - 4;
        continue;
      }
      if (!finite || relative) break;
      // "The names of the clerk and the guard were released."
      const joined = before === 'CC' ? startOfRun(sentence, start - 2) : start;
      const governed = sentence.xpos[joined - 1] === 'IN';
      if (governed) inner = found.pop() ?? inner;
      i = governed || before === ',' ? joined - 2 : -1;
    }
  }
  // "that D. Hale was killed": no preposition after all.
  return found.length > 0 || inner < 0 ? found.reverse() : [inner];
}

/** The token that governs the name that ends at a token; the token itself where it is no name. */
export function headOfName(sentence: Sentence, last: number): number {
  let first = last;
  while (first > 0 && isProper(sentence, first) && isProper(sentence, first - 1)) first--;
  for (let i = first; i <= last; i++) {
    const head = sentence.heads[i] ?? -1;
    if (head < first || head > last) return i;
  }
  return last;
}

/** "accused of killing two women": what a gerund behind a preposition meets is no subject of what follows. */
export function isGerundsObject({xpos}: Sentence, start: number): boolean {
  return xpos[start - 1] === 'VBG' && xpos[start - 2] === 'IN';
}

function isAuxiliary(sentence: Sentence, i: number): boolean {
  return sentence.upos[i] === 'AUX' && /^VB/.test(sentence.xpos[i] ?? '');
}

/** From a closing comma to the token before the opening one: ", 43," and ", whose name was withheld,". */
function beforeInsertion(sentence: Sentence, closing: number): number {
  let i = closing - 1;
  while (i > 0 && sentence.xpos[i] !== ',') i--;
  if (i <= 0 || !opensInsertion(sentence, i + 1)) return -1;
  // "Man, 34, struck, killed by car": an age before is one, too.
  return sentence.xpos[i - 1] === 'CD' && sentence.xpos[i - 2] === ',' ? i - 3 : i - 1;
}

/** Ages, relative clauses, appositions and places of origin are set off behind a subject. */
function opensInsertion(sentence: Sentence, i: number): boolean {
  if (sentence.xpos[i] === 'VBD') return sentence.xpos[i + 1] === ',';
  return /^(CD|W.*|DT|JJ|NN|IN|RB|VBN|VBG)$/.test(sentence.xpos[i] ?? '');
}

function mayHead(sentence: Sentence, i: number): boolean {
  const tag = sentence.xpos[i] ?? '';
  return (
    /^(NNP?S?|PRP|CD)$/.test(tag) ||
    (i === 0 && tag === 'UH') ||
    (tag === 'JJ' && /^(HYPH|DT|NN|JJ)$/.test(sentence.xpos[i - 1] ?? ''))
  );
}

/** Where the words that may be one noun phrase with a noun begin. */
function startOfRun(sentence: Sentence, noun: number): number {
  let i = noun;
  while (i > 0 && /^(NN\w*|JJ\w?|DT|CD|PRP\$|POS|HYPH|``|'')$/.test(sentence.xpos[i - 1] ?? '')) i--;
  return i;
}
