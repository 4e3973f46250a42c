import type {Told} from '../incidents/incidents.ts';
import {SaysoError} from '../model/error.ts';
import {isBy} from '../tolls/instant.ts';
import {momentsOf} from './case-view.ts';
import {cardsOf, type Parts, rowOf} from './parts.ts';
import {pointsOf} from './rows.ts';
import {claimsShown, storyOf} from './stories.ts';
import {keyOf} from './tolls.ts';
import type {DecisionRow, IncidentView, Lens, Role} from './views.ts';

/** Everything about one incident. `desk/no-incident` where there is none of that id, nor one that answers to it. */
export async function incidentView(
  id: string,
  lens: Lens,
  parts: Parts,
  role: Role,
  allDots = false,
): Promise<IncidentView> {
  const {state, book, sayings, hideIn} = parts;
  const told = state.named(id);
  if (told === null) throw new SaysoError('desk/no-incident', 'There is no incident of that name in the ledger.');
  const counted = book.count(told, lens);
  const row = rowOf(told, lens, parts, role);
  const moved = book.moved(told, lens);
  const shown = new Set(counted.tolls.flatMap(claimsShown));
  const claims = told.tellings.flatMap(({report}) =>
    (state.reports.get(report.id)?.report.claims ?? []).flatMap((claim) => (shown.has(claim.id) ? {claim} : [])),
  );
  const cards = await cardsOf(claims, parts, role);
  const hide = hideIn(told, role);
  const sources = {told, incident: counted, lens, book, sayings, cards, role, allDots};
  return {
    lens,
    incident: row,
    moments: momentsOf(told, lens, parts),
    momentsLeftOut: book.passedOver(told),
    stories: counted.tolls.map((toll) => hide(storyOf(toll, moved.get(keyOf(toll)) ?? [], sources))),
    reports: hide(
      told.tellings
        .filter(({report}) => lens.asOf === null || isBy(report.published, lens.asOf))
        .flatMap(({report}) => state.reports.get(report.id)?.ref ?? []),
    ),
    map: pointsOf(row),
    history: [...new Set([told.id, ...told.claims, ...outcastsOf(told, parts)])]
      .flatMap((each) => state.decisions.about(each))
      .sort((a, b) => b.entry - a.entry)
      .map((each) => ({...parts.showDecision(each, hide, role), standsAt: standsAt(each, parts)})),
    missing: told.missing,
  };
}

/** Claims of an incident's reports that count no more, because somebody rejected them: that was decided here too. */
function outcastsOf({id, tellings}: Told, {state}: Parts): string[] {
  return tellings.flatMap(({report}) =>
    (state.reports.get(report.id)?.report.claims ?? [])
      .map((claim) => claim.id)
      .filter((claim) => (state.incidentOf(claim)?.id ?? id) === id),
  );
}

/** What taking a decision back must answer; `null` where it stands no more. */
function standsAt({entry, target}: DecisionRow, {state: {decisions}}: Parts): number | null {
  const stands = decisions.standingAbout(target).some((each) => each.entry === entry);
  return stands ? (decisions.about(target)[0]?.entry ?? null) : null;
}
