import {hash} from 'node:crypto';
import {addAll, type ClaimsReader, type Incoming} from '../src/keeper/add.ts';
import {type Ledger, openLedger} from '../src/keeper/ledger.ts';
import type {AffectedClass, Claim, Effect, Speaker, SpeakerClass} from '../src/model/claim.ts';
import type {Document} from '../src/model/document.ts';
import type {Quote} from '../src/model/span.ts';
import {documentOf} from '../src/read/document.ts';
import {isoOf} from '../src/times/calendar.ts';

/*
 * Large ledgers of made-up reports, the same for the same size: events in many towns over years, each told by one to twelve reports of several outlets, some of
 * them copies, with counts that rise and contradict each other. The claims are made with the text, so that no reader is needed.
 */

/** Makes a ledger with about so many claims in a folder, and leaves it open. */
export async function makeLedgerOf(claims: number, folder: string): Promise<Ledger> {
  const ledger = await openLedger(folder, {create: true});
  const made = new Map<string, readonly Claim[]>();
  const reader: ClaimsReader = {
    name: 'sayso 0.0.0 made 1',
    claims: async (documents) =>
      documents.map(({id}) => {
        const found = made.get(id) ?? null;
        made.delete(id);
        return found;
      }),
  };
  async function* incoming(): AsyncGenerator<Incoming> {
    for (const report of reportsOf(claims)) {
      made.set(report.document.id, report.claims);
      yield {document: report.document, raw: new TextEncoder().encode(report.document.text)};
    }
  }
  for await (const _ of addAll(ledger, reader, incoming(), 512));
  return ledger;
}

/** A report with the claims in it. */
export interface MadeReport {
  readonly document: Document;
  readonly claims: readonly Claim[];
}

/** Reports with about so many claims between them. */
export function* reportsOf(claims: number): Generator<MadeReport> {
  let left = claims;
  for (let event = 0; left > 0; event++) {
    for (const report of reportsAbout(event)) {
      left -= report.claims.length;
      yield report;
      if (left <= 0) return;
    }
  }
}

const TOWNS: readonly (readonly [name: string, country: string, longitude: number, latitude: number])[] = [
  ['Almaty', 'KZ', 76.9, 43.2],
  ['Shymkent', 'KZ', 69.6, 42.3],
  ['Karachi', 'PK', 67, 24.9],
  ['Quetta', 'PK', 67, 30.2],
  ['Lahore', 'PK', 74.3, 31.6],
  ['Kano', 'NG', 8.5, 12],
  ['Maiduguri', 'NG', 13.2, 11.8],
  ['Jos', 'NG', 8.9, 9.9],
  ['Mosul', 'IQ', 43.1, 36.3],
  ['Basra', 'IQ', 47.8, 30.5],
  ['Kirkuk', 'IQ', 44.4, 35.5],
  ['Aleppo', 'SY', 37.2, 36.2],
  ['Homs', 'SY', 36.7, 34.7],
  ['Goma', 'CD', 29.2, -1.7],
  ['Bunia', 'CD', 30.2, 1.6],
  ['Bogota', 'CO', -74.1, 4.6],
  ['Cali', 'CO', -76.5, 3.4],
  ['Culiacan', 'MX', -107.4, 24.8],
  ['Acapulco', 'MX', -99.9, 16.9],
  ['Manila', 'PH', 121, 14.6],
  ['Davao', 'PH', 125.6, 7.1],
  ['Mandalay', 'MM', 96.1, 22],
  ['Sittwe', 'MM', 92.9, 20.1],
  ['Kandahar', 'AF', 65.7, 31.6],
  ['Herat', 'AF', 62.2, 34.3],
  ['Tripoli', 'LY', 13.2, 32.9],
  ['Benghazi', 'LY', 20.1, 32.1],
  ['Kharkiv', 'UA', 36.2, 50],
  ['Odesa', 'UA', 30.7, 46.5],
  ['Port-au-Prince', 'HT', -72.3, 18.5],
];

const BODIES: readonly (readonly [said: string, kind: SpeakerClass])[] = [
  ['the interior ministry', 'government'],
  ['police', 'police'],
  ['the health ministry', 'government'],
  ['a hospital director', 'medical'],
  ['the rescue service', 'emergency'],
  ['a rights group', 'ngo'],
  ['the army', 'military'],
  ['residents', 'witness'],
  ['the prosecutor', 'court'],
];

const SYLLABLES = [
  'ba',
  'dor',
  'ke',
  'lin',
  'mo',
  'nar',
  'pel',
  'qui',
  'ros',
  'sa',
  'tev',
  'ul',
  'vor',
  'wen',
  'yas',
  'zil',
];
const THINGS = ['bus', 'depot', 'bridge', 'market', 'ferry', 'school', 'barracks', 'mine', 'mill', 'station'];
const EVENTS = ['A blast', 'A fire', 'An attack', 'A landslide', 'A flood', 'A shoot-out'];
const FIRST_DAY = 16_436;

