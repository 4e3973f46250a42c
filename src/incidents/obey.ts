import type {Claim} from '../model/claim.ts';
import type {Decision} from '../model/decision.ts';
import {idOf, type Telling, type Told} from './incidents.ts';

/**
 * Incidents as people decided them, decision after decision:
 *
 * - `merge` puts the target incident into the one that `change.into` names;
 * - `split` takes the report `change.document` out of the target incident, into one of its own;
 * - `move` takes the target claim into the incident that `change.into` names;
 * - `reject` takes the target claim out;
 * - `pin` leaves it what it is, as another object: what a person settled about it is for its tolls (`settledIn`).
 *
 * An incident is known by its id, or by the one that any of its reports would give it. A decision about what is not there
 * changes nothing: it waits until it is.
 */
export function obey(incidents: readonly Told[], decisions: readonly Decision[]): Told[] {
  let now = [...incidents];
  for (const decision of decisions) now = STEPS[decision.kind]?.(now, decision) ?? now;
  return now;
}

type Step = (incidents: readonly Told[], decision: Decision) => Told[] | null;

const STEPS: Readonly<Partial<Record<Decision['kind'], Step>>> = {
  merge(incidents, {target, change}) {
    const [from, into] = [named(incidents, target), named(incidents, String(change['into'] ?? ''))];
    if (from === null || into === null || from === into) return null;
    const joined = withTellings(into, [...into.tellings, ...from.tellings], [...into.documents, ...from.documents]);
    return incidents.filter((each) => each !== from).map((each) => (each === into ? joined : each));
  },
  split(incidents, {target, change}) {
    const from = named(incidents, target);
    const document = String(change['document'] ?? '');
    const out = from?.tellings.filter(({report}) => report.id === document) ?? [];
    if (from === null || out.length === 0 || from.documents.length < 2) return null;
    const rest = from.tellings.filter(({report}) => report.id !== document);
    const left = withTellings(
      from,
      rest,
      from.documents.filter((id) => id !== document),
    );
    const own = {...withTellings(from, out, [document]), id: idOf('report', document)};
    return incidents.flatMap((each) => (each === from ? [left, own] : [each]));
  },
  move(incidents, {target, change}) {
    const into = named(incidents, String(change['into'] ?? ''));
    const telling = incidents
      .flatMap(({tellings}) => tellings)
      .find(({claims}) => claims.some(({id}) => id === target));
    const claim = telling?.claims.find(({id}) => id === target);
    if (into === null || telling === undefined || claim === undefined) return null;
    return incidents.map((each) => {
      const tellings = without(each.tellings, claim);
      return withTellings(
        each,
        each === into ? [...tellings, {...telling, claims: [claim]}] : tellings,
        each.documents,
      );
    });
  },
  pin(incidents, {target}) {
    // The same incident, but no more what others made of it before.
    const pinned =
      incidents.find(({tellings}) => tellings.some(({claims}) => claims.some(({id}) => id === target))) ??
      named(incidents, target);
    return pinned === null ? null : incidents.map((each) => (each === pinned ? {...each} : each));
  },
  reject(incidents, {target}) {
    return incidents.map((each) => {
      const claim = each.tellings.flatMap(({claims}) => claims).find(({id}) => id === target);
      return claim === undefined ? each : withTellings(each, without(each.tellings, claim), each.documents);
    });
  },
};

/** The incident that an id leads to. */
function named(incidents: readonly Told[], id: string): Told | null {
  return (
    incidents.find((each) => each.id === id) ??
    incidents.find((each) => each.documents.some((document) => idOf('report', document) === id)) ??
    null
  );
}

function without(tellings: readonly Telling[], claim: Claim): Telling[] {
  return tellings.map((each) => ({...each, claims: each.claims.filter((other) => other.id !== claim.id)}));
}

/** The incident with other tellings: one a report. */
function withTellings(incident: Told, tellings: readonly Telling[], documents: readonly string[]): Told {
  const byReport = new Map<string, Telling>();
  for (const telling of tellings) {
    const there = byReport.get(telling.report.id);
    byReport.set(
      telling.report.id,
      there === undefined ? telling : {...there, claims: [...there.claims, ...telling.claims]},
    );
  }
  const all = [...byReport.values()];
  return {...incident, documents, tellings: all, claims: all.flatMap(({claims}) => claims.map(({id}) => id))};
}
