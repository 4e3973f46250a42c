import {type Claim, isAdded} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import type {Statement} from '../model/toll.ts';
import {saySpeaker} from '../say/claim.ts';
import {nameOfToll, sayToll, titleOf} from '../say/toll.ts';
import {visible} from '../say/visible.ts';
import type {Counted} from '../tally.ts';
import type {Sayings} from '../tolls/say.ts';
import {wrap} from './wrap.ts';

/** What explaining needs besides the tolls. */
export interface Sources {
  readonly claims: ReadonlyMap<string, Claim>;
  readonly documents: ReadonlyMap<string, Document>;
  readonly sayings: Sayings;
  readonly width: number;
}

/** The words of one claim, with whose they are and where they stand. */
interface Quoted {
  readonly claim: string;
  readonly words: string;
  readonly speaker: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
  /** Whether a person added it, because no reader had found it. */
  readonly added: boolean;
}

/** Why an incident has its tolls: for people, and as data. `others` are the same incident by the other policies. */
export function explainIncident(incident: Counted, others: readonly Counted[], sources: Sources) {
  const lines = [...wrap(visible(titleOf(incident)), sources.width), incident.id];
  const quotes = new Map<string, Quoted>();
  for (const toll of incident.tolls) {
    lines.push('', `${nameOfToll(toll)}: ${sayToll(toll)}`);
    const add = (indent: number, text: string) =>
      lines.push(...wrap(visible(text), sources.width - indent).map((line) => ' '.repeat(indent) + line));
    add(2, sources.sayings.best(toll));
    for (const sentence of sources.sayings.ends(toll)) add(2, sentence);
    add(2, sources.sayings.grade(toll));
    for (const statement of toll.derivation.statements) tell(statement, sources, quotes, add);
    for (const denial of sources.sayings.denials(toll)) add(2, denial);
    for (const {claim} of toll.derivation.denials) quoteOf(claim, sources, quotes, add);
    const side = others.flatMap(({tolls}) =>
      tolls.filter((each) => each.effect === toll.effect && each.class === toll.class),
    );
    const figures = side.map((each) => `${each.policy} ${sayToll(each)}`);
    if (figures.length > 0) add(2, sources.sayings.list('policies', figures, ', '));
    const aside = sources.sayings.aside(toll);
    if (aside.length > 0) add(2, sources.sayings.list('aside.all', aside, '; '));
  }
  return {text: `${lines.join('\n')}\n`, json: {incident, quotes: [...quotes.values()]}};
}

function tell(
  statement: Statement,
  sources: Sources,
  quotes: Map<string, Quoted>,
  add: (indent: number, text: string) => void,
): void {
  const {sayings} = sources;
  const parts = [sayings.statement(statement), ...sayings.before(statement), sayings.prints(statement)];
  add(2, `– ${parts.filter((part) => part !== null).join('; ')}`);
  for (const id of statement.claims.slice(0, 3)) quoteOf(id, sources, quotes, add);
}

function quoteOf(
  id: string,
  {claims, documents}: Sources,
  quotes: Map<string, Quoted>,
  add: (indent: number, text: string) => void,
): void {
  const claim = claims.get(id);
  const document = claim === undefined ? undefined : documents.get(claim.document);
  if (claim === undefined || document === undefined) return;
  const {publisher, url} = document.source;
  const words = document.text.slice(claim.content.start, claim.content.end).replaceAll(/\s+/g, ' ');
  const quoted = {
    claim: id,
    words,
    speaker: saySpeaker(claim.speaker, claim.via),
    publisher,
    published: document.published,
    url,
    added: isAdded(claim),
  };
  quotes.set(id, quoted);
  const about = [publisher, document.published?.slice(0, 10), isAdded(claim) ? 'added by a person' : null];
  add(4, `“${words}” (${about.filter((part) => part != null).join(', ')})`);
}
