import type {Claim} from '../../src/model/claim.ts';
import type {Document} from '../../src/model/document.ts';

interface Reader {
  claims(document: Document): readonly Claim[];
}

/** The reader the cases are run with: the library's own, as a user makes it. */
export async function caseReader(): Promise<Reader> {
  const library: string = '../../src/index.ts';
  const {createReader} = (await import(library)) as {createReader: () => Reader | Promise<Reader>};
  return createReader();
}
