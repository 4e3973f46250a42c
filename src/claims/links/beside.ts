import {childrenBy, isRelation} from '../../language/tree.ts';
import type {Sentence} from '../../model/sentence.ts';
import {covers, type EffectReading, type Trigger} from '../effects/triggers.ts';
import type {FoundFigure} from '../figures/figures.ts';
import {isGerundsObject} from './nearby.ts';
import {isTitled} from './phrases.ts';

/** "45 people have been reported dead": nothing but auxiliaries and adverbs between the phrase and the trigger. */
export function standsBefore(
  sentence: Sentence,
  figure: FoundFigure,
  trigger: Trigger,
  reading: EffectReading,
): boolean {
  if (reading.frame === 'of') return false;
  const end = overInsertion(sentence, phraseEnd(sentence, figure, trigger));
  if (trigger.first <= end || trigger.first - end > 6) return false;
  const passive = reading.frame === 'object' || reading.frame === 'either';
  // Taggers take a participle without auxiliary for a noun ("2 staff shot dead"): side by side, it is none.
  const tag = sentence.xpos[trigger.anchor] ?? '';
  const beside = trigger.first === end + 1 && (tag === 'NN' || (tag === 'NNP' && isTitled(sentence)));
  if (passive && !/^(VBN|VBD|JJ)$/.test(tag) && !beside) return false;
  if (passive && isActive(sentence, trigger)) return false;
  const governed = /^(IN|TO)$/.test(sentence.xpos[figure.first - 1] ?? '');
  if (passive && governed && !(figure.noun < 0 && trigger.first === end + 1 && isSummedUp(sentence, figure)))
    return false;
  // "a man suspected of killing two women was arrested": whom he met is not met again.
  if (passive && isGerundsObject(sentence, figure.first) && trigger.first > end + 1) return false;
  // "School 59 … injured": a number behind a name belongs to the name.
  if (figure.noun < 0 && figure.of < 0 && /^NN/.test(sentence.xpos[figure.first - 1] ?? '')) return false;
  for (let i = end + 1; i < trigger.first; i++) {
    if (!/^(VB[DPZN]?|MD|TO|RB|WP|WDT|NNS?)$/.test(sentence.xpos[i] ?? '')) return false;
    if (/^NN/.test(sentence.xpos[i] ?? '') && i > end + 2) return false;
    const finite = /^VB/.test(sentence.xpos[i] ?? '') && sentence.upos[i] === 'VERB' && sentence.xpos[i] !== 'VBN';
    // "dozens feared dead", "12 found dead"
    if (finite && !(reading.frame === 'state' && trigger.first === end + 2)) return false;
  }
  return true;
}

/** "gave a total of 54 killed" */
function isSummedUp({xpos}: Sentence, {first}: FoundFigure): boolean {
  return xpos[first - 3] === 'DT' && xpos[first - 2] === 'NN' && xpos[first - 1] === 'IN';
}

/** "13 dead", "14 soldiers wounded", "six miners are missing": at most auxiliaries between, and nothing acted on behind. */
export function standsRightBefore(
  sentence: Sentence,
  figure: FoundFigure,
  trigger: Trigger,
  reading: EffectReading,
): boolean {
  if (!['object', 'state', 'subject'].includes(reading.frame) || !standsBefore(sentence, figure, trigger, reading))
    return false;
  const end = overInsertion(sentence, phraseEnd(sentence, figure, trigger));
  // "18 people were confirmed dead"
  const called = reading.frame === 'state' && sentence.xpos[trigger.first] === 'JJ';
  const named = called && sentence.xpos[trigger.first - 1] === 'VBN' ? 1 : 0;
  for (let i = end + 1; i < trigger.first - named; i++) if (sentence.upos[i] !== 'AUX') return false;
  return true;
}

/** "three gunmen killed eight farmers": a verb without passive auxiliary right before another count has that for its object. */
export function actsOn(sentence: Sentence, trigger: Trigger, figures: readonly FoundFigure[]): boolean {
  if (!/^VB/.test(sentence.xpos[trigger.anchor] ?? '') || childrenBy(sentence, trigger.anchor, 'aux:pass').length > 0)
    return false;
  return figures.some(({first}) => first === trigger.last + 1);
}

