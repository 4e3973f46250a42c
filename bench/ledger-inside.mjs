// Measures a ledger inside one process, on the built program; prints one JSON object. Called by bench/ledger.ts with a file of
// records to store and to search in, the folder to do it in, and a word that few of them hold.
import {createHash} from 'node:crypto';
import {addAll} from '../dist/keeper/add.js';
import {openLedger} from '../dist/keeper/ledger.js';
import {readInputs} from '../dist/read/inputs.js';

const [path, folder, RARE] = process.argv.slice(2);
const EFFECTS = ['killed', 'injured', 'missing', 'detained', 'displaced', 'damaged'];
const CLASSES = ['civilian', 'police', 'military', 'protester', 'unspecified'];
const SPEAKERS = ['government', 'police', 'ngo', 'witness', 'media', null];
const PLACES = ['Almaty', 'Astana', 'Aktau', 'Oral', 'Taraz', 'Semey', 'Kokshetau', 'Turkistan'];

/** Ten claims a report, of every kind, drawn by the report's id: keeping and listing is measured here, not reading. */
function claimsOf({id, text}) {
  const bytes = createHash('sha256').update(id).digest();
  const quote = (at) => ({start: at, end: at + 12, text: text.slice(at, at + 12)});
  return Array.from({length: 10}, (_, i) => {
    const speaker = SPEAKERS[bytes[i] % SPEAKERS.length];
    const day = new Date(Date.UTC(2020, 0, 1 + (((bytes[i + 1] << 8) | bytes[i + 2]) % 1500)))
      .toISOString()
      .slice(0, 10);
    return {
      id: `${id}-${i}`,
      document: id,
      content: {start: i, end: i + 80},
      effect: EFFECTS[bytes[i + 3] % EFFECTS.length],
      figure: {...quote(i), low: bytes[i], high: bytes[i], approx: false, implied: false},
      trigger: quote(i + 20),
      affected: {...quote(i + 30), class: CLASSES[bytes[i + 4] % CLASSES.length]},
      speaker: speaker === null ? null : {...quote(i + 40), name: null, class: speaker},
      via: [],
      cue: {start: i + 60, end: i + 64},
      stance: bytes[i + 5] % 10 === 0 ? 'denied' : 'asserted',
      place: {
        ...quote(i + 50),
        name: PLACES[bytes[i + 6] % PLACES.length],
        country: bytes[i + 6] % 3 === 0 ? 'KZ' : 'KG',
        point: [76.9, 43.2],
        precision: 1,
        gazetteer: `geonames:${bytes[i + 6] % 500}`,
      },
      time: {from: day, to: day, precision: 'day', basis: 'said'},
      scope: 'incident',
      rule: 'object',
      reader: 'given 1',
      confidence: 0.9,
    };
  });
}

const reader = {name: 'given 1', claims: async (documents) => documents.map(claimsOf)};

async function* incoming() {
  for await (const input of readInputs([path])) if (input.kind === 'document') yield input;
}

const ledger = await openLedger(folder, {create: true});
let appending = 0;
let processor = 0;
const timed = {
  ...ledger,
  store: {
    ...ledger.store,
    async append(changes) {
      const started = performance.now();
      const before = process.cpuUsage();
      const outcomes = await ledger.store.append(changes);
      const {user, system} = process.cpuUsage(before);
      processor += (user + system) / 1e6;
      appending += (performance.now() - started) / 1000;
      return outcomes;
    },
  },
};
let documents = 0;
for await (const each of addAll(timed, reader, incoming())) if (each.state === 'kept') documents++;

const FILTERS = [
  {effect: 'killed'},
  {effect: 'killed', speaker: 'government'},
  {effect: 'killed', class: 'police', stance: 'denied'},
  {class: 'civilian', from: '2021-06-01', to: '2021-06-30'},
  {place: 'KZ', effect: 'injured'},
  {place: 'Oral'},
  {place: 'geonames:7', speaker: 'ngo'},
  {stance: 'denied', to: '2020-03-01'},
  {from: '2020-05-01', to: '2020-05-01'},
  {review: 'open', effect: 'missing'},
  {speaker: 'outlet', class: 'military', effect: 'damaged', place: 'Taraz', stance: 'denied'},
  {review: 'accepted'},
];

async function timesOf(asks) {
  const times = [];
  for (let round = 0; round < 7; round++) {
    for (const ask of asks) {
      const started = performance.now();
      await ask();
      // The first round fills the cache.
      if (round > 0) times.push(performance.now() - started);
    }
  }
  return times.sort((a, b) => a - b);
}

const share = (times, part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
const pages = await timesOf(
  FILTERS.map((filter) => async () => {
    const {next} = await ledger.store.claims(filter, {limit: 50});
    return next;
  }),
);
const slowest = Math.max(
  ...(await Promise.all(
    FILTERS.map(async (filter) => share(await timesOf([() => ledger.store.claims(filter, {limit: 50})]), 0.5)),
  )),
);
/** Reports by words: the bench has put one that stands in every five-hundredth of them. */
const search = (words) =>
  timesOf([() => ledger.store.documents({words}, {limit: 50}), () => ledger.store.claims({words}, {limit: 50})]);
const rare = await search(RARE);
const common = await search('government said');
const claims = (await ledger.store.documents({words: RARE}, {limit: 1000})).rows.reduce(
  (sum, row) => sum + row.claims,
  0,
);
await ledger.close();
process.stdout.write(
  JSON.stringify({
    documents,
    claims: 10 * documents,
    found: claims,
    stored: documents / appending,
    storedByProcessor: documents / processor,
    page: share(pages, 0.5),
    slowest,
    rare: share(rare, 0.5),
    common: share(common, 0.5),
  }),
);
