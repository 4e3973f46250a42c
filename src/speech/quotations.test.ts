import {expect, test} from 'vitest';
import {findQuotations} from './quotations.ts';

const words = (text: string): string[] => findQuotations(text).map((found) => text.slice(found.start, found.end));

test('findQuotations() gives each stretch in curly, straight or doubled marks, marks included', () => {
  expect(words(`“Go home,” she said. "Now," he added. ''We did,'' a third said.`)).toEqual([
    '“Go home,”',
    '"Now,"',
    "''We did,''",
  ]);
});

test('findQuotations() joins a quotation whose paragraphs each begin with a mark', () => {
  const text = '“The first wave hit at noon.\n\n“The second came later,” the mayor said.';
  expect(words(text)).toEqual(['“The first wave hit at noon.\n\n“The second came later,”']);
});

test('findQuotations() ends a quotation with its paragraph where nothing carries it on', () => {
  expect(findQuotations('“The roof fell in.\nThe mayor left.')).toEqual([{start: 0, end: 18, closed: false}]);
});

test('findQuotations() does not take an apostrophe for a mark', () => {
  expect(words("The rebels' base wasn't far from the army's. It's quiet.")).toEqual([]);
});

test('findQuotations() reads single marks', () => {
  expect(words("The sign said ‘no entry’ and he shouted 'Stop here!' twice.")).toEqual(['‘no entry’', "'Stop here!'"]);
});
