import {sayDay} from '../../say/time.ts';
import type {DocumentRow} from '../../store/filters.ts';
import {type Command, parseGiven, UsageError} from '../command.ts';
import {EXIT} from '../exit.ts';
import {DOCUMENT_FILTERS, documentFilterGiven} from '../filters-given.ts';
import {LEDGER_OPTION, withLedger} from '../ledger-given.ts';
import {LIST_OPTIONS, type List, printList} from '../list.ts';
import {drawDim, drawHead, drawRow, type TableStyle} from '../table.ts';

/** `sayso documents`: the reports of a ledger. */
export const documentsCommand: Command = {
  name: 'documents',
  summary: 'list the reports of a ledger, the latest published first',
  usage: 'sayso documents [options]',
  options: {...LEDGER_OPTION, ...DOCUMENT_FILTERS, ...LIST_OPTIONS},
  async run(args) {
    const given = parseGiven(documentsCommand, args);
    if (given.rest.length > 0)
      throw new UsageError('"sayso documents" takes options only. --search WORDS looks for words.');
    const filter = documentFilterGiven(given);
    return withLedger(given, {readOnly: true}, async ({store}) => {
      await printList(given, {...DOCUMENTS, page: (window) => store.documents(filter, window)});
      return EXIT.done;
    });
  },
};

const DOCUMENTS: Omit<List<DocumentRow>, 'page'> = {
  json: (row) => row,
  columns: {
    id: ({id}) => id,
    title: ({title}) => title,
    published: ({published}) => published,
    publisher: ({publisher}) => publisher,
    url: ({url}) => url,
    lang: ({lang}) => lang,
    case: (row) => row.case,
    claims: ({claims}) => claims,
  },
  headings: (style) => drawHead(['Report', 'Outlet', 'Published', 'Claims'], widths(style), style),
  draw(row, style) {
    const {id, title, published, publisher, url, claims, lang} = row;
    const cells = [title, publisher ?? '–', published === null ? '–' : sayDay(published), String(claims)];
    const about = [id, url, row.case, lang === 'en' ? null : lang].filter((part) => part !== null);
    return `${[...drawRow(cells, widths(style), style), ...drawDim(about.join(' · '), style)].join('\n')}\n\n`;
  },
  nothing: 'No report of the ledger is so.',
};

function widths({width}: TableStyle): number[] {
  const outlet = Math.floor(width * 0.25);
  return [Math.max(10, width - outlet - 11 - 6 - 3 * 2), outlet, 11, 6];
}
