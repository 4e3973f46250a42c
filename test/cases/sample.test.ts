import {fileURLToPath} from 'node:url';
import {beforeAll, describe, expect, test} from 'vitest';
import type {Claim, Document} from '../../src/index.ts';
import {readInputs} from '../../src/index.ts';
import {claimToLine} from './compare.ts';
import {caseReader} from './reader.ts';
import {figureToValue} from './value.ts';

const FOLDER = fileURLToPath(new URL('../../samples/kazakhstan-2022', import.meta.url));

/** Report, effect, value and words of the speaker: the public figures, as samples/kazakhstan-2022/README.md lists them. */
const PUBLIC_FIGURES = [
  ['kz-02', 'killed', '8', 'interior ministry'],
  ['kz-02', 'injured', '317', 'ministry'],
  ['kz-03', 'killed', '13', 'state television'],
  ['kz-03', 'killed', '2', 'state television'],
  ['kz-03', 'injured', '353', 'commandant'],
  ['kz-05', 'killed', '24–99', 'police spokeswoman'],
  ['kz-05', 'killed', '2–3', 'state television'],
  ['kz-06', 'injured', '1001+', 'health ministry'],
  ['kz-06', 'hospitalized', '~400', 'deputy minister'],
  ['kz-06', 'hospitalized', '62', 'deputy minister'],
  ['kz-06', 'detained', '~2000', 'police'],
  ['kz-06', 'detained', '2298', 'interior ministry'],
  ['kz-07', 'killed', '26', 'interior ministry'],
  ['kz-07', 'injured', '18', 'interior ministry'],
  ['kz-07', 'detained', '3001+', 'interior ministry'],
  ['kz-07', 'killed', '18', 'ministry'],
  ['kz-08', 'deployed', '~2500', 'secretariat'],
  ['kz-08', 'deployed', '3000', 'other reports'],
  ['kz-08', 'killed', '24–99', 'police spokeswoman'],
  ['kz-09', 'killed', '164', 'health ministry'],
  ['kz-09', 'killed', '103', 'health ministry'],
  ['kz-09', 'killed', '2', 'health ministry'],
  ['kz-09', 'detained', '5800', 'office of the president'],
  ['kz-10', 'killed', '164', 'health ministry'],
  ['kz-11', 'detained', '7939', 'interior ministry'],
  ['kz-12', 'detained', '9900', 'interior ministry'],
  ['kz-13', 'killed', '225', "prosecutor-general's office"],
  ['kz-13', 'killed', '19', "prosecutor-general's office"],
  ['kz-13', 'injured', '4353', 'representative of the office'],
  ['kz-14', 'killed', '225', 'prosecutors'],
  ['kz-15', 'killed', '230', "prosecutor-general's office"],
  ['kz-16', 'killed', '238', ''],
] as const;

const documents: Document[] = [];
const claims = new Map<string, readonly Claim[]>();
beforeAll(async () => {
  const reader = caseReader();
  for await (const input of readInputs([FOLDER])) {
    expect(input).toHaveProperty('kind', 'document');
    if (input.kind !== 'document') continue;
    documents.push(input.document);
    claims.set(input.document.id, reader.claims(input.document));
  }
});

test('the sample has sixteen reports with title, date and publisher', () => {
  expect(documents).toHaveLength(16);
  for (const {title, published, source, problems} of documents) {
    expect({title, published, publisher: source.publisher}).not.toContain(null);
    expect(problems).toEqual([]);
  }
});

describe('the sample tells', () => {
  test.each(PUBLIC_FIGURES)('in %s: %s %s, said by %j', (id, effect, value, speaker) => {
    const ofReport = claims.get(id) ?? [];
    const found = ofReport.some(
      (claim) =>
        claim.effect === effect &&
        figureToValue(claim.figure) === value &&
        (claim.speaker?.name ?? claim.speaker?.text ?? '').toLowerCase().includes(speaker.toLowerCase()),
    );
    expect(found ? [] : ofReport.map(claimToLine)).toEqual([]);
  });
});
