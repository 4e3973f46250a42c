import fc from 'fast-check';
import {expect, test} from 'vitest';
import {loadPack} from '../packs/load.ts';
import {createAnalyser} from './analyser.ts';
import {loadModel} from './load.ts';

const pack = loadPack('en');
const analyser = createAnalyser(loadModel('en'), pack);

/** "killed<nsubj:pass<soldiers": the word, its relation, its head, for one word of the first sentence. */
function arc(text: string, form: string): string {
  const sentence = analyser.analyse(text).sentence(0);
  const i = sentence.forms.indexOf(form);
  return `${form} ${sentence.relations[i]} ${sentence.forms[sentence.heads[i] ?? -1] ?? 'ROOT'}`;
}

test('A passive subject depends on its verb', () => {
  expect(arc('Ten soldiers were killed.', 'soldiers')).toBe('soldiers nsubj:pass killed');
});

test('A count depends on its noun', () => {
  expect(arc('Police arrested 40 protesters in Orla.', '40')).toBe('40 nummod protesters');
});

test('What is said depends on the verb of saying', () => {
  expect(arc('The army said that two rebels died.', 'died')).toBe('died ccomp said');
});

test('Copy in capitals is read like any other', () => {
  expect(arc('TEN SOLDIERS WERE KILLED IN THE CAPITAL, THE ARMY SAID.', 'SOLDIERS')).toBe('SOLDIERS nsubj:pass KILLED');
  const sentence = analyser.analyse('TEN SOLDIERS WERE KILLED IN THE CAPITAL.').sentence(0);
  expect(sentence.lemmas.slice(0, 4)).toEqual(['ten', 'soldier', 'be', 'kill']);
});

test('Lemmas are dictionary words', () => {
  const {lemmas} = analyser
    .analyse('The bodies of the men were found; they had fled and wounded policemen.')
    .sentence(0);
  expect(lemmas.join(' ')).toBe('the body of the man be find ; they have flee and wound policeman .');
});

test('Every irregular form of the pack has its lemma', () => {
  const wrong = pack.table('irregular-forms').filter(({cells, example}) => {
    const {lower, lemmas} = analyser.analyse(example).sentence(0);
    return lemmas[lower.indexOf(cells['form'] ?? '')] !== cells['lemma'];
  });
  expect(wrong.map(({example}) => example)).toEqual([]);
});

test('Universal tags tell auxiliaries from verbs', () => {
  const {forms, upos} = analyser.analyse('They have been arrested because they have guns.').sentence(0);
  expect(forms.map((form, i) => `${form}/${upos[i]}`).join(' ')).toBe(
    'They/PRON have/AUX been/AUX arrested/VERB because/SCONJ they/PRON have/VERB guns/NOUN ./PUNCT',
  );
});

test('sentenceAt() finds the sentence that holds an offset', () => {
  const text = analyser.analyse('One died. Two fled. Three hid.');
  expect([0, 8, 9, 10, 29, 500].map((offset) => text.sentenceAt(offset))).toEqual([0, 0, 0, 1, 2, 2]);
});

test('Sentences and tokens are made once', () => {
  const text = analyser.analyse('One died. Two fled.');
  expect(text.sentence(1)).toBe(text.sentence(1));
  expect(text.tokens(0)).toBe(text.tokens(0));
});

test('An empty text has no sentences', () => {
  expect(analyser.analyse('').size).toBe(0);
  expect(analyser.analyse(' \n ').size).toBe(0);
});

test('Every sentence has one root and no circle, and its words are those of the text, whatever the text', () => {
  const unit = fc.oneof(
    fc.constantFrom('killed ', 'ten ', 'men ', '. ', '"', ', ', 'and ', "'s ", '\ud800', '\n', '- ', 'SAID ', '5', 'x'),
    fc.string({unit: 'binary', maxLength: 3}),
  );
  fc.assert(
    fc.property(fc.array(unit, {maxLength: 60}), (units) => {
      const text = units.join('');
      const analysed = analyser.analyse(text);
      for (let s = 0; s < analysed.size; s++) {
        const {size, forms, starts, ends, heads} = analysed.sentence(s);
        expect(heads.filter((head) => head === -1).length).toBe(1);
        for (let i = 0; i < size; i++) {
          expect(text.slice(starts[i], ends[i])).toBe(forms[i]);
          let steps = 0;
          for (let k = i; k >= 0 && steps <= size; k = heads[k] ?? -1) steps++;
          expect(steps).toBeLessThanOrEqual(size);
        }
      }
    }),
    {numRuns: 200},
  );
});

test('A text of one endless line is read in time that grows with its length', {timeout: 60_000}, () => {
  const seconds = (text: string): number => {
    const before = process.cpuUsage();
    const analysed = analyser.analyse(text);
    for (let i = 0; i < analysed.size; i++) analysed.tokens(i);
    const {user, system} = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  const pieces = [
    'a',
    '"',
    '“',
    '. ',
    'A.',
    '(',
    "'",
    'a@',
    '1-',
    'a-',
    'http://',
    'X, ',
    '\n',
    '[1] ',
    'No. ',
    'ORLA (X) ',
  ];
  for (const piece of pieces) expect(seconds(piece.repeat(200_000 / piece.length)), piece).toBeLessThan(2);
});
