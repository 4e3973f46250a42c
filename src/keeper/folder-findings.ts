import {accessSync, constants, existsSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {type Finding, fault, warning, well} from './finding.ts';
import {KEY_FILE} from './key-file.ts';
import {LEDGER_FILE} from './ledger.ts';

/** Whether there is a ledger in a folder, and what one may do with it. Nothing else can be looked at after a fault in this. */
export function* inFolder(folder: string): Iterable<Finding> {
  const file = join(folder, LEDGER_FILE);
  if (!canBeLookedFor(folder)) {
    yield fault(
      `You may not look for ${folder}: a folder above it is closed to you.`,
      `Give yourself the right: chmod u+rwx ${dirname(folder)}.`,
    );
    return;
  }
  if (!existsSync(folder)) {
    yield fault(
      `There is no folder ${folder}.`,
      '"sayso add FILE…" makes a ledger, "--ledger DIR" names another folder.',
    );
    return;
  }
  if (!statSync(folder).isDirectory()) {
    yield fault(`${folder} is no folder.`, 'Name the folder that holds the ledger: --ledger DIR.');
    return;
  }
  if (!may(folder, constants.R_OK | constants.X_OK)) {
    yield fault(`You may not look into ${folder}.`, `Give yourself the right: chmod u+rwx ${folder}.`);
    return;
  }
  if (!existsSync(file)) {
    const hadOne = existsSync(join(folder, KEY_FILE));
    yield hadOne
      ? fault(
          `There is a key in ${folder}, but no ${LEDGER_FILE}.`,
          'A start was broken off: "sayso add FILE…" goes on. If there were reports in it, restore a backup elsewhere.',
        )
      : fault(`There is no ledger in ${folder}.`, '"sayso add FILE…" makes one, "--ledger DIR" names another folder.');
    return;
  }
  if (!may(file, constants.R_OK))
    yield fault(`You may not read ${file}.`, `Give yourself the right: chmod u+rw ${file}.`);
  else if (!may(file, constants.W_OK) || !may(folder, constants.W_OK)) {
    yield warning(
      `${folder} can be read, but nothing can be added to it.`,
      `Give yourself the right: chmod u+rwx ${folder}; chmod u+rw ${file}.`,
    );
  } else yield well(`${folder} can be read and written.`);
}

/** Whether one has such rights to a path (`constants.R_OK`, …). */
export function may(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

/** Whether it can be told at all that something is or is not there. */
function canBeLookedFor(path: string): boolean {
  try {
    statSync(path, {throwIfNoEntry: false});
    return true;
  } catch {
    return false;
  }
}
