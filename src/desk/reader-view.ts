import {SaysoError} from '../model/error.ts';
import type {Problem} from '../model/problem.ts';
import {titleOf} from '../store/rows.ts';
import {cardsOf, type Parts} from './parts.ts';
import {refOf} from './reports.ts';
import {directionOf, segmentsOf} from './segments.ts';
import type {ReaderView, Role} from './views.ts';

/** A report's text with its claims. `desk/no-report` where the ledger has none of that id. */
export async function readerView(asked: string, parts: Parts, role: Role): Promise<ReaderView> {
  const {ledger, state, hideOf} = parts;
  const id = state.idOf(asked, role);
  const kept = id === null ? null : await ledger.store.document(id);
  const held = id === null ? undefined : state.reports.get(id);
  if (id === null || kept === null || held === undefined)
    throw new SaysoError('desk/no-report', 'There is no report of that name in the ledger.');
  const {document} = kept;
  const hide = hideOf(id, role);
  const {claims} = held.report;
  const cards = await cardsOf(
    claims.map((claim) => ({claim})),
    parts,
    role,
  );
  return {
    report: hide(refOf(document, titleOf(document))),
    lang: document.lang,
    dir: directionOf(document.text),
    paragraphs: segmentsOf(document, claims, hide(document.text)),
    cards: [...cards.values()],
    copies: hide(state.copiesOf(id).flatMap((copy) => state.reports.get(copy)?.ref ?? [])),
    problems: hide(document.problems.map(withoutFolder)),
  };
}

/** A problem without the folder its file lay in: that is a matter of the machine the report was added on. */
function withoutFolder({where, ...problem}: Problem): Problem {
  return {...problem, where: {...where, file: where.file === null ? null : where.file.replace(/^.*[\\/](?=.)/, '')}};
}
