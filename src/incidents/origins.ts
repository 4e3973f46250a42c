import type {Claim} from '../model/claim.ts';
import type {Report} from '../model/report.ts';
import type {Pack} from '../packs/pack.ts';

/** Whose word a claim is. */
export interface Origin {
  /** The same for all who speak for one body. */
  readonly key: string;
  /** In the words of the report. */
  readonly said: string;
  /** The speaker's class; `media` for the outlet's own word. */
  readonly class: string;
}

/** Tells whose word a claim is; `first` is the earliest print of its report's lineage. */
export type OriginOf = (claim: Claim, first: Report) => Origin;

/**
 * Compiles the table `institutions`: which words name one body.
 *
 * A speaker with no body, and the report's own voice, are the agency's word or else the outlet's: who quotes nobody in
 * particular adds no voice of its own.
 */
export function compileOrigins(pack: Pack): OriginOf {
  const bodies = pack
    .table('institutions')
    .map(({cells}) => ({words: ` ${words(cells['words'] ?? '')} `, body: cells['institution'] ?? ''}))
    .sort((a, b) => b.words.length - a.words.length);
  const known = new Map<string, string | null>();
  const bodyIn = (phrase: string): string | null => {
    let body = known.get(phrase);
    if (body === undefined) {
      const folded = ` ${words(phrase)} `;
      body = bodies.find((each) => folded.includes(each.words))?.body ?? null;
      known.set(phrase, body);
    }
    return body;
  };
  return (claim, first) => {
    const {speaker} = claim;
    if (speaker === null || speaker.class === 'unnamed') return outletOf(first);
    const said = speaker.name ?? speaker.text;
    const body = bodyIn(said) ?? bodyIn(speaker.text);
    if (body !== null) return {key: `body:${body}`, said, class: speaker.class};
    // A named officer speaks for the police of the place; a doctor or a resident for nobody but themselves.
    if (speaker.class === 'police') return {key: 'body:police', said, class: speaker.class};
    return {key: `${speaker.class}:${words(said)}`, said, class: speaker.class};
  };
}

/** The outlet or agency a report's own words are. */
export function outletOf({agency, publisher, id}: Report): Origin {
  const name = agency ?? publisher;
  return {key: `outlet:${name === null ? id : words(name)}`, said: name ?? id, class: 'media'};
}

/** The words of a phrase without case and possessives, one space between them. */
function words(phrase: string): string {
  const found =
    phrase
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{M}\p{Nd}]+(?:['-][\p{L}\p{M}\p{Nd}]+)*/gu) ?? [];
  return found.map((word) => word.replace(/'s$/, '')).join(' ');
}
