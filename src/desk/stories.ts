import type {Told} from '../incidents/incidents.ts';
import type {Claim} from '../model/claim.ts';
import {POLICIES, type Reason, type Statement, type Toll} from '../model/toll.ts';
import {targetOf} from '../store/rows.ts';
import type {Counted} from '../tally.ts';
import type {Sayings} from '../tolls/say.ts';
import {bestOf} from '../tolls/written.ts';
import {rangeOf} from './ranges.ts';
import {tollRow} from './rows.ts';
import type {TollBook} from './tolls.ts';
import {keyOf} from './tolls.ts';
import type {ClaimCard, Dot, KnownThen, Lens, Role, TollStory} from './views.ts';

/** What the story of a toll is told from. */
export interface StorySources {
  readonly told: Told;
  readonly incident: Counted;
  readonly lens: Lens;
  readonly book: TollBook;
  readonly sayings: Sayings;
  /** Cards of claims, by id; as far as they are there. */
  readonly cards: ReadonlyMap<string, ClaimCard>;
  readonly role: Role;
  /** Whether dots that are not drawn are listed as well. */
  readonly allDots: boolean;
}

/** Cards shown of one statement, and of what was set aside for one reason; the others stand on the timeline. */
const MOST_CARDS = 5;

/** Dots drawn of one timeline, at most: of more, those that count come first. */
export const MOST_DOTS = 300;

/** The claims whose cards the story of a toll shows. */
export function claimsShown({derivation: {statements, denials, aside}}: Toll): string[] {
  return [
    ...statements.flatMap((each) => [...each.claims.slice(0, MOST_CARDS), ...claimsBefore(each)]),
    ...denials.map(({claim}) => claim),
    ...byReason(aside).flatMap(({claims}) => claims.slice(0, MOST_CARDS)),
  ];
}

/** Claims of what an origin said before, the latest of them first. */
function claimsBefore({before}: Statement): string[] {
  return before.flatMap(({claims}) => claims).slice(0, MOST_CARDS);
}

/** What was set aside, by the reasons in the order in which they are told. */
function byReason(aside: Toll['derivation']['aside']): {readonly why: Reason; readonly claims: readonly string[]}[] {
  const claims = new Map<Reason, string[]>();
  for (const {why, claim} of aside) {
    const there = claims.get(why);
    if (there === undefined) claims.set(why, [claim]);
    else there.push(claim);
  }
  return [...claims].map(([why, ids]) => ({why, claims: ids}));
}

/** Everything that leads to one toll. */
export function storyOf(toll: Toll, moved: readonly KnownThen[], sources: StorySources): TollStory {
  const {sayings, cards, told, lens, book} = sources;
  const cardsOf = (ids: readonly string[]) => ids.slice(0, MOST_CARDS).flatMap((id) => cards.get(id) ?? []);
  const {statements, denials, aside} = toll.derivation;
  // The key of an origin is its name, folded.
  const keyFor = (origin: string) => (sources.role === 'reader' ? `o-${targetOf(origin).slice(0, 12)}` : origin);
  const inOrder = dotsOf(toll, told);
  const drawn = new Set([...inOrder].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, MOST_DOTS));
  const dots = inOrder.filter((dot) => sources.allDots || drawn.has(dot));
  const denialSentences = sayings.denials(toll);
  const asideSentences = sayings.aside(toll);
  return {
    ...tollRow(toll, moved),
    dots: dots.map((dot) => ({...dot, isDrawn: drawn.has(dot)})),
    dotsLeftOut: inOrder.length - dots.length,
    why: sayings.best(toll),
    statements: statements.map((each) => ({
      ...each,
      origin: keyFor(each.origin),
      before: each.before.map((earlier) => ({...earlier, origin: keyFor(earlier.origin)})),
      sentence: sayings.statement(each),
      beforeSentences: sayings.before(each),
      beforeCards: cardsOf(claimsBefore(each)),
      prints: each.documents.length,
      cards: cardsOf(each.claims),
    })),
    denials: denials.map((each, i) => ({sentence: denialSentences[i] ?? '', card: cards.get(each.claim) ?? null})),
    aside: byReason(aside).map(({why, claims}, i) => ({
      why,
      sentence: asideSentences[i] ?? '',
      cards: cardsOf(claims),
    })),
    policies: POLICIES.flatMap((policy) => {
      const same = book.count(told, {...lens, policy}).tolls.find((each) => keyOf(each) === keyOf(toll));
      return same === undefined ? [] : [{policy, ...rangeOf(same)}];
    }),
  };
}

type Undrawn = Omit<Dot, 'isDrawn'>;

function weightOf({aside, isIndependent}: Undrawn): number {
  return aside === null ? 2 : isIndependent ? 1 : 0;
}

/** Claims that are drawn hollow: somebody else's word, or said before. */
const PASSED_ON: ReadonlySet<Reason> = new Set<Reason>(['copy', 'repeated']);

/** Each claim about a toll as a dot on its timeline, the earliest first. */
function dotsOf(toll: Toll, {tellings}: Told): Undrawn[] {
  const {statements, denials, aside} = toll.derivation;
  const all = statements.flatMap((each) => [each, ...each.before]);
  const saidOf = new Map(all.flatMap(({said, claims}) => claims.map((id) => [id, said] as const)));
  for (const {claim, said} of denials) saidOf.set(claim, said);
  const asideOf = new Map<string, Dot['aside']>(aside.map(({claim, why}) => [claim, why]));
  for (const {claim} of denials) asideOf.set(claim, 'denied');
  const dots: Undrawn[] = [];
  for (const {report, first, claims} of tellings) {
    for (const claim of claims) {
      const why = asideOf.get(claim.id) ?? null;
      if (!saidOf.has(claim.id) && why === null) continue;
      dots.push({
        claim: claim.id,
        at: report.published,
        said: saidOf.get(claim.id) ?? saidIn(claim, report.publisher),
        speaker: claim.speaker?.class ?? 'media',
        stance: claim.stance,
        low: claim.figure.low,
        best: bestOf(claim.figure),
        high: claim.figure.high,
        report: report.id,
        words: claim.content,
        isIndependent: report === first && (why === null || !PASSED_ON.has(why as Reason)),
        aside: why,
      });
    }
  }
  return dots;
}

function saidIn({speaker}: Claim, publisher: string | null): string {
  return speaker?.name ?? speaker?.text ?? publisher ?? '';
}