/** "three gunmen killed eight farmers": a past tense with an object behind it, and no auxiliary before. */
function isActive(sentence: Sentence, {anchor, last, tokens}: Trigger): boolean {
  if (childrenBy(sentence, anchor, 'aux:pass').length > 0) return false;
  // "set alight" may be a verb with its own object to the parser.
  if (childrenBy(sentence, anchor, 'obj').some((i) => !tokens.includes(i))) return true;
  if (sentence.xpos[anchor] === 'VBN') return false;
  // "twelve gunmen shot and wounded a guard"
  const second = sentence.xpos[last + 1] === 'CC' && sentence.xpos[last + 2] === 'VBD' ? last + 2 : -1;
  if (second >= 0 && childrenBy(sentence, second, 'obj').length > 0) return true;
  return /^(CD|DT|NN.*|JJ|PRP.*)$/.test(sentence.xpos[last + 1] ?? '');
}

/** Last token of the figure and its noun ("66 more" without one); a noun that is the trigger's own word does not count. */
function phraseEnd({xpos}: Sentence, figure: FoundFigure, trigger: Trigger): number {
  // "three dead and 40 hurt": what stands behind a conjunction is not the noun of both counts.
  const joined = xpos.slice(figure.last + 1, trigger.first).includes('CC') ? figure.last : trigger.first - 1;
  const end = Math.max(figure.last, figure.of, covers(trigger, figure.noun) ? joined : figure.noun);
  return end === figure.last && xpos[end + 1] === 'JJR' ? end + 1 : end;
}

/** "nine, including a nurse, were hurt": from the phrase to the comma that closes what is set off behind it. */
function overInsertion(sentence: Sentence, end: number): number {
  if (isDash(sentence, end + 1)) return overDashes(sentence, end);
  if (sentence.xpos[end + 1] !== ',') return end;
  // "ten men, most of them farmers, were hurt": with whatever verb, for they are its own.
  const partly = sentence.xpos[end + 3] === 'IN' && /^(PRP|WP)$/.test(sentence.xpos[end + 4] ?? '');
  if (!partly && !/^(IN|VBG)$/.test(sentence.xpos[end + 2] ?? '')) return end;
  for (let i = end + 3; i < end + 16; i++) {
    if (sentence.xpos[i] === ',' && /^(VB.?|MD|RB)$/.test(sentence.xpos[i + 1] ?? '')) return i;
    if (!partly && /^(VB[DPZ]|MD)$/.test(sentence.xpos[i] ?? '')) return end;
    if (/^(:|\.)$/.test(sentence.xpos[i] ?? '')) return end;
  }
  return end;
}

/** "Four people – a soldier and three clerks – were killed": to the dash that closes the list, before a verb. */
function overDashes(sentence: Sentence, end: number): number {
  for (let i = end + 2; i < Math.min(sentence.size - 1, end + LONGEST_LIST); i++) {
    if (/^(VB[DPZ]|MD|\.)$/.test(sentence.xpos[i] ?? '')) return end;
    if (isDash(sentence, i)) return /^(VB[DPZ]|MD)$/.test(sentence.xpos[i + 1] ?? '') ? i : end;
  }
  return end;
}

const LONGEST_LIST = 24;

function isDash({forms}: Sentence, i: number): boolean {
  return /^(?:[–—-]|--)$/.test(forms[i] ?? '');
}

