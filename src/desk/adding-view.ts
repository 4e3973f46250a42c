import {NOTHING_WRITTEN} from '../keeper/written-claim.ts';
import type {Claim} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import {SaysoError} from '../model/error.ts';
import type {AttributionMention, Mention, PlaceMention, TimeMention} from '../model/mention.ts';
import {contains, overlaps, type Span} from '../model/span.ts';
import type {WrittenClaim} from '../model/written-claim.ts';
import {areSame} from '../store/additions.ts';
import {titleOf} from '../store/rows.ts';
import type {Parts} from './parts.ts';
import {refOf} from './reports.ts';
import {directionOf} from './segments.ts';
import type {AddingView} from './views.ts';

/** Reads what the form is filled with at first. */
export interface WordsReader {
  claims(documents: readonly Document[]): Promise<readonly (readonly Claim[] | null)[]>;
  mentions(document: Document): Promise<readonly Mention[]>;
}

/** Words chosen for a claim, at most: more are no sentence. */
const LONGEST = 4000;

/** Characters shown before and behind the sentence. */
const AROUND = 400;

/** The sentences of a report to choose from, or, where words are chosen, the form for a claim in them. For reviewers. */
export async function addingView(
  asked: string,
  words: Span | null,
  reader: () => Promise<WordsReader>,
  parts: Parts,
): Promise<AddingView> {
  const {ledger, state, sentencesOf, speakerClassOf} = parts;
  const id = state.idOf(asked, 'reviewer');
  const kept = id === null ? null : await ledger.store.document(id);
  if (kept === null) throw new SaysoError('desk/no-report', 'There is no report of that name in the ledger.');
  const {document} = kept;
  const {text, lang} = document;
  const claims = await ledger.store.claimsOf(document.id);
  const sentences = sentencesOf(text)
    .map((span) => trimmed(text, span))
    .filter(({start, end}) => start < end);
  const about = {report: refOf(document, titleOf(document)), lang, dir: directionOf(text), seen: state.size};
  if (words === null) {
    const of = (span: Span) => claims.filter(({figure}) => contains(span, figure)).length;
    return {
      ...about,
      sentences: sentences.map((span) => ({...span, text: text.slice(span.start, span.end), claims: of(span)})),
      chosen: null,
    };
  }
  const sentence = sentenceOf(sentences, trimmed(text, words), text);
  const span = trimmed(text, words);
  const draft = await draftOf(document, {sentence, words: span}, claims, await reader());
  const speakerClass =
    draft.speaker === '' || draft.speakerClass !== '' ? draft.speakerClass : (speakerClassOf(draft.speaker) ?? '');
  const written = {...draft, speakerClass};
  return {...about, sentences: [], chosen: {...surroundings(text, sentence), words: span, sentence, written}};
}

/** The stretch without white space at its ends. */
function trimmed(text: string, {start, end}: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(text[from] ?? '')) from++;
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to--;
  return {start: from, end: to};
}

/** The sentences that words lie in, as one stretch. `desk/bad-words` where the words are none of the report. */
function sentenceOf(sentences: readonly Span[], words: Span, text: string): Span {
  const met = sentences.filter((each) => overlaps(each, words));
  const [first, last] = [met[0], met.at(-1)];
  if (words.start >= words.end || words.end > text.length || first === undefined || last === undefined)
    throw new SaysoError('desk/bad-words', 'The address names no words of this report.');
  if (last.end - first.start > LONGEST)
    throw new SaysoError('desk/bad-words', 'So many words are more than a claim: choose a sentence.');
  return {start: first.start, end: last.end};
}

function surroundings(text: string, sentence: Span) {
  const before = text.slice(0, sentence.start);
  const paragraph = Math.max(before.lastIndexOf('\n\n') + 1, sentence.start - AROUND, 0);
  const behind = text.indexOf('\n\n', sentence.end);
  const end = Math.min(behind < 0 ? text.length : behind, sentence.end + AROUND);
  const start = trimmed(text, {start: paragraph, end}).start;
  return {context: text.slice(start, end).toWellFormed(), offset: start};
}

/** What the form is filled with: a claim that is read in the sentence by itself, else what stands around the words. */
async function draftOf(
  document: Document,
  {sentence, words}: {readonly sentence: Span; readonly words: Span},
  there: readonly Claim[],
  reader: WordsReader,
): Promise<WrittenClaim> {
  const alone = {...document, text: document.text.slice(sentence.start, sentence.end), title: null};
  const read = (await reader.claims([alone]))[0] ?? [];
  const moved = ({start, end}: Span): Span => ({start: start + sentence.start, end: end + sentence.start});
  const fresh = read.filter((claim) => {
    const figure = {...claim.figure, ...moved(claim.figure)};
    return !there.some((other) => areSame({effect: claim.effect, figure}, other));
  });
  const isWhole = words.start <= sentence.start && words.end >= sentence.end;
  const meant = fresh.find(({figure}) => overlaps(moved(figure), words));
  if (meant !== undefined) return writtenOf(meant);
  const mentions = (await reader.mentions(document)).filter(
    (each) => each.kind === 'attribution' || contains(sentence, each),
  );
  return {
    ...NOTHING_WRITTEN,
    ...aroundThem(mentions, [words, sentence]),
    ...countIn(document.text, isWhole ? sentence : words),
  };
}

function writtenOf({figure, effect, trigger, affected, speaker, stance, scope, place, time}: Claim): WrittenClaim {
  return {
    figure: figure.text,
    low: String(figure.low ?? ''),
    high: String(figure.high ?? ''),
    approx: figure.approx ? 'yes' : '',
    effect,
    trigger: trigger.text,
    class: affected.class,
    affected: affected.text ?? '',
    speaker: speaker?.text ?? '',
    speakerClass: speaker?.class ?? '',
    stance,
    scope,
    place: place?.text ?? '',
    from: time?.from ?? '',
    to: time?.to ?? '',
  };
}

/** Who speaks, where and when, as far as the words around say. */
function aroundThem(mentions: readonly Mention[], near: readonly Span[]): Partial<WrittenClaim> {
  const attributions = mentions.filter((each): each is AttributionMention => each.kind === 'attribution');
  const [said] = near.flatMap(
    (span) => attributions.find(({content, source}) => source !== null && overlaps(content, span)) ?? [],
  );
  const place = mentions.find((each): each is PlaceMention => each.kind === 'place' && each.type !== 'demonym');
  const time = mentions.find((each): each is TimeMention => each.kind === 'time' && each.from !== null);
  return {
    speaker: said?.source?.text ?? '',
    place: place?.text ?? '',
    from: time?.from ?? '',
    to: time?.to ?? time?.from ?? '',
  };
}

/** The first number in figures. */
function countIn(text: string, {start, end}: Span): Partial<WrittenClaim> {
  const number = /\d{1,3}(?:,\d{3})+|\d{1,9}/.exec(text.slice(start, end))?.[0];
  if (number === undefined) return {};
  const count = number.replaceAll(',', '');
  return {figure: number, low: count, high: count};
}
