import type {Ledger} from '../../keeper/ledger.ts';
import type {Document} from '../../model/document.ts';
import {sayChange} from '../../say/decision.ts';
import {sayDay} from '../../say/time.ts';
import type {AddedBy, ClaimRow} from '../../store/filters.ts';
import {type Command, parseGiven, UsageError} from '../command.ts';
import {EXIT} from '../exit.ts';
import {CLAIM_FILTERS, claimFilterGiven, withPlacesWithin} from '../filters-given.ts';
import {LEDGER_OPTION, withLedger} from '../ledger-given.ts';
import {LIST_OPTIONS, type List, printList} from '../list.ts';
import {BY_OPTION} from '../reviewer-given.ts';
import {drawHeadings, drawOne} from '../table.ts';
import {ADDING_FORM, addFoundClaim} from './claims-add.ts';

/** `sayso claims`: the claims of a ledger. */
export const claimsCommand: Command = {
  name: 'claims',
  summary: 'list the claims of a ledger, the latest event first, or add one that the reader missed',
  usage: 'sayso claims [options], or sayso claims add [options] REPORT NAME=WORDS…',
  options: {
    ...LEDGER_OPTION,
    ...CLAIM_FILTERS,
    ...LIST_OPTIONS,
    ...BY_OPTION,
    why: {type: 'string', value: 'WORDS', help: 'with add: for what reason'},
  },
  notes: [
    'What people rejected is listed as well; --review open, accepted, rejected or corrected chooses.',
    `A claim is added as ${ADDING_FORM}. Its words must stand in the report.`,
  ],
  async run(args) {
    const given = parseGiven(claimsCommand, args);
    const [verb, ...rest] = given.rest;
    if (verb === 'add') return addFoundClaim(given, rest);
    if (given.rest.length > 0)
      throw new UsageError('"sayso claims" takes options only, or "add". --search WORDS looks for words.');
    const asked = claimFilterGiven(given);
    return withLedger(given, {readOnly: true}, async (ledger) => {
      const filter = await withPlacesWithin(asked, ledger.store);
      const page: List<Shown>['page'] = async (window) => {
        const {rows, next} = await ledger.store.claims(filter, window);
        return {rows: await showAll(ledger, rows), next};
      };
      await printList(given, {...CLAIMS, page});
      return EXIT.done;
    });
  },
};

/** A claim with the report it stands in. */
interface Shown extends ClaimRow {
  readonly document: Document;
}

async function showAll(ledger: Ledger, rows: readonly ClaimRow[]): Promise<Shown[]> {
  const documents = new Map<string, Document>();
  const shown: Shown[] = [];
  for (const row of rows) {
    const {claim} = row;
    const document = documents.get(claim.document) ?? (await ledger.store.document(claim.document))?.document;
    if (document === undefined) continue;
    documents.set(claim.document, document);
    shown.push({...row, document});
  }
  return shown;
}

function wordsOf({claim: {content}, document}: Shown): string {
  return document.text.slice(content.start, content.end);
}

/** "added by M. Reviewer, 10 Jan 2022: page 2". */
export function sayAdded({by, at, why}: AddedBy): string {
  return `added by ${by}, ${sayDay(at)}${why === null ? '' : `: ${why}`}`;
}

/** What a person put in place of what was read; `null` where nobody did. */
function changeOf({review, corrected}: Shown): Shown['corrected'] | null {
  return review === 'corrected' ? corrected : null;
}

function sayCorrection(row: Shown): string | null {
  const change = changeOf(row);
  return change === null ? null : sayChange(change);
}

const CLAIMS: Omit<List<Shown>, 'page'> = {
  json: (row) => {
    const {claim, review, added, published, publisher} = row;
    return {...claim, words: wordsOf(row), review, change: changeOf(row), added, published, publisher};
  },
  columns: {
    id: ({claim}) => claim.id,
    document: ({claim}) => claim.document,
    published: ({published}) => published,
    publisher: ({publisher}) => publisher,
    effect: ({claim}) => claim.effect,
    low: ({claim}) => claim.figure.low,
    high: ({claim}) => claim.figure.high,
    approx: ({claim}) => (claim.figure.approx ? 'yes' : 'no'),
    figure: ({claim}) => claim.figure.text,
    affected: ({claim}) => claim.affected.text,
    class: ({claim}) => claim.affected.class,
    speaker: ({claim}) => claim.speaker?.name ?? claim.speaker?.text ?? null,
    speaker_class: ({claim}) => claim.speaker?.class ?? 'outlet',
    via: ({claim}) => claim.via.join('; '),
    stance: ({claim}) => claim.stance,
    scope: ({claim}) => claim.scope,
    place: ({claim}) => claim.place?.name ?? claim.place?.text ?? null,
    country: ({claim}) => claim.place?.country ?? null,
    lon: ({claim}) => claim.place?.point?.[0] ?? null,
    lat: ({claim}) => claim.place?.point?.[1] ?? null,
    place_precision: ({claim}) => claim.place?.precision ?? null,
    from: ({claim}) => claim.time?.from ?? null,
    to: ({claim}) => claim.time?.to ?? null,
    time_precision: ({claim}) => claim.time?.precision ?? null,
    words: wordsOf,
    review: ({review}) => review,
    correction: (row) => sayCorrection(row),
    confidence: ({claim}) => claim.confidence,
    reader: ({claim}) => claim.reader,
    added_by: ({added}) => added?.by ?? null,
    added_at: ({added}) => added?.at ?? null,
    added_why: ({added}) => added?.why ?? null,
  },
  headings: drawHeadings,
  draw(row, style) {
    const {claim, document, review, added, published, publisher} = row;
    const correction = sayCorrection(row);
    const decided = correction === null ? review : `${review}: ${correction}`;
    return drawOne(
      document,
      claim,
      [
        publisher,
        published === null ? null : sayDay(published),
        review === 'open' ? null : decided,
        added === null ? null : sayAdded(added),
        claim.document,
      ],
      style,
    );
  },
  nothing: 'No claim of the ledger is so.',
};
