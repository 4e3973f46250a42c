import {expect, test} from 'vitest';
import type {Pack} from '../../packs/pack.ts';
import {createAnalyser} from '../analyser.ts';
import {loadKernel} from '../load.ts';
import {decodeModel} from '../model.ts';
import {parseConllu} from './conllu.ts';
import {trainModel} from './train.ts';

const TREEBANK = `# newdoc id = one
# text = Ten men died.
1\tTen\tten\tNUM\tCD\t_\t2\tnummod\t_\t_
2\tmen\tman\tNOUN\tNNS\t_\t3\tnsubj\t_\t_
3\tdied\tdie\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# text = They didn't flee.
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tflee\tflee\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_
`;

const nothing = {index: '', data: ''};
const wordnet = {
  noun: {index: 'man n 1 0 1 1 00000001', data: '00000001 18 n 01 man 0 000 | a person'},
  verb: {index: 'die v 1 0 1 1 00000002', data: '00000002 30 v 01 die 0 000 01 + 02 00 | stop living'},
  adj: nothing,
  adv: nothing,
};
const pack: Pack = {lang: 'en', version: 1, table: () => []};

function trainOnce(): Uint8Array {
  const trees = parseConllu(TREEBANK);
  return trainModel({
    lang: 'en',
    trees,
    wordnet,
    tagEpochs: 4,
    parseEpochs: 4,
    rounds: 1,
    sizes: {tagger: 8, actions: 10, labels: 8},
    report: () => {},
  });
}

test('A treebank is read with its joined words and spaces', () => {
  const [first, second] = parseConllu(TREEBANK);
  expect(first).toMatchObject({starts: 'document', heads: [1, 2, -1, 2], spaced: [true, true, false, true]});
  expect(second?.joined).toEqual([{first: 1, last: 2, form: "didn't"}]);
  expect(second?.spaced).toEqual([true, false, true, false, true]);
});

test('Training reads back what it was shown, and gives the same bytes each time', () => {
  const bytes = trainOnce();
  expect(Buffer.from(trainOnce()).equals(bytes)).toBe(true);
  const {forms, xpos, heads} = createAnalyser(
    decodeModel((from, into) => into.set(bytes.subarray(from, from + into.length)), loadKernel()),
    pack,
  )
    .analyse('Ten men died.')
    .sentence(0);
  expect({forms, xpos, heads: [...heads]}).toEqual({
    forms: ['Ten', 'men', 'died', '.'],
    xpos: ['CD', 'NNS', 'VBD', '.'],
    heads: [1, 2, -1, 2],
  });
});
