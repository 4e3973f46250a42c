import {expect, test} from 'vitest';
import type {NameFrequency} from '../incidents/load.ts';
import {digestOf} from '../ledger/bytes.ts';
import type {Pack, Row} from '../packs/pack.ts';
import {documentOf} from '../read/document.ts';
import {encodeGist} from './gist.ts';
import {compileGists} from './maker.ts';

const FREQUENCY: NameFrequency = {documents: 100, counts: new Map([['harbour', 40]])};

/** A pack of a few words, so that what is made with it changes with the program alone. */
function packWith(tables: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>): Pack {
  const rows = new Map(
    Object.entries(tables).map(([name, cells]) => [
      name,
      cells.map((each, line): Row => ({cells: each, example: '', line})),
    ]),
  );
  return {lang: 'en', version: 1, table: (name) => rows.get(name) ?? []};
}

const TABLES = {
  names: [
    {word: 'mr', kind: 'honorific'},
    {word: 'the', kind: 'article'},
    {word: 'brother', kind: 'kin'},
    {word: 'de', kind: 'joint'},
  ],
  'place-given-names': [{names: 'Osric Wilna'}],
  'function-words': [{word: 'the'}, {word: 'a'}],
  'time-words': [{phrase: 'Monday', kind: 'weekday'}],
  scenes: [{word: 'ferry', scene: 'ferry'}],
};

const TEXTS = [
  'Ferry sinks off Quillport\n\nAt least 12 people died when a ferry sank off Quillport on Monday. Osric de Tolland, 34, was among them, his brother Wilna Tolland said.',
  'Mr Pemberley told the Quillport Courier that 30 were saved. “Nobody knew,” said Osric Vane of Harbour Row 17.',
];

test('compileGists() makes what METHOD says: where this fails, raise METHOD and put the new digest here', () => {
  const maker = compileGists(packWith(TABLES), FREQUENCY);
  const made = TEXTS.map((text, i) => maker.make(documentOf(text, {id: `d${i}`, lang: 'en'}), []));
  expect(made.map(({names}) => names.length > 0)).toEqual([true, true]);
  const digests = made.map((gist) => digestOf(encodeGist(gist)).slice(0, 16));
  expect([maker.id.split(' ')[1], ...digests]).toEqual(['1', '6e2092fd4aa9ad5c', '44ab7045548f0628']);
});

test('the id of a maker changes with every word it is compiled of, and with the reference collection', () => {
  const ids = [
    compileGists(packWith(TABLES), FREQUENCY),
    compileGists(packWith({...TABLES, scenes: [{word: 'ferry', scene: 'ship'}]}), FREQUENCY),
    compileGists(packWith({...TABLES, names: TABLES.names.slice(1)}), FREQUENCY),
    compileGists(packWith(TABLES), {...FREQUENCY, counts: new Map([['harbour', 41]])}),
  ].map(({id}) => id);
  expect(new Set(ids).size).toBe(4);
  expect(compileGists(packWith({...TABLES, other: [{word: 'x'}]}), FREQUENCY).id).toBe(ids[0]);
});
