import type {ChosenWords} from '../../desk/views.ts';

/** Fields that stand for a part of a claim under another name. */
const FIELD_BY_PART: Readonly<Record<string, keyof ChosenWords['written']>> = {
  content: 'figure',
  'figure.low': 'low',
  'figure.high': 'high',
  'affected.class': 'class',
  'speaker.class': 'speakerClass',
  time: 'to',
  'time.from': 'from',
  'time.to': 'to',
};

/** What the fields are called. */
export const FIELD_NAMES: Readonly<Record<keyof ChosenWords['written'], string>> = {
  figure: 'The words of the count',
  low: 'At least',
  high: 'At most',
  approx: 'About so many',
  effect: 'What happened',
  trigger: 'The words that say it',
  class: 'Who was counted',
  affected: 'The words for them',
  speaker: 'The words for who says so',
  speakerClass: 'What kind of body',
  stance: 'How it is put',
  scope: 'What the count covers',
  place: 'The words for the place',
  from: 'First day',
  to: 'Last day',
};

/** The field of the form in which a part of a claim is written. */
export function fieldOf(part: string): keyof ChosenWords['written'] {
  const [whole = ''] = part.split('.');
  return (
    FIELD_BY_PART[part] ?? (Object.hasOwn(FIELD_NAMES, whole) ? (whole as keyof ChosenWords['written']) : 'figure')
  );
}
