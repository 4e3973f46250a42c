import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {type Finding, fault, messageOf, warning, well} from './finding.ts';
import {isKeyExposed, KEY_FILE, readKey, readVerifier, VERIFIER_FILE} from './key-file.ts';

/** The key that signs, and who else can read it. */
export function* inKey(folder: string): Iterable<Finding> {
  const path = join(folder, KEY_FILE);
  try {
    const verifier = readVerifier(folder);
    if (!existsSync(path)) {
      yield verifier === null
        ? fault(
            `There is neither ${KEY_FILE} nor ${VERIFIER_FILE}.`,
            'Bring them back from a backup: nothing can be signed, and nobody can tell who signed.',
          )
        : warning(
            `The ${KEY_FILE} is missing: the ledger can be read and checked, nothing can be added to it.`,
            'Bring it back from a backup that has it.',
          );
      return;
    }
    const signer = readKey(folder);
    if (verifier !== null && (verifier.id !== signer.verifier.id || verifier.name !== signer.verifier.name)) {
      yield fault(`The ${KEY_FILE} is that of another ledger.`, `Bring the right one back; ${VERIFIER_FILE} names it.`);
      return;
    }
    yield isKeyExposed(folder)
      ? fault(
          `Others on this machine may read the ${KEY_FILE}, and sign in your name.`,
          `Take the right from them: chmod 600 ${path}.`,
        )
      : well('The key is there, and only you may read it.');
  } catch (error) {
    yield fault(messageOf(error), 'Bring the key back from a backup.');
  }
}
