import fc from 'fast-check';
import type {Report} from '../../src/model/report.ts';
import {documentOf} from '../../src/read/document.ts';
import {createTally} from '../../src/tally.ts';
import {caseReader} from '../cases/reader.ts';

const reader = caseReader();
export const tally = createTally();

const TOWNS = ['Quetta', 'Mombasa', 'Lima', 'Khartoum'] as const;
const SPEAKERS = [
  'police',
  'the interior ministry',
  'doctors at the hospital',
  'the rights group Nile Witness',
  'officials',
] as const;
const SCENES = ['a blast at the vegetable market', 'a fire in a clothing factory', 'the collapse of a school'] as const;
export const OUTLETS = ['Granite Times', 'Lakeside Standard', 'Hill Gazette', 'Delta Courier'] as const;

/** A report of a disaster: enough words that a copy is known for one. */
export interface Told {
  readonly town: string;
  readonly scene: string;
  readonly speaker: string;
  readonly outlet: string;
  readonly day: number;
  readonly killed: number;
  readonly hurt: number;
}

/** Any report of a few disasters. */
export const told: fc.Arbitrary<Told> = fc.record({
  town: fc.constantFrom(...TOWNS),
  scene: fc.constantFrom(...SCENES),
  speaker: fc.constantFrom(...SPEAKERS),
  outlet: fc.constantFrom(...OUTLETS),
  day: fc.integer({min: 1, max: 9}),
  killed: fc.integer({min: 0, max: 40}),
  hurt: fc.integer({min: 0, max: 200}),
});

/** The report, read and with its fingerprint. */
export function reportOf(
  {town, scene, speaker, outlet, day, killed, hurt}: Told,
  id: string,
  published = `2021-03-0${day}`,
): Report {
  const text = `${killed} people were killed and ${hurt} injured in ${scene} in ${town} on Monday, ${speaker} said. Rescue teams worked on through the night, and in the morning the streets around were still closed while relatives waited for news of those they had not found.`;
  const document = documentOf(text, {id, publisher: outlet, published});
  return tally.report(document, reader.claims(document));
}

/** Some reports of a few disasters. */
export const reports = fc
  .array(told, {minLength: 1, maxLength: 7})
  .map((all) => all.map((each, i) => reportOf(each, `r${i}`)));
