import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {VERSION} from '../src/version.ts';

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

test('the version is the one in package.json, and the change log speaks of it', () => {
  const {version} = JSON.parse(read('package.json')) as {version: string};
  expect(VERSION).toBe(version);
  expect(read('CHANGELOG.md')).toContain(`## ${version}`);
});
