/**
 * A stretch of a document's text: UTF-16 offsets, `start` is in, `end` is out.
 *
 * `text.slice(start, end)` is always the words.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span together with the words it covers, copied letter by letter. */
export interface Quote extends Span {
  readonly text: string;
}

/** Whether two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `inner` lies wholly inside `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The span with the words of `text` that it covers. */
export function quote(text: string, span: Span): Quote {
  return {start: span.start, end: span.end, text: text.slice(span.start, span.end)};
}