/** "Two men from the north side of the city have been arrested": no verb, no other count between. */
export function standsFarBefore(
  sentence: Sentence,
  figure: FoundFigure,
  trigger: Trigger,
  reading: EffectReading,
  figures: readonly FoundFigure[],
): boolean {
  if (!['object', 'either', 'subject', 'state'].includes(reading.frame) || figure.noun < 0) return false;
  const end = phraseEnd(sentence, figure, trigger);
  if (trigger.first <= end || trigger.first - end > 20) return false;
  // "12 reporters in four countries were killed": a count inside another's phrase is of something else.
  if (isRelation(sentence, figure.noun, 'nmod') && figures.some(({noun}) => noun === sentence.heads[figure.noun]))
    return false;
  if (figures.some((other) => other.first > end && other.last < trigger.first && other.noun >= 0)) return false;
  const passive = childrenBy(sentence, trigger.anchor, 'aux:pass', 'cop').length > 0;
  if (!passive && reading.frame !== 'subject') return false;
  // "Of the 40 soldiers at the post, 12 were killed"
  if (childrenBy(sentence, figure.noun, 'case').includes(0) && sentence.xpos[figure.first - 1] === 'DT') return false;
  if (isBehindRelative(sentence, end, trigger)) return true;
  for (let i = end + 1; i < trigger.first; i++) {
    const finite = /^VB[DPZ]$/.test(sentence.xpos[i] ?? '') && sentence.upos[i] === 'VERB';
    // "carrying food and supplies were": right before an auxiliary stands no other finite verb.
    if (finite && sentence.upos[i + 1] !== 'AUX') return false;
    const joinsNouns = sentence.xpos[i] === 'CC' && /^(NN.*|JJ|VBZ)$/.test(sentence.xpos[i + 1] ?? '');
    if (!joinsNouns && (/^(:|CC|W.*)$/.test(sentence.xpos[i] ?? '') || sentence.forms[i] === ';')) return false;
  }
  return true;
}

/** "four nuns who were on their way home were killed": one relative clause between, with one verb of its own. */
function isBehindRelative(sentence: Sentence, end: number, trigger: Trigger): boolean {
  const from = sentence.xpos[end + 1] === ',' ? end + 2 : end + 1;
  if (!/^(WP|WDT)$/.test(sentence.xpos[from] ?? '')) return false;
  let verbs = 0;
  for (let i = from + 1; i < trigger.first; i++) {
    const tag = sentence.xpos[i] ?? '';
    if (/^(CC|:|\.|W.*)$/.test(tag)) return false;
    const carried = sentence.upos[i - 1] === 'AUX' || /^(MD|RB)$/.test(sentence.xpos[i - 1] ?? '');
    if (/^(VB[DPZ]|MD)$/.test(tag) && !(carried && verbs > 0 && sentence.upos[i - 1] === 'AUX')) verbs++;
  }
  // The relative clause's, and the auxiliary of the verb that is the trigger.
  let before = trigger.first - 1;
  while (sentence.upos[before] === 'ADV') before--;
  return verbs === (sentence.upos[before] === 'AUX' ? 2 : 1);
}

/** "and wounding 56 others": a verb right before the count has it for its object, whatever the parser thought. */
export function isGoverned(sentence: Sentence, figure: FoundFigure, trigger: Trigger, reading: EffectReading): boolean {
  if (reading.frame !== 'object' || !/^VB/.test(sentence.xpos[trigger.anchor] ?? '')) return false;
  if (childrenBy(sentence, trigger.anchor, 'aux:pass').length > 0) return false;
  const gap = figure.first - trigger.last - 1;
  // Also behind scare quotes: "troops "neutralised" 15 raiders".
  return gap === 0 || (gap === 1 && /^(DT|PDT|RB|'')$/.test(sentence.xpos[figure.first - 1] ?? ''));
}

/** "killing at least 12", "wounding another 56": nothing but a determiner between the trigger and the figure. */
export function standsBehind(
  sentence: Sentence,
  figure: FoundFigure,
  trigger: Trigger,
  reading: EffectReading,
): boolean {
  if (figure.first <= trigger.last || figure.first - trigger.last > 3) return false;
  // "the death of six people": one preposition, whatever the parser hung it on.
  if (reading.frame === 'of')
    return figure.first === trigger.last + 2 && /^(IN|TO)$/.test(sentence.xpos[trigger.last + 1] ?? '');
  if (reading.frame !== 'object' && reading.frame !== 'either') return false;
  if (sentence.xpos[trigger.anchor] === 'VBN' && childrenBy(sentence, trigger.anchor, 'nsubj:pass').length > 0)
    return false;
  for (let i = trigger.last + 1; i < figure.first; i++) {
    if (!/^(DT|RB|JJ|JJR|PRP\$)$/.test(sentence.xpos[i] ?? '')) return false;
  }
  return true;
}
