import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  addMonths,
  civilOf,
  dayOf,
  dayOfIso,
  easterOf,
  isoOf,
  monthOf,
  partOfYear,
  seasonOf,
  weekdayOf,
  weekdayUpTo,
  weekOf,
  yearsOf,
} from './calendar.ts';

const iso = (stretch: {from: number; to: number}): string => `${isoOf(stretch.from)}..${isoOf(stretch.to)}`;
const day = (text: string): number => dayOfIso(text) ?? Number.NaN;

test('Days and their parts go there and back, as in the clock of the machine', () => {
  fc.assert(
    fc.property(fc.integer({min: -700_000, max: 700_000}), (n) => {
      const {year, month, day} = civilOf(n);
      expect(dayOf(year, month, day)).toBe(n);
      expect(dayOfIso(isoOf(n))).toBe(n);
      expect(isoOf(n)).toBe(new Date(n * 86_400_000).toISOString().slice(0, 10));
    }),
  );
});

test('dayOfIso() takes a date or a date-time and leaves out what the calendar has not', () => {
  expect(dayOfIso('1970-01-01')).toBe(0);
  expect(dayOfIso('2022-01-06T23:30:00-08:00')).toBe(day('2022-01-06'));
  expect(dayOfIso('2021-02-29')).toBeNull();
  expect(dayOfIso('2021-13-01')).toBeNull();
  expect(dayOfIso('last week')).toBeNull();
});

test('A weekday counts back to the latest one, the day itself included', () => {
  expect(weekdayOf(day('2022-01-12'))).toBe(3);
  expect(isoOf(weekdayUpTo(day('2022-01-12'), 3))).toBe('2022-01-12');
  expect(isoOf(weekdayUpTo(day('2022-01-12'), 4))).toBe('2022-01-06');
});

test('Weeks, months, halves, seasons and years have their first and last day', () => {
  expect(iso(weekOf(day('2022-01-12')))).toBe('2022-01-10..2022-01-16');
  expect(iso(monthOf(2020, 2))).toBe('2020-02-01..2020-02-29');
  expect(iso(monthOf(2020, 13))).toBe('2021-01-01..2021-01-31');
  expect(iso(partOfYear(2008, 2, 2))).toBe('2008-07-01..2008-12-31');
  expect(iso(partOfYear(2003, 1, 4))).toBe('2003-01-01..2003-03-31');
  expect(iso(seasonOf(1943, 12))).toBe('1943-12-01..1944-02-29');
  expect(iso(yearsOf(1990, 1999))).toBe('1990-01-01..1999-12-31');
});

test('A month later than the 31st is the last day of a shorter month', () => {
  expect(isoOf(addMonths(day('2022-01-31'), 1))).toBe('2022-02-28');
  expect(isoOf(addMonths(day('2022-01-15'), -13))).toBe('2020-12-15');
});

test('Easter falls where the tables say', () => {
  expect(isoOf(easterOf(1972))).toBe('1972-04-02');
  expect(isoOf(easterOf(2024))).toBe('2024-03-31');
});
