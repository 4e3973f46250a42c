import type {Claim} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import type {Fingerprint, Report} from '../model/report.ts';

/** What grouping sees of a document: where it came from, its claims and its fingerprint. */
export function reportOf(document: Omit<Document, 'text'>, claims: readonly Claim[], print: Fingerprint): Report {
  return {
    id: document.id,
    published: document.published,
    publisher: document.source.publisher,
    agency: document.source.agency,
    case: document.case,
    claims,
    print,
  };
}
