import type {AffectedClass, Effect} from '../model/claim.ts';
import type {Sentence} from '../model/sentence.ts';
import type {Description} from './people.ts';
import type {EffectReading, Need} from './triggers.ts';

const FORCES: ReadonlySet<AffectedClass> = new Set(['military', 'police', 'medic', 'aid_worker', 'militant']);

/**
 * Whether those counted can be what the effect needs: only things are destroyed, only forces deployed.
 *
 * `counted` is the noun, or −1 where the text leaves it out ("13 were killed"): then the effect's verb has to be plain.
 */
export function fits(sentence: Sentence, reading: EffectReading, counted: number, who: Description | null): boolean {
  return reading.needs.every((need) => meets(sentence, need, reading, counted, who));
}

function meets(
  sentence: Sentence,
  need: Need,
  reading: EffectReading,
  counted: number,
  who: Description | null,
): boolean {
  switch (need) {
    case 'people':
      return who === null || counted < 0 || isPeople(sentence, counted, who, reading);
    case 'forces':
      return who !== null && FORCES.has(who.class);
    case 'things':
      return (
        who !== null &&
        counted >= 0 &&
        (who.sort === 'thing' || (who.sort === 'unknown' && isCommonNoun(sentence, counted)))
      );
    case 'disease':
      return true;
  }
}

/** Only the living are killed or hurt: "cleaners" are then people, whatever else the word may name. */
const OF_THE_LIVING: ReadonlySet<Effect> = new Set(['killed', 'injured', 'casualties']);

function isPeople(sentence: Sentence, counted: number, who: Description, reading: EffectReading): boolean {
  if (who.sort === 'person' || who.sort === 'group') return true;
  if (who.sort === 'animal') return false;
  const strict = reading.countOnly;
  if (who.sort === 'thing') return !strict && OF_THE_LIVING.has(reading.effect) && sentence.xpos[counted] === 'NNS';
  const tag = sentence.xpos[counted] ?? '';
  return (
    tag === 'CD' ||
    tag.startsWith('PRP') ||
    tag === 'DT' ||
    tag === 'NN' ||
    (!strict && tag.startsWith('N')) ||
    tag.startsWith('JJ')
  );
}

function isCommonNoun(sentence: Sentence, i: number): boolean {
  return sentence.xpos[i] === 'NNS' || sentence.xpos[i] === 'NN';
}
