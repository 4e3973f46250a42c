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

/** The field of the form in which a part of a claim is written. */
export function partOf(part: string): string {
  return FIELD_BY_PART[part] ?? part.split('.')[0] ?? part;
}
