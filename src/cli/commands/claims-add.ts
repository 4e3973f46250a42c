import {addClaim, type ClaimAdded} from '../../keeper/add-claim.ts';
import {lastSeen} from '../../keeper/decide.ts';
import {claimFound, type Fault} from '../../keeper/found-claim.ts';
import {allWords, NOTHING_WRITTEN, readWritten} from '../../keeper/written-claim.ts';
import type {Document} from '../../model/document.ts';
import {SaysoError} from '../../model/error.ts';
import type {PlaceMention} from '../../model/mention.ts';
import type {Span} from '../../model/span.ts';
import type {WrittenClaim} from '../../model/written-claim.ts';
import {sayClaim} from '../../say/claim.ts';
import {visible} from '../../say/visible.ts';
import {type Given, nearest, UsageError} from '../command.ts';
import {EXIT} from '../exit.ts';
import {withLedger} from '../ledger-given.ts';
import {write} from '../output.ts';
import {readCorrection} from '../review/correction.ts';
import {reviewerGiven} from '../reviewer-given.ts';

/** How a claim that was missed is written, for people. */
export const ADDING_FORM =
  `figure=WORDS trigger=WORDS effect=EFFECT [count=12-14] [affected=WORDS] [class=CLASS] [speaker=WORDS]
[speaker-class=CLASS] [stance=STANCE] [scope=SCOPE] [place=WORDS] [from=DAY] [to=DAY] [approx=yes] [at=START-END]`.replaceAll(
    '\n',
    ' ',
  );

/** What a part is called here, and in the claim that is written down. */
const PARTS: Readonly<Record<string, keyof WrittenClaim>> = {
  figure: 'figure',
  trigger: 'trigger',
  effect: 'effect',
  affected: 'affected',
  class: 'class',
  speaker: 'speaker',
  'speaker-class': 'speakerClass',
  stance: 'stance',
  scope: 'scope',
  place: 'place',
  from: 'from',
  to: 'to',
  approx: 'approx',
};

/** `sayso claims add REPORT NAME=WORDS…`: keeps a claim that the reader missed, in words that stand in the report. */
export async function addFoundClaim(given: Given, [report, ...parts]: readonly string[]): Promise<number> {
  if (report === undefined || parts.length === 0) throw new UsageError(`Say "sayso claims add REPORT ${ADDING_FORM}".`);
  const {written, at} = readParts(parts);
  const by = reviewerGiven(given);
  return withLedger(given, {}, async (ledger) => {
    const kept = await ledger.store.document(report);
    if (kept === null) throw new UsageError(`There is no report "${report}". "sayso documents" lists them.`);
    const {document} = kept;
    const {createReader} = await import('../../engine.ts');
    const reader = createReader();
    const words = at ?? figureIn(document, written.figure);
    const sentence = reader.sentence(document, words.start);
    const places = reader.mentions(document).filter((each): each is PlaceMention => each.kind === 'place');
    const {claim, faults} = readWritten(written, document, {sentence, words}, places);
    const found = claimFound(claim, document);
    if (faults.length > 0 || !('id' in found)) throw new UsageError(sayFaults(faults, 'id' in found ? [] : found));
    const why = given.values.get('why') ?? null;
    const added = await addClaim(ledger, {document: report, claim, by, why}, (id) => lastSeen(ledger, id));
    await write(`${visible(sayAdded(added))}\n`);
    return EXIT.done;
  });
}

function readParts(parts: readonly string[]): {readonly written: WrittenClaim; readonly at: Span | null} {
  const written: Record<string, string> = {};
  let at: Span | null = null;
  for (const part of parts) {
    const [name = '', value = ''] = part.split(/=(.*)/s);
    const member = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
    if (member !== undefined) written[member] = value;
    else if (name === 'count') Object.assign(written, readCount(value));
    else if (name === 'at') at = readSpan(value);
    else {
      const near = nearest(name, [...Object.keys(PARTS), 'count', 'at']);
      throw new UsageError(
        `"${part}" is no part of a claim.${near === null ? ` Write ${ADDING_FORM}.` : ` Did you mean ${near}=?`}`,
      );
    }
  }
  // A count in figures says itself how many.
  const bare = (written['figure'] ?? '').trim().replaceAll(',', '');
  if (written['low'] === undefined && /^\d{1,10}$/.test(bare)) Object.assign(written, {low: bare, high: bare});
  return {written: {...NOTHING_WRITTEN, ...written}, at};
}

function readCount(value: string): {readonly low: string; readonly high: string} {
  const read = readCorrection(value);
  if ('fault' in read) throw new UsageError(read.fault);
  const {low, high} = read.change;
  if (low === undefined && high === undefined) throw new UsageError(`"${value}" is no count: 12, 12-14 or >=12.`);
  return {low: String(low ?? ''), high: String(high ?? '')};
}

function readSpan(value: string): Span {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(value) ?? [];
  if (start === undefined || Number(start) >= Number(end))
    throw new UsageError(`"at=${value}" names no words: at=120-148, as an address of the desk does.`);
  return {start: Number(start), end: Number(end)};
}

/** The words of the count, which must stand in the report once, unless it is said where. */
function figureIn({text}: Document, words: string): Span {
  if (words.trim() === '') throw new UsageError('Say in which words the count stands: figure=WORDS.');
  const all = allWords(text, words);
  const [only] = all;
  if (only === undefined) throw new UsageError('figure: These words do not stand in the report.');
  if (all.length === 1) return only;
  const places = all.slice(0, 8).map(({start, end}) => `at=${start}-${end}`);
  throw new UsageError(`figure: These words stand in the report ${all.length} times. Say which: ${places.join(', ')}.`);
}

function sayFaults(faults: readonly Fault[], found: readonly Fault[]): string {
  const said = new Set(faults.map(({part}) => part.split('.')[0]));
  const all = [...faults, ...found.filter(({part}) => !said.has(part.split('.')[0]))];
  return `This cannot be a claim of the report. ${all.map(({part, message}) => `${part}: ${message}`).join(' ')}`;
}

function sayAdded(added: ClaimAdded): string {
  const what = `${added.claim.id} (${sayClaim(added.claim)})`;
  if (added.kind === 'kept') return `added ${what}: entry ${added.index} of the log.`;
  if (added.kind === 'there') return `${what} is there already: entry ${added.index} of the log.`;
  if (added.kind === 'taken')
    throw new UsageError(
      `These words have a claim of this effect already: ${added.by}. Correct that one with "sayso review".`,
    );
  throw new SaysoError(
    'ledger/stale',
    `Somebody decided about this claim at the same moment (entry ${added.latest}). Look again.`,
  );
}
