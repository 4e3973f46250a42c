import {expect, test} from 'vitest';
import {hashText} from '../language/hash.ts';
import {loadPack, loadTable} from '../packs/load.ts';
import {compileScenes} from './fingerprint.ts';

const scenesOf = compileScenes(loadPack('en'));

test.each(loadTable('en', 'scenes'))('scenes: "$cells.word" is a $cells.scene', ({cells, example}) => {
  expect(scenesOf(example)).toContain(hashText(cells['scene'] ?? '') >>> 0);
});

test('a kind of place counts where the text opens, and the longer name of it goes first', () => {
  expect(scenesOf(`${'The governor spoke. '.repeat(40)} A bomb went off at a bank.`)).toHaveLength(0);
  expect([...scenesOf('A bomb went off at a bus station.')]).toEqual([...scenesOf('A bomb went off on a bus.')]);
  expect(scenesOf('A bomb went off at a train station.')).toHaveLength(1);
});