/** Reports of one made-up event. */
function* reportsAbout(event: number): Generator<MadeReport> {
  const draw = drawer(event + 1);
  const town = TOWNS[draw(TOWNS.length)]!;
  const day = FIRST_DAY + draw(3000);
  const [quarter, boss, victim] = [nameFrom(draw), nameFrom(draw), `${nameFrom(draw)} ${nameFrom(draw)}`];
  const scene = `${EVENTS[draw(EVENTS.length)]} at the ${quarter} ${THINGS[draw(THINGS.length)]}`;
  const count = 1 + draw(40);
  const isCase = draw(40) === 0;
  const reports = 1 + Math.min(draw(12), draw(12));
  let last: MadeReport | null = null;
  for (let n = 0; n < reports; n++) {
    const published = isoOf(day + Math.floor(n / 3));
    const outlet = `Outlet ${draw(97)}`;
    if (last !== null && draw(5) === 0) {
      yield printOf(last, `e${event}-${n}`, outlet, published);
      continue;
    }
    const dead = Math.max(0, count + draw(4) * Math.floor(n / 2) - draw(2));
    last = writeReport({
      id: `e${event}-${n}`,
      outlet,
      published,
      day: isoOf(day),
      town,
      scene,
      quarter,
      isCase,
      boss,
      victim,
      dead,
      hurt: dead * 2 + draw(9),
      held: draw(7),
      draw,
    });
    yield last;
  }
}

interface Told {
  readonly id: string;
  readonly outlet: string;
  readonly published: string;
  readonly day: string;
  readonly town: (typeof TOWNS)[number];
  readonly scene: string;
  readonly quarter: string;
  readonly isCase: boolean;
  readonly boss: string;
  readonly victim: string;
  readonly dead: number;
  readonly hurt: number;
  readonly held: number;
  readonly draw: (below: number) => number;
}

function writeReport(told: Told): MadeReport {
  const {draw, dead, hurt, held, town, scene, quarter, boss, victim, id, outlet, published} = told;
  const sheet = createSheet(told);
  const say = () => BODIES[draw(BODIES.length)]!;
  const title = `${dead} killed in ${quarter}, ${town[0]}`;
  sheet.write(`${title}\n\n${scene} in `);
  sheet.place();
  sheet.write(` shook ${quarter}. `);
  sheet.count(dead, 'killed', 'people', 'civilian', say());
  sheet.write(` ${boss}, who owns ${quarter} stores, closed early. `);
  if (hurt > 0) sheet.count(hurt, 'injured', 'people', 'unspecified', say());
  sheet.write(`\n\n${victim} of ${quarter} was among them, ${boss} told us. `);
  if (held > 0) sheet.count(held, 'detained', 'men', 'suspect', say());
  sheet.write(`\n\nNobody, ${boss} added, knew why ${quarter} burned. `);
  if (draw(2) === 0) sheet.count(1 + draw(5), 'missing', 'people', 'unspecified', say());
  sheet.write('\n');
  return sheet.done(id, outlet, published, title);
}

/** A text that grows, and the claims in it. */
function createSheet({town, day, quarter, isCase}: Told) {
  const [name, country, longitude, latitude] = town;
  let text = '';
  let place: Quote | null = null;
  const drafts: Omit<Claim, 'id' | 'document'>[] = [];
  const add = (words: string): Quote => {
    const start = text.length;
    text += words;
    return {start, end: text.length, text: words};
  };
  return {
    write: (words: string) => void add(words),
    place: () => {
      place = add(name);
    },
    // A name of the event stands in nearly every run of five words: made-up reports are no copies of each other by their phrases.
    count(n: number, verb: Effect, who: string, kind: AffectedClass, [said, of]: (typeof BODIES)[number]) {
      const start = text.length;
      const figure = add(String(n));
      add(' ');
      const affected = add(who);
      add(` from ${quarter} were `);
      const trigger = add(verb);
      add(` near ${quarter}`);
      const end = text.length;
      add(', ');
      const speaker: Speaker = {...add(`${said} in ${name}`), name: null, class: of};
      const cue = add(' said');
      add('.');
      drafts.push({
        content: {start, end},
        effect: verb,
        figure: {...figure, low: n, high: n, approx: false, implied: false},
        trigger,
        affected: {...affected, class: kind},
        speaker,
        via: [],
        cue: {start: cue.start + 1, end: cue.end},
        stance: 'asserted',
        place: place && {
          ...place,
          name,
          country,
          point: [longitude, latitude],
          precision: 1,
          gazetteer: `made:${name}`,
        },
        time: {from: day, to: day, precision: 'day', basis: 'said'},
        scope: 'incident',
        rule: 'made',
        reader: 'sayso 0.0.0 made 1',
        confidence: 0.9,
      });
    },
    done(id: string, publisher: string, published: string, title: string): MadeReport {
      const document = documentOf(text, {
        id,
        title,
        published,
        publisher,
        lang: 'en',
        ...(isCase ? {case: `${name} ${quarter}`} : {}),
        url: `https://made.example/${id}`,
      });
      return {document, claims: drafts.map((draft) => claimOf(draft, id))};
    },
  };
}

/** The same report as another outlet prints it. */
function printOf({document, claims}: MadeReport, id: string, publisher: string, published: string): MadeReport {
  const {text, case: name, source} = document;
  const title = text.slice(0, text.indexOf('\n'));
  return {
    document: documentOf(text, {
      id,
      title,
      published,
      publisher,
      lang: 'en',
      ...(name === null ? {} : {case: name}),
      url: `${source.url}/${id}`,
    }),
    claims: claims.map((claim) => claimOf(claim, id)),
  };
}

function claimOf(draft: Omit<Claim, 'id' | 'document'>, document: string): Claim {
  return {...draft, id: hash('sha256', `${document} ${draft.figure.start} ${draft.effect}`).slice(0, 32), document};
}

function nameFrom(draw: (below: number) => number): string {
  const word = Array.from({length: 3 + draw(2)}, () => SYLLABLES[draw(SYLLABLES.length)]).join('');
  return word[0]!.toUpperCase() + word.slice(1);
}

/** Numbers below a bound that look drawn by chance, the same for the same seed. */
function drawer(seed: number): (below: number) => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0 || 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}
