import type {Told} from '../incidents/incidents.ts';
import {idOf} from '../incidents/incidents.ts';
import {obey} from '../incidents/obey.ts';
import type {Decision} from '../model/decision.ts';

/** Where the incidents that reports tell of are found, before anybody decided about them. */
export interface Lookup {
  named(id: string): Told | null;
  ofClaim(claim: string): Told | null;
}

/** Incidents as people decided them, laid over those that reports tell of. */
export interface Overlay extends Lookup {
  /** The incidents as decided: what no decision is about is left as it is, the same object; the same list where nothing changed. */
  obey(raw: readonly Told[], decisions: readonly Decision[]): readonly Told[];
}

/** What changes incidents themselves, or what is made of them; the others are about single claims. */
const STRUCTURAL: ReadonlySet<Decision['kind']> = new Set<Decision['kind']>([
  'merge',
  'split',
  'move',
  'reject',
  'pin',
]);

/** Incidents that decisions bring together, with those decisions: what is decided of them touches no others. */
interface Part {
  readonly raw: readonly Told[];
  readonly decisions: readonly Decision[];
  readonly decided: readonly Told[];
}

/**
 * Makes an overlay that obeys nothing yet.
 *
 * Decisions are followed in parts, so that one more among thousands costs as much as the incidents it is about. Each part gives what
 * following all decisions over all incidents would, because a decision looks at nothing but the incidents it leads to.
 */
export function createOverlay(raw: Lookup): Overlay {
  let parts = new Map<Told, Part>();
  let followed: {
    readonly raw: readonly Told[];
    readonly structural: readonly Decision[];
    readonly result: readonly Told[];
  } = {
    raw: [],
    structural: [],
    result: [],
  };
  let byName = new Map<string, Told>();
  let byClaim = new Map<string, Told>();

  const leadsTo = ({kind, target, change}: Decision): Told[] => {
    const names = kind === 'reject' ? [] : [raw.named(String(change['into'] ?? ''))];
    const isNamed = kind === 'merge' || kind === 'split' || (kind === 'pin' && raw.ofClaim(target) === null);
    const own = isNamed ? raw.named(target) : raw.ofClaim(target);
    return [own, ...names].filter((told) => told !== null);
  };
  const partsOf = (order: ReadonlyMap<Told, number>, decisions: readonly Decision[]): Map<Told, Part> => {
    const gathered = new Map<Told, {raw: Told[]; decisions: Decision[]}>();
    for (const decision of decisions) {
      if (!STRUCTURAL.has(decision.kind)) continue;
      const led = [...new Set(leadsTo(decision))];
      if (led.length === 0) continue;
      const joined = {raw: [] as Told[], decisions: [] as Decision[]};
      for (const each of new Set(led.map((told) => gathered.get(told) ?? {raw: [told], decisions: []}))) {
        joined.raw.push(...each.raw);
        joined.decisions.push(...each.decisions);
      }
      joined.decisions.push(decision);
      for (const told of joined.raw) gathered.set(told, joined);
    }
    const placeOf = new Map(decisions.map((decision, i) => [decision, i]));
    const now = new Map<Told, Part>();
    for (const each of new Set(gathered.values())) {
      const together = [...each.raw].sort((a, b) => order.get(a)! - order.get(b)!);
      const made = [...each.decisions].sort((a, b) => placeOf.get(a)! - placeOf.get(b)!);
      const before = parts.get(together[0]!);
      const part =
        before !== undefined && areSame(before.raw, together) && areSame(before.decisions, made)
          ? before
          : {raw: together, decisions: made, decided: obey(together, made)};
      for (const told of together) now.set(told, part);
    }
    return now;
  };

  const follow = (all: readonly Told[], structural: readonly Decision[]): readonly Told[] => {
    if (structural.length === 0) {
      parts = new Map();
      byName = new Map();
      byClaim = new Map();
      return all;
    }
    parts = partsOf(new Map(all.map((told, i) => [told, i])), structural);
    const decided = [...new Set(parts.values())].flatMap((part) => part.decided);
    byName = new Map(
      decided.flatMap((told) => told.documents.map((document) => [idOf('report', document), told] as const)),
    );
    for (const told of [...decided].reverse()) byName.set(told.id, told);
    byClaim = new Map(decided.flatMap((told) => told.claims.map((claim) => [claim, told] as const)));
    return [...all.filter((told) => !parts.has(told)), ...decided];
  };

  return {
    obey(all, decisions) {
      const structural = decisions.filter(({kind}) => STRUCTURAL.has(kind));
      if (all === followed.raw && areSame(structural, followed.structural)) return followed.result;
      const result = follow(all, structural);
      followed = {raw: all, structural, result};
      return result;
    },
    named(id) {
      const decided = byName.get(id);
      const told = raw.named(id);
      return decided ?? (told === null || !parts.has(told) ? told : null);
    },
    ofClaim(claim) {
      const told = raw.ofClaim(claim);
      if (told === null || !parts.has(told)) return told;
      // Rejected, it is of no incident any more; it is shown with the one it was read for.
      return byClaim.get(claim) ?? byName.get(told.id) ?? null;
    },
  };
}

function areSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}
