import {lastSeen, rate} from '../../keeper/decide.ts';
import {RATINGS, type Rating} from '../../model/decision.ts';
import {SaysoError} from '../../model/error.ts';
import type {SourceRow} from '../../store/filters.ts';
import {type Command, type Given, nearest, parseGiven, UsageError} from '../command.ts';
import {EXIT} from '../exit.ts';
import {LEDGER_OPTION, withLedger} from '../ledger-given.ts';
import {LIST_OPTIONS, type List, printList} from '../list.ts';
import {write} from '../output.ts';
import {BY_OPTION, reviewerGiven} from '../reviewer-given.ts';
import {drawHead, drawRow, type TableStyle} from '../table.ts';

/** `sayso sources`: the outlets of a ledger, and how far people rely on them. */
export const sourcesCommand: Command = {
  name: 'sources',
  summary: 'list the outlets of a ledger, or say how far one is to be relied on',
  usage: 'sayso sources [options], or sayso sources rate [options] NAME reliable|mixed|unreliable',
  options: {
    ...LEDGER_OPTION,
    ...LIST_OPTIONS,
    ...BY_OPTION,
    speaker: {type: 'boolean', help: 'with rate: NAME is somebody who is quoted, not an outlet'},
    why: {type: 'string', value: 'WORDS', help: 'with rate: for what reason'},
  },
  notes: [
    'A rating is a decision: it is kept in the log, and the last one counts.',
    'What only unreliable outlets or speakers say is set aside when tolls are made.',
  ],
  async run(args) {
    const given = parseGiven(sourcesCommand, args);
    const [verb, ...rest] = given.rest;
    if (verb === 'rate') return rateOne(given, rest);
    if (verb !== undefined) throw new UsageError(`Say ${sourcesCommand.usage}.`);
    return withLedger(given, {readOnly: true}, async ({store}) => {
      await printList(given, {...SOURCES, page: (window) => store.sources(window)});
      return EXIT.done;
    });
  },
};

async function rateOne(given: Given, [name, rating, ...more]: readonly string[]): Promise<number> {
  const known = RATINGS.find((each) => each === rating);
  if (name === undefined || known === undefined || more.length > 0) {
    throw new UsageError(`Say "sayso sources rate NAME ${RATINGS.join('|')}".`);
  }
  return withLedger(given, {}, async (ledger) => {
    const isOutlet = !given.flags.has('speaker');
    if (isOutlet && (await ledger.store.documents({publisher: name}, {limit: 1})).rows.length === 0) {
      const names = (await ledger.store.sources({limit: 10_000})).rows.map(({publisher}) => publisher);
      const near = nearest(name, names);
      const hint = near === null ? '"sayso sources" lists them.' : `Did you mean "${near}"?`;
      throw new SaysoError('ledger/no-source', `No report of the ledger is from "${name}". ${hint}`);
    }
    const value: Rating = {target: name, by: reviewerGiven(given), rating: known, why: given.values.get('why') ?? null};
    const decided = await rate(ledger, value, await lastSeen(ledger, name));
    if (decided.kind === 'stale') {
      throw new SaysoError(
        'ledger/stale',
        `Somebody rated "${name}" at the same moment (entry ${decided.latest}). Look again, then decide.`,
      );
    }
    await write(`${name} is ${known} now: entry ${decided.index} of the log.\n`);
    return EXIT.done;
  });
}

const SOURCES: Omit<List<SourceRow>, 'page'> = {
  json: (row) => row,
  columns: {
    publisher: ({publisher}) => publisher,
    documents: ({documents}) => documents,
    claims: ({claims}) => claims,
    rating: ({rating}) => rating,
  },
  headings: (style) => drawHead(['Outlet', 'Reports', 'Claims', 'Rating'], widths(style), style),
  draw: ({publisher, documents, claims, rating}, style) =>
    `${drawRow([publisher, String(documents), String(claims), rating ?? '–'], widths(style), style).join('\n')}\n`,
  nothing: 'No report of the ledger names its outlet.',
};

function widths({width}: TableStyle): number[] {
  return [Math.max(10, Math.min(50, width - 8 - 8 - 10 - 3 * 2)), 8, 8, 10];
}
