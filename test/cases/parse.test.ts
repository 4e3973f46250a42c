import {expect, test} from 'vitest';
import {parseCases} from './parse.ts';

const CASE = `# Figures

What this file is about.

## "At least" leaves the figure open above

Published 2022-01-06.

**Ferry sinks**

At least 12 people were killed,
the coast guard said.

| figure      | effect | value | speaker     | place |
| ----------- | ------ | ----- | ----------- | ----- |
| At least 12 | killed | 12+   | coast guard | –     |
`;

test('parseCases() reads title, date, headline, text and table', () => {
  const [one] = parseCases('figures.md', CASE);
  expect(one).toEqual({
    file: 'figures.md',
    line: 5,
    topic: 'Figures',
    title: '"At least" leaves the figure open above',
    text: 'Ferry sinks\n\nAt least 12 people were killed, the coast guard said.',
    headline: {start: 0, end: 11},
    published: '2022-01-06',
    others: false,
    expected: [
      {
        line: 16,
        cells: {figure: 'At least 12', effect: 'killed', value: '12+', speaker: 'coast guard', place: null},
      },
    ],
  });
});

test('parseCases() leaves an empty cell unchecked', () => {
  const [one] = parseCases('figures.md', CASE.replace('| 12+   |', '|       |'));
  expect(one?.expected[0]?.cells).not.toHaveProperty('value');
});

test('parseCases() takes "No claims." for an empty table', () => {
  const [one] = parseCases('a.md', '# A\n\n## B\n\nNothing happened.\n\nNo claims.\n');
  expect(one?.expected).toEqual([]);
});

test.each([
  ['| killed |', '| slain |', 'figures.md:16: "slain" is no effect'],
  ['| 12+ ', '| dozen ', 'figures.md:16: "dozen" is no value'],
  ['At least 12 |', 'At least 13 |', 'figures.md:16: the figure "At least 13" does not stand in the text.'],
  ['| 12+   |', '|', 'figures.md:16: 5 cells expected, 4 found.'],
  ['| speaker     |', '| teller |', 'figures.md:14: no column is called "teller"'],
  ['2022-01-06', '6 January', 'figures.md:7: "6 January" is no day'],
])('parseCases() says file, line and fault where %j became %j', (from, to, message) => {
  expect(() => parseCases('figures.md', CASE.replace(from, to))).toThrow(message);
});

test('parseCases() refuses a case that expects nothing', () => {
  expect(() => parseCases('a.md', '# A\n\n## B\n\nText.\n')).toThrow('a.md:3: the case expects nothing');
});
