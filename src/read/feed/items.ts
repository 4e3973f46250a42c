/** A feed as it is kept: its name and its items, texts still in the markup they came in. */
export interface Feed {
  readonly mediaType: string;
  readonly title: string | null;
  /** Its home page, or its own address where it names no other. */
  readonly link: string | null;
  readonly lang: string | null;
  readonly items: readonly FeedItem[];
}

/** One item of a feed. */
export interface FeedItem {
  /** What the feed calls it. */
  readonly id: string | null;
  readonly title: FeedText | null;
  readonly link: string | null;
  /** As it is written. */
  readonly published: string | null;
  readonly author: string | null;
  readonly content: FeedText | null;
}

/** Words of a feed: markup to be shown, or characters that stand for themselves. */
export interface FeedText {
  readonly text: string;
  readonly isMarkup: boolean;
}

/** Markup, or `null` where there is none. */
export function markup(text: string | null | undefined): FeedText | null {
  return text == null || text.trim() === '' ? null : {text, isMarkup: true};
}

/** Plain characters, or `null` where there are none. */
export function plain(text: string | null | undefined): FeedText | null {
  return text == null || text.trim() === '' ? null : {text, isMarkup: false};
}

/** An address against the one it is relative to; as it stands where that does not help. */
export function resolved(link: string | null | undefined, base: string | null | undefined): string | null {
  const written = link?.trim() ?? '';
  if (written === '') return null;
  if (URL.canParse(written) || base == null || !URL.canParse(written, base)) return written;
  return new URL(written, base).href;
}

/** The first that says something. */
export function firstSaid(...values: readonly (string | null | undefined)[]): string | null {
  return values.find((value) => value != null && value.trim() !== '')?.trim() ?? null;
}
