import {describe, expect, test} from 'vitest';
import {createReader} from '../src/engine.ts';
import {documentOf} from '../src/read/document.ts';

const reader = createReader();
const classes = (text: string): string[] =>
  reader.claims(documentOf(text, {})).map((claim) => `${claim.affected.text}: ${claim.affected.class}`);

describe('affectedOf() reads who is counted from their words', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Two coalition forces members were killed.', 'coalition forces members: military'],
    ['Four state police were wounded.', 'state police: police'],
    ['Three members of the army were killed.', 'members: military'],
    ['At least 30 people in the state died of fever.', 'people: unspecified'],
    ['Two union leaders were killed.', 'union leaders: civilian'],
    ["Two of the minister's bodyguards were killed.", "minister's bodyguards: police"],
    ['Rebels killed attorney General Ana Duarte.', 'attorney General Ana Duarte: official'],
    ['Guerrillas shot dead Sgt. Pablo Duarte.', 'Sgt. Pablo Duarte: military'],
    ['An 80-year-old was killed in the crash.', '80-year-old: civilian'],
    ['The army suffered 12 casualties among the soldiers.', 'null: military'],
  ];
  for (const [text, expected] of cases) test(text, () => expect(classes(text)).toContain(expected));
});

describe('affectedOf() reads who is counted from what stands around', () => {
  test('a count without a noun takes the class of the count before it', () => {
    expect(classes('A blast killed 13 soldiers and wounded 56.')).toEqual(['soldiers: military', 'null: military']);
  });

  test('deaths are anybody’s, whoever was counted before', () => {
    expect(classes('Twelve soldiers were hurt, and the town recorded 45 deaths.')).toContain('null: unspecified');
  });

  test('a pronoun takes the class of its person, who is not the one that tells', () => {
    expect(classes('The soldier was on patrol when he was killed.')).toEqual(['he: military']);
    expect(classes('Police Chief Duarte said she was injured.')).not.toContain('she: police');
  });

  test('a name keeps the role that the document gives it elsewhere', () => {
    const text = 'Ruben Duarte, a police officer, left the house at noon. Duarte was killed on the road.';
    expect(classes(text)).toEqual(['Duarte: police']);
  });

  test('anybody arrested is a suspect, an activist stays a civilian', () => {
    expect(classes('Police arrested two men and a party activist.')).toEqual([
      'men: suspect',
      'party activist: civilian',
    ]);
  });
});
