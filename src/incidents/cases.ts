import {SLACK_DAYS} from './bearings.ts';
import {createPostings} from './postings.ts';
import {type Compared, TOGETHER} from './together.ts';

/** Finds which reports of a case may go together, as reports come in. What is found does not depend on the order in which they came. */
export interface Cases {
  /**
   * Adds a report of a case, or one that is there with its claims as they are taken now, and calls `visit` with the numbers of all others of its case
   * that it may go together with, and with how alike the names of both are where that is known. It visits some that it does not go
   * together with, some twice, and perhaps itself.
   */
  add(member: Numbered, visit: (other: number, names: number | undefined) => void): void;
}

/** A report, and what it is called: its place in the order of coming in. */
export interface Numbered extends Compared {
  readonly number: number;
}

/** Reports of a case that are all compared with each other: of more, it takes less to find out first which are worth it. */
const FEW = 150;

/** Sums of fractions are a little off. */
const ROUNDING = 1e-9;

/** Names as alike as this are needed by two reports that tell of different times, whatever else they share. */
const ALIKE = TOGETHER.pair - TOGETHER.case - TOGETHER.place - TOGETHER.sameScene + TOGETHER.time - ROUNDING;

/** Makes an empty one. */
export function createCases(): Cases {
  const cases = new Map<string, Case>();
  return {
    add(member, visit) {
      const name = member.report.case;
      if (name === null) return;
      const there = cases.get(name) ?? {members: new Map(), large: null};
      cases.set(name, there);
      there.members.set(member.number, member);
      if (there.members.size <= FEW) {
        for (const other of there.members.keys()) visit(other, undefined);
        return;
      }
      there.large ??= createLargeCase(there.members);
      there.large.add(member, visit);
    },
  };
}

interface Case {
  readonly members: Map<number, Numbered>;
  large: LargeCase | null;
}

interface LargeCase {
  add: Cases['add'];
}

/**
 * Makes a large case of those that are in it.
 *
 * Two reports of one case go together when they tell of times that meet, when one of them tells no time, or else only when their names are alike
 * enough. How alike they are follows for all of the case at once from which reports hold each name: that takes a fraction of comparing
 * the names of every two.
 */
function createLargeCase(members: ReadonlyMap<number, Numbered>): LargeCase {
  const names = createNames();
  const times = createTimes();
  const add: Cases['add'] = (member, visit) => {
    const found = names.add(member);
    const {alike} = names;
    for (const other of times.add(member) ?? members.keys()) visit(other, alike[other]!);
    for (const other of found) {
      if (alike[other]! >= ALIKE) visit(other, alike[other]!);
      alike[other] = 0;
    }
  };
  for (const member of members.values()) add(member, () => {});
  return {add};
}

/**
 * The names of reports. `add` gives the numbers of all that share any with a report, and leaves in `alike` how alike both are, as `likeness` has it,
 * to the letter: who asked sets that to 0 again. Numbers in a row, because there are millions of sums.
 */
function createNames() {
  const holders = createPostings();
  const known = new Set<number>();
  let weights = new Float32Array(ROOM);
  let alike = new Float64Array(ROOM);
  return {
    get alike() {
      return alike;
    },
    add({number, report: {print}}: Numbered): readonly number[] {
      if (number >= alike.length) alike = new Float64Array(2 * number);
      const found: number[] = [];
      const isNew = !known.has(number);
      known.add(number);
      for (const [i, name] of print.names.entries()) {
        const weight = print.weights[i]!;
        const visit = (other: number, at: number): void => {
          if (other === number) return;
          if (alike[other] === 0) found.push(other);
          alike[other]! += weight * weights[at]!;
        };
        if (!isNew) {
          holders.each(name, visit);
          continue;
        }
        const posting = holders.add(name, number, visit);
        if (posting === weights.length) {
          const wider = new Float32Array(2 * posting);
          wider.set(weights);
          weights = wider;
        }
        weights[posting] = weight;
      }
      return found;
    },
  };
}

/** Postings and reports there is room for at first. */
const ROOM = 1 << 10;

/** Days looked up together. */
const DAYS = 8;

/** Days that a time may span and still be looked up by. */
const LONGEST_DAYS = 62;

/** The times that reports tell of: which others may tell of one that meets them. */
function createTimes() {
  const byDays = new Map<number, Set<number>>();
  // Those that tell no time, or one so long that it meets most others.
  const always = new Set<number>();
  return {
    /** Adds a report; gives those whose times may meet its own, and `null` where all may. */
    add({number, bearings: {times}}: Numbered): ReadonlySet<number> | null {
      if (times.length === 0 || times.some(({from, to}) => to - from > LONGEST_DAYS)) {
        always.add(number);
        return null;
      }
      const met = new Set(always);
      for (const {from, to} of times) {
        for (let at = daysOf(from - SLACK_DAYS); at <= daysOf(to + SLACK_DAYS); at++)
          for (const other of byDays.get(at) ?? []) met.add(other);
      }
      for (const {from, to} of times) {
        for (let at = daysOf(from); at <= daysOf(to); at++) byDays.set(at, (byDays.get(at) ?? new Set()).add(number));
      }
      return met;
    },
  };
}

function daysOf(day: number): number {
  return Math.floor(day / DAYS);
}
