import {SaysoError} from '../model/error.ts';
import {readDate} from '../read/dates.ts';
import type {Wanted} from './jobs/jobs.ts';
import {SAMPLE, SAMPLE_NAME} from './sample.ts';

/** What was sent to be imported; everything may be absent. */
export interface Sent {
  readonly files: readonly {readonly name: string; readonly bytes: Uint8Array}[];
  readonly text: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly address: string | null;
  readonly feed: string | null;
  readonly case: string | null;
  readonly sample: boolean;
}

/** Imports for everything that was sent: one a file, a text, an address, a feed. `server/bad-request` where there is nothing in it. */
export function wantedOf(sent: Sent): Wanted[] {
  const date = sent.published === null ? null : readDate(sent.published);
  if (sent.published !== null && date === null) throw bad('The day of publication is no day such as 2022-01-06.');
  const both = {case: sent.case, date};
  const wanted: Wanted[] = sent.files.map(({name, bytes}) => ({...both, name: nameOf(name), bytes}));
  if (sent.text !== null)
    wanted.push({...both, name: sent.title ?? 'Pasted text', bytes: recordOf(sent.text, sent.title)});
  if (sent.address !== null) {
    const url = addressOf(sent.address);
    wanted.push({...both, name: url, source: {kind: 'address', url}});
  }
  if (sent.feed !== null) {
    const url = addressOf(sent.feed);
    wanted.push({...both, name: url, source: {kind: 'feed', url}});
  }
  if (sent.sample) wanted.push({...both, name: SAMPLE_NAME, source: {kind: 'folder', path: SAMPLE}});
  if (wanted.length === 0) throw bad('Nothing was sent. Choose a file, paste a text, or give an address.');
  return wanted;
}

/** A text that was pasted, as a record: nothing in it is taken for anything but words. */
function recordOf(text: string, title: string | null): Uint8Array {
  const whole = title === null || text.trimStart().startsWith(title) ? text : `${title}\n\n${text}`;
  return new TextEncoder().encode(`${JSON.stringify({text: whole, ...(title === null ? {} : {title})})}\n`);
}

function nameOf(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last === '' ? 'A file without a name' : last.slice(0, 200);
}

function addressOf(written: string): string {
  const url = URL.canParse(written.trim()) ? new URL(written.trim()) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw bad('What was given is no address of the web: it begins with https:// or http://.');
  }
  return url.href;
}

function bad(sentence: string): SaysoError {
  return new SaysoError('server/bad-request', `${sentence} Nothing was kept.`);
}
