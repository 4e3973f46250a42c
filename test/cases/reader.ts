import {createReader, type Reader} from '../../src/index.ts';

/** The reader the cases are run with: as a user makes it. */
export function caseReader(): Reader {
  return createReader();
}
