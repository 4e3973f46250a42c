import type {Digest, EntryBody} from '../model/entry.ts';

/**
 * What an entry is about: a store notes the index under each of these, so that it can say which entry was the last.
 *
 * A decision is about a claim or an incident, a rating about a source; a document and a report are about themselves.
 */
export function targetsOf(body: EntryBody): readonly Digest[] {
  switch (body.kind) {
    case 'document-added':
    case 'claims-read':
      return [body.document];
    case 'decision':
    case 'source-rated':
      return [body.target];
    case 'report-published':
      return [body.report];
    case 'redaction':
    case 'key-rotated':
    case 'schema-migrated':
      return [];
  }
}

/**
 * Whether an entry answers something older than the last entry about its target; `latest` is −1 where there is none.
 *
 * What people decide has to name the last entry they saw. Of two who answer the same one, the log takes the first; the other
 * is told, and decides again. So nobody's decision is overruled unseen. What is not decided is never stale.
 */
export function isStale(body: EntryBody, latest: number): boolean {
  switch (body.kind) {
    case 'decision':
    case 'source-rated':
      return body.answers !== latest;
    case 'document-added':
    case 'claims-read':
    case 'redaction':
    case 'report-published':
    case 'key-rotated':
    case 'schema-migrated':
      return false;
  }
}
