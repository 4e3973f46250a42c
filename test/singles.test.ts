import {describe, expect, test} from 'vitest';
import {createReader} from '../src/engine.ts';
import {documentOf} from '../src/read/document.ts';

const reader = createReader();
const singles = (text: string): string[] =>
  reader
    .claims(documentOf(text, {}))
    .filter((claim) => claim.figure.implied)
    .map((claim) => `${claim.effect} ${claim.figure.text}`);

describe('findSingles() reads one person who is told without a count', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Man arrested in shooting.', ['detained Man']],
    ['Driver shot with air gun.', ['injured Driver']],
    ['Police arrest suspect in bank robbery.', ['detained suspect']],
    ['An 80-year-old woman was killed in the crash.', ['killed An 80-year-old woman']],
    ['The suspect, Ruben Duarte, was arrested at noon.', ['detained The suspect, Ruben Duarte']],
    ['Also injured were Ana Duarte and Ruben Pinto.', ['injured Ana Duarte', 'injured Ruben Pinto']],
    [
      'Ana Duarte, 2; Ruben Pinto, 8; and Clara Pinto, 10, died in the fire.',
      ['killed Ana Duarte', 'killed Ruben Pinto', 'killed Clara Pinto'],
    ],
    ['The flood claimed the life of a teacher.', ['killed a teacher']],
    ['They condemned the murder in the capital of Clara Pinto.', ['killed Clara Pinto']],
    ['The victim, whose name was withheld, later died at a hospital.', ['killed The victim']],
    ['The blast killed 20 people, including a judge and his wife.', ['killed a judge', 'killed his wife']],
    ['They were tried for killing six priests, a cook, and her daughter.', ['killed a cook', 'killed her daughter']],
    ['An official was killed in an attack.', ['killed An official']],
    ['One guard was killed and another was injured.', ['injured another']],
    ['Duarte was quiet after his arrest.', ['detained his']],
  ];
  for (const [text, expected] of cases) test(text, () => expect(singles(text)).toEqual(expected));
});

describe('findSingles() leaves out what tells of nobody', () => {
  const cases: readonly string[] = [
    'The late guard was remembered at the gate.',
    'Duarte, who held onto a rope for two hours, won a prize.',
    'Photos of the suspect were released.',
    'The mayor announced it in her news release.',
    'Duarte was sentenced to 20 years in prison.',
    'Duarte could spend years in prison.',
    'The Fire Rescue unit answered the call.',
    'There has been no loss of life.',
    'Duarte keeps the body of a bird in a box.',
  ];
  for (const text of cases) test(text, () => expect(singles(text)).toEqual([]));
});
