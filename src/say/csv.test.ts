import {expect, test} from 'vitest';
import {csvLine} from './csv.ts';

test('csvLine() quotes what has commas, quotation marks or line ends', () => {
  expect(csvLine(['a', 'b,c', 'd "e"', 'f\ng', null, -3, 1.5])).toBe('a,"b,c","d ""e""","f\ng",,-3,1.5\r\n');
});

test.each(['=1+1', '+1', '-1', '@sum', '\tx', '\r=x', ' =x', '\u00a0=x', '\ufeff=x', '＝1', '\n'])(
  'csvLine() lets no spreadsheet take %j for a formula, unless told to',
  (words) => {
    expect(csvLine([words]).replace(/^"/, '')[0]).toBe("'");
    expect(csvLine([words], true)).not.toContain("'");
  },
);

test('csvLine() leaves alone what is no formula', () => {
  expect(csvLine(["'quoted'", '12-13', 'a=b', '?'])).toBe("'quoted',12-13,a=b,?\r\n");
});
