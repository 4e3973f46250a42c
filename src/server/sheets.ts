import type {ClaimCard, IncidentRow, TollRow} from '../desk/views.ts';
import type {Shown} from '../pages/page.ts';
import {type CsvCell, csvLine} from '../say/csv.ts';

/** A view as a table: its heading, then its rows. */
type Sheet = readonly (readonly CsvCell[])[];

/** The data of a page as CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe in front. */
export function csvOf(shown: Shown): string {
  return sheetOf(shown)
    .map((row) => csvLine(row))
    .join('');
}

/** Cards of claims as CSV. */
export function csvOfCards(cards: readonly ClaimCard[]): string {
  return cardSheet(cards)
    .map((row) => csvLine(row))
    .join('');
}

function sheetOf(shown: Shown): Sheet {
  switch (shown.view) {
    case 'case': {
      const {leading, others} = shown.data;
      return tollSheet([...(leading === null ? [] : [leading]), ...others]);
    }
    case 'incidents':
      return tollSheet(shown.data.list.rows);
    case 'incident':
    case 'report':
    case 'embed':
      return [
        [
          'effect',
          'class',
          'claim',
          'said',
          'speaker',
          'stance',
          'low',
          'best',
          'high',
          'at',
          'independent',
          'not_counted',
        ],
        ...shown.data.stories.flatMap((story) =>
          story.dots.map((dot) => [
            story.effect,
            story.class,
            dot.claim,
            dot.said,
            dot.speaker,
            dot.stance,
            dot.low,
            dot.best,
            dot.high,
            dot.at,
            yesNo(dot.isIndependent),
            dot.aside,
          ]),
        ),
      ];
    case 'reports':
      return [
        ['id', 'title', 'outlet', 'published', 'address', 'lang', 'case', 'claims'],
        ...shown.data.list.rows.map((row) => [
          row.id,
          row.title,
          row.publisher,
          row.published,
          row.url,
          row.lang,
          row.case,
          row.claims,
        ]),
      ];
    case 'reader':
      return cardSheet(shown.data.cards);
    case 'adding':
      return [
        ['start', 'end', 'words', 'claims'],
        ...shown.data.sentences.map(({start, end, text, claims}) => [start, end, text, claims]),
      ];
    case 'review':
      return cardSheet(shown.data.card === null ? [] : [shown.data.card]);
    case 'sources': {
      const {speakers, outlets} = shown.data;
      return [
        ['kind', 'name', 'class', 'party', 'claims', 'corrected', 'denied', 'reports', 'copies', 'rating'],
        ...speakers.rows.map((row) => [
          'speaker',
          row.name,
          row.class,
          yesNo(row.isParty),
          row.claims,
          row.corrected,
          row.denied,
          null,
          null,
          null,
        ]),
        ...outlets.rows.map((row) => [
          'outlet',
          row.publisher,
          null,
          null,
          row.claims,
          null,
          null,
          row.documents,
          row.copies,
          row.rating,
        ]),
      ];
    }
    case 'import':
      return [
        ['id', 'name', 'state', 'at', 'bytes', 'added', 'there', 'claims', 'problems'],
        ...shown.data.jobs.map((job) => [
          job.id,
          job.name,
          job.state,
          job.at,
          job.bytes.done,
          job.added,
          job.there,
          job.claims,
          job.problems.reduce((sum, {count}) => sum + count, 0),
        ]),
      ];
    case 'ledger':
      return [
        ['index', 'at', 'kind', 'about'],
        ...shown.data.entries.map(({index, at, kind, about}) => [index, at, kind, about]),
      ];
    case 'admitted':
      return [['name', 'standing']];
    case 'problem':
      return [
        ['status', 'code', 'title', 'message'],
        [shown.data.status, shown.data.code, shown.data.title, shown.data.message],
      ];
  }
}

function tollSheet(incidents: readonly IncidentRow[]): Sheet {
  const row = (incident: IncidentRow, toll: TollRow): CsvCell[] => [
    incident.id,
    incident.title,
    incident.place?.name ?? null,
    incident.place?.country ?? null,
    incident.time?.from ?? null,
    incident.time?.to ?? null,
    toll.effect,
    toll.class,
    toll.low,
    toll.best,
    toll.high,
    toll.grade,
    toll.origins,
  ];
  return [
    [
      'incident',
      'title',
      'place',
      'country',
      'from',
      'to',
      'effect',
      'class',
      'low',
      'best',
      'high',
      'grade',
      'origins',
    ],
    ...incidents.flatMap((incident) => incident.tolls.map((toll) => row(incident, toll))),
  ];
}

function cardSheet(cards: readonly ClaimCard[]): Sheet {
  return [
    [
      'claim',
      'report',
      'outlet',
      'published',
      'effect',
      'low',
      'high',
      'class',
      'who',
      'stance',
      'place',
      'country',
      'from',
      'to',
      'words',
      'review',
      'incident',
      'added_at',
      'added_by',
      'added_why',
    ],
    ...cards.map(({claim, report, who, quote, review, incident, added}) => [
      claim.id,
      report.id,
      report.publisher,
      report.published,
      claim.effect,
      claim.figure.low,
      claim.figure.high,
      claim.affected.class,
      who,
      claim.stance,
      claim.place?.name ?? claim.place?.text ?? null,
      claim.place?.country ?? null,
      claim.time?.from ?? null,
      claim.time?.to ?? null,
      quote,
      review,
      incident,
      added?.at ?? null,
      added?.by ?? null,
      added?.why ?? null,
    ]),
  ];
}

function yesNo(isSo: boolean): string {
  return isSo ? 'yes' : 'no';
}
