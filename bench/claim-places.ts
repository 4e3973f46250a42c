import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Effect} from '../src/model/claim.ts';
import type {Span} from '../src/model/span.ts';
import {SHARED} from './run.ts';

/** Where an effect on some count of a public report happened, as a person read it; by offsets alone, none of the text is kept. */
export interface PlaceNote {
  /** Whether the weights may learn from it, or it is kept apart for measuring. */
  readonly part: 'fit' | 'kept';
  /** Of the report in its corpus. */
  readonly id: string;
  readonly effect: Effect;
  readonly figure: Span;
  /** The place; more than one where either is right, none where the report names none. */
  readonly places: readonly Span[];
}

/** The corpora that the reports are of, below `../shared`. */
export const PLACE_CORPORA: readonly string[] = [
  'corpora/places/lgl.jsonl',
  'corpora/places/geovirus.jsonl',
  'corpora/muc34/docs.jsonl',
  'corpora/times/aquaint.jsonl',
  'corpora/re3d/docs.jsonl',
  'corpora/polnear/train.jsonl',
].filter((name) => existsSync(join(SHARED, name)));

/** Reads `claim-places.tsv`. */
export function readPlaceNotes(): PlaceNote[] {
  const lines = readFileSync(join(import.meta.dirname, 'claim-places.tsv'), 'utf8')
    .trim()
    .split('\n');
  return lines.slice(1).map((line) => {
    const [part, id, effect, figure, places] = line.split('\t') as [PlaceNote['part'], string, Effect, string, string];
    return {part, id, effect, figure: spanOf(figure), places: places === 'none' ? [] : places.split(',').map(spanOf)};
  });
}

function spanOf(text: string): Span {
  const [start, end] = text.split('-').map(Number) as [number, number];
  return {start, end};
}
