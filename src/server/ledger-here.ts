import {basename} from 'node:path';
import type {LedgerFacts, LedgerView, PeopleView} from '../desk/views.ts';
import type {Session} from './access.ts';
import type {Parts} from './parts.ts';

/** What the ledger's page shows beside what the ledger tells: what is done to it, and who may come in. */
export type LedgerHere = Omit<LedgerView, keyof LedgerFacts>;

/** That, as whoever asks may see it. */
export function ledgerHere(
  session: Session,
  parts: Pick<Parts, 'tasks' | 'passes' | 'by' | 'isNamedAtStart'>,
): LedgerHere {
  const {standing, role, by} = session;
  return {
    tasks: role === 'reviewer' ? parts.tasks.list() : [],
    you: {name: role === 'reviewer' ? (by ?? parts.by()) : by, standing},
    people: standing === 'owner' ? peopleOf(parts) : null,
  };
}

/** The ledger as somebody may see it: where on this machine it lies is not a reader's matter. */
export function ledgerFor({role}: Session, facts: LedgerFacts, here: LedgerHere): LedgerView {
  return {...facts, folder: role === 'reviewer' ? facts.folder : basename(facts.folder), ...here};
}

/** Who may come in, for the owner. */
export function peopleOf({passes, by, isNamedAtStart}: Pick<Parts, 'passes' | 'by' | 'isNamedAtStart'>): PeopleView {
  return {owner: by(), isNamedAtStart, passes: passes.list()};
}
