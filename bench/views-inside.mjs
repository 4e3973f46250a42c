// Opens the desk of a ledger on the built program and asks for every view again and again; prints the processor's time that takes, as JSON.
import {monitorEventLoopDelay} from 'node:perf_hooks';
import {openDesk} from '../dist/desk/desk.js';
import {openLedger} from '../dist/keeper/ledger.js';

/** Times each view is asked for. */
const TIMES = 60;
const LENS = {policy: 'range', asOf: null};
const MOMENTS = ['2016-03-04', '2018-01-01T10:00:00Z', '2020-05-06', '2021-09-09'];
const POLICIES = ['range', 'ucdp', 'acled', 'ibc', 'latest'];
const EFFECTS = ['killed', 'injured', 'detained', 'missing'];
const PLACES = ['KZ', 'PK', 'Kano'];

const ledger = await openLedger(process.argv[2]);
const processor = () => {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1000;
};
const held = monitorEventLoopDelay({resolution: 5});
held.enable();
const started = processor();
const desk = await openDesk(ledger);
const opening = (processor() - started) / 1000;
await desk.warmed();
const warming = (processor() - started) / 1000 - opening;
held.disable();

let state = 7;
const draw = (list) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return list[Math.floor((state / 0x1_0000_0000) * list.length)];
};
const incidents = (await desk.incidents(LENS, {limit: 2000}, 'reviewer')).list.rows.map(({id}) => id);
const reports = (await desk.documents({}, {limit: 500}, 'reviewer')).rows.map(({id}) => id);
const claims = (await desk.claims({}, {limit: 500}, 'reviewer')).rows.map(({claim}) => claim.id);
const cursors = {incidents: undefined, claims: undefined};
const VIEWS = {
  case: () => desk.caseView(LENS, 'reader'),
  'case, as of': () => desk.caseView({policy: 'range', asOf: draw(MOMENTS)}, 'reader'),
  'case, by a policy': () => desk.caseView({policy: draw(POLICIES), asOf: null}, 'reader'),
  'case, since': () => desk.caseView({...LENS, since: draw(MOMENTS)}, 'reader'),
  incidents: async () => {
    const {list} = await desk.incidents(LENS, {after: cursors.incidents}, 'reader');
    cursors.incidents = list.next ?? undefined;
  },
  'incidents, filtered': () => desk.incidents({...LENS, effect: draw(EFFECTS), place: draw(PLACES)}, {}, 'reader'),
  'incidents, as of': () => desk.incidents({policy: 'range', asOf: draw(MOMENTS)}, {}, 'reader'),
  incident: () => desk.incident(draw(incidents), LENS, 'reader'),
  'incident, as of': () => desk.incident(draw(incidents), {policy: draw(POLICIES), asOf: draw(MOMENTS)}, 'reader'),
  reader: () => desk.reader(draw(reports), 'reader'),
  review: () => desk.review({claim: draw(claims)}, 'reviewer'),
  claims: async () => {
    const {next} = await desk.claims({}, {after: cursors.claims}, 'reader');
    cursors.claims = next ?? undefined;
  },
  'claims, filtered': () => desk.claims({effect: draw(EFFECTS), place: draw(PLACES)}, {}, 'reader'),
  'claims, searched': () => desk.claims({words: draw(['ferry', 'bridge', 'mine'])}, {}, 'reader'),
  documents: () => desk.documents({}, {}, 'reader'),
  sources: () => desk.sources({}, 'reader'),
};
const views = {};
const spent = {};
const memory = process.memoryUsage().rss;
for (const [name, view] of Object.entries(VIEWS)) {
  const times = [];
  for (let i = 0; i < TIMES; i++) {
    const before = processor();
    await view();
    times.push(processor() - before);
  }
  times.sort((a, b) => a - b);
  views[name] = times[Math.floor(TIMES * 0.95)];
  spent[name] = times[Math.floor(TIMES * 0.5)];
}
const mebi = 1024 * 1024;
const result = {
  opening,
  warming,
  held: held.max / 1e6,
  views,
  medians: spent,
  megabytes: Math.round(process.memoryUsage().rss / mebi),
  grown: Math.round((process.memoryUsage().rss - memory) / mebi),
};
process.stdout.write(JSON.stringify(result));
await desk.close();
await ledger.close();
