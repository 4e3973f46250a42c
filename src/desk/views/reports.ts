import type {DocumentFilter, DocumentRow} from '../../store/filters.ts';
import type {Listed} from './common.ts';

/** The reports of the ledger, the latest published first. */
export interface ReportsView {
  readonly query: DocumentFilter;
  readonly list: Listed<DocumentRow>;
  readonly cases: readonly string[];
}
