import type {Document} from '../model/document.ts';
import type {Report} from '../model/report.ts';
import type {Stored} from '../store/port.ts';
import {targetOf} from '../store/rows.ts';
import {compileHide} from './hide.ts';
import type {ReportRef} from './views.ts';

/** What is held of a report while the desk is open: everything that lists need, never its text. */
export interface Held {
  readonly report: Report;
  readonly ref: ReportRef;
  readonly lang: string;
  /** Index of the entry that added it, and of the one that read its claims. */
  readonly added: number;
  readonly read: number;
  /** Names in it of persons that readers are not shown. */
  readonly names: readonly string[];
  /** What readers are shown for its id: the id itself, unless it holds a name. */
  readonly alias: string;
}

/** What is held of a report. */
export function heldOf(
  report: Report,
  {members, title, added, read}: Pick<Stored, 'members' | 'title' | 'added' | 'read'>,
  names: readonly string[],
): Held {
  const {id, lang} = members;
  const hidden = compileHide(new Set(names))(id);
  return {
    report,
    ref: refOf(members, title),
    lang,
    added,
    read,
    names,
    alias: hidden === id ? id : `r-${targetOf(id).slice(0, 16)}`,
  };
}

/** A report as others speak of it, with its words as printed. */
export function refOf({id, published, source}: Omit<Document, 'text'>, title: string): ReportRef {
  return {
    id,
    title,
    publisher: source.publisher,
    agency: source.agency,
    published,
    url: webAddress(source.url),
  };
}

/** An address that a page may link to: of the web, or `null`. */
export function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  return ['http:', 'https:'].includes(new URL(url).protocol) ? url : null;
}
