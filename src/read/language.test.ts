import {expect, test} from 'vitest';
import {loadTable} from '../packs/load.ts';
import {documentOf} from './document.ts';
import {languageFinder, sameLanguage, withLanguage} from './language.ts';

const ORIGIN = {file: 'a.txt', line: null};
const marked = (text: string, lang = 'und') => withLanguage(documentOf(text, {lang}), ORIGIN, languageFinder());

test.each([
  ['en', 'The road along the lake was closed after the rain, the council said, and buses will not run until Sunday.'],
  ['en', 'FERRY SERVICE RESUMES AS STORM MOVES NORTH; HARBOUR MASTER WARNS BOATS TO STAY IN PORT'],
  ['fr', 'La route du lac a été fermée après la pluie, a dit le conseil, et les bus ne rouleront pas avant dimanche.'],
  ['de', 'Die Straße am See war nach dem Regen gesperrt, sagte der Rat, und die Busse fahren erst am Sonntag wieder.'],
  ['ru', 'Дорога вдоль озера закрыта после дождя, сообщил совет, автобусы не будут ходить до воскресенья.'],
  ['ar', 'أغلقت الطريق على طول البحيرة بعد المطر، وقال المجلس إن الحافلات لن تعمل حتى يوم الأحد'],
  ['nl', 'De weg langs het meer was na de regen gesloten, zei de raad, en de bussen rijden pas op zondag weer.'],
])('withLanguage() marks a text in %s', async (lang, text) => {
  expect((await marked(text)).lang).toBe(lang);
});

test('withLanguage() tells a long report by how it begins, whatever it quotes later, and one that begins with lists by all of it', async () => {
  const english = 'The road along the lake was closed after the rain, the council said, and buses will not run. ';
  const french = 'La route du lac a été fermée après la pluie, a dit le conseil, et les bus ne rouleront pas. ';
  expect((await marked(english.repeat(9) + french.repeat(40))).lang).toBe('en');
  expect((await marked('Almaty 12 Astana 14 Oral 9 Taraz 31 '.repeat(25) + english.repeat(40))).lang).toBe('en');
  expect((await marked(french.repeat(20))).lang).toBe('fr');
});

test('withLanguage() says plainly that a report cannot be read, and where it stands', async () => {
  const {problems} = await marked(
    'La route du lac a été fermée après la pluie, a dit le conseil municipal de la ville.',
  );
  expect(problems).toMatchObject([{code: 'read/language', where: {file: 'a.txt'}}]);
});

test('withLanguage() takes a short text for the first language that can be read, and trusts what a record says', async () => {
  expect((await marked('Storm.')).lang).toBe('en');
  expect((await marked('The road along the lake was closed after the rain, the council said.', 'fr')).lang).toBe('fr');
});

test('withLanguage() trusts the words of a page more than what the page says, and keeps its region where they agree', async () => {
  const page = (text: string, lang: string) => {
    const document = documentOf(text, {lang});
    return withLanguage({...document, source: {...document.source, mediaType: 'text/html'}}, ORIGIN, languageFinder());
  };
  const words = 'The road along the lake was closed after the rain, the council said.';
  expect((await page(words, 'fr')).lang).toBe('en');
  expect((await page(words, 'en-GB')).lang).toBe('en-GB');
});

test('sameLanguage() looks past script and region', () => {
  expect(sameLanguage('en', 'EN-gb')).toBe(true);
  expect(sameLanguage('zh-Hant', 'en')).toBe(false);
});

test.each(loadTable('en', 'function-words'))('$cells.word stands in "$example"', ({cells, example}) => {
  expect(example.toLowerCase().match(/\p{L}+/gu)).toContain(cells['word']);
});
