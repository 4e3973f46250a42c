// Groups and reconciles so many reports, made of those in a file; prints the processor's time that takes, as JSON.
import {readFileSync} from 'node:fs';
import {createGrouping} from '../dist/incidents/group.js';
import {createTally} from '../dist/tally.js';
import {dayOfIso, isoOf} from '../dist/times/calendar.js';

const base = JSON.parse(readFileSync(process.argv[2], 'utf8')).map(({print, ...report}) => ({
  ...report,
  print: {
    shingles: Uint32Array.from(print.shingles),
    names: Uint32Array.from(print.names),
    weights: Float32Array.from(print.weights),
    scenes: Uint32Array.from(print.scenes),
  },
}));

/** Prints of each report: itself, and copies by other outlets with a tenth of the words changed. */
const PRINTS = 4;

/**
 * Report number `n` of a large collection: the events of the corpus happen again and again, on other days, with other
 * names and other words; each report is printed four times.
 */
function report(n) {
  const print = n % PRINTS;
  const told = base[Math.floor(n / PRINTS) % base.length];
  const round = Math.floor(n / PRINTS / base.length);
  const mix = Math.imul(round + 1, 0x9e3779b1) >>> 0;
  const id = `${n}`;
  const moved = (day) => (day === null ? null : isoOf((dayOfIso(day) ?? 0) + 37 * round));
  return {
    id,
    published: moved(told.published),
    publisher: print === 0 ? told.publisher : `Outlet ${n % 97}`,
    agency: null,
    case: null,
    claims: told.claims.map((claim, i) => ({
      ...claim,
      id: `${n}.${i}`,
      document: id,
      time: claim.time && {...claim.time, from: moved(claim.time.from), to: moved(claim.time.to)},
    })),
    print: {
      shingles: told.print.shingles.map((hash) => (hash % 10 === print ? hash ^ n : hash ^ mix)).sort(),
      ...renamed(told.print, mix),
      scenes: told.print.scenes,
    },
  };
}

/** Other names, as telling as those they stand for. */
function renamed({names, weights}, mix) {
  const both = Array.from(names, (name, i) => [(name ^ mix) >>> 0, weights[i]]).sort((a, b) => a[0] - b[0]);
  return {names: Uint32Array.from(both, ([name]) => name), weights: Float32Array.from(both, ([, weight]) => weight)};
}

const tally = createTally();

function run(size) {
  let spent = 0;
  const timed = (work) => {
    // The processor's time: what else the machine does is not counted.
    const started = process.cpuUsage();
    work();
    const {user, system} = process.cpuUsage(started);
    spent += (user + system) / 1000;
  };
  const grouping = createGrouping();
  for (let n = 0; n < size; n++) {
    const each = report(n);
    timed(() => grouping.add(each));
  }
  let tolls = 0;
  // What is known is not counted again: a group is known by its reports.
  const known = new Set();
  const countNew = (groups) => {
    for (const group of groups) {
      const key = group.reports.map(({id}) => id).join();
      if (known.has(key)) continue;
      known.add(key);
      for (const {tolls: made} of tally.count(group)) tolls += made.length;
    }
  };
  timed(() => countNew(grouping.groups()));
  const seconds = spent / 1000;
  let oneMore = 0;
  for (let n = size; n < size + 100; n++) {
    // A further print of something there already, or a new report: as they come.
    const each = {...report(n % 2 === 0 ? n : n - Math.floor(size / 2)), id: `more ${n}`};
    spent = 0;
    timed(() => {
      countNew(grouping.groups(grouping.add(each)));
    });
    oneMore = Math.max(oneMore, spent);
  }
  return {reports: size, seconds, oneMore, tolls, megabytes: Math.round(process.resourceUsage().maxRSS / 1024)};
}

process.stdout.write(JSON.stringify(run(Number(process.argv[3]))));
