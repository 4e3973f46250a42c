import {mkdirSync, mkdtempSync, realpathSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readable} from './process.ts';

test('readable() names the packages of a program where they really lie, also where their folder is a link', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sayso-readable-')));
  for (const name of ['program', 'elsewhere', 'node_modules']) mkdirSync(join(folder, name));
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'program', 'node_modules'));
  const folders = readable(join(folder, 'program'));
  for (const name of ['program', 'elsewhere', 'node_modules']) expect(folders).toContain(join(folder, name));
  expect(folders).not.toContain(folder);
});
