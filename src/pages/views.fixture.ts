import type {
  CaseView,
  ClaimCard,
  IncidentRow,
  IncidentView,
  JobView,
  ReaderView,
  ReportRef,
  ReportsView,
  TollStory,
} from '../desk/views.ts';
import type {Claim} from '../model/claim.ts';
import type {Statement} from '../model/toll.ts';
import type {AddingPage, Frame, Shown} from './page.ts';

/** Every view of the desk, filled in with `words` wherever a report's words may stand. */
export function viewsWith(words: string): Shown[] {
  const incident = incidentWith(words);
  const card = cardWith(words);
  return [
    {view: 'case', data: caseWith(words)},
    {
      view: 'incidents',
      data: {
        query: {policy: 'range', asOf: null},
        list: {rows: [rowWith(words)], total: 1, next: null},
        facets: {
          effect: [{value: 'killed', count: 1}],
          grade: [],
          contested: [],
          country: [{value: words, count: 1}],
          year: [],
        },
        map: incident.map,
      },
    },
    {view: 'incident', data: incident},
    {view: 'report', data: incident},
    {view: 'embed', data: incident},
    {view: 'reader', data: readerWith(words)},
    {
      view: 'reports',
      data: {
        query: {words, publisher: words, case: words},
        list: {rows: [documentWith(words)], total: 1, next: words},
        cases: [words],
      },
    },
    {view: 'adding', data: {...addingWith(words), chosen: null}},
    {view: 'adding', data: addingWith(words)},
    {
      view: 'review',
      data: {
        position: 1,
        total: 2,
        card,
        before: incident.history[0] ?? null,
        previous: null,
        next: words,
        incidents: [{id: words, title: words}],
      },
    },
    {
      view: 'sources',
      data: {
        speakers: {
          rows: [{name: words, class: 'police', isParty: true, claims: 3, corrected: 1, denied: 0}],
          total: 1,
          next: null,
        },
        outlets: {
          rows: [{publisher: words, documents: 2, claims: 3, rating: null, copies: 1, seen: -1}],
          total: 1,
          next: null,
        },
      },
    },
    {view: 'import', data: {jobs: [jobWith(words)], cases: [words]}},
    {
      view: 'ledger',
      data: {
        folder: words,
        size: 2,
        checkpoint: words,
        verifier: words,
        entries: [{index: 0, at: '2022-01-09T10:00:00Z', kind: 'document-added', about: words}],
        policies: [{name: 'range', about: words}],
        fingerprint: words,
        tasks: [
          {
            id: 't1',
            kind: 'check',
            state: 'done',
            at: '2022-01-09T10:00:00Z',
            step: null,
            holds: false,
            said: [words, `${words} again`],
          },
          {
            id: 't2',
            kind: 'backup',
            state: 'running',
            at: '2022-01-09T10:00:00Z',
            step: {name: 'reports', done: 3, total: 9},
            holds: null,
            said: [],
          },
        ],
        you: {name: words, standing: 'owner'},
        people: {
          owner: words,
          isNamedAtStart: true,
          passes: [{id: 'p1', name: words, standing: 'reader', made: '2022-01-09T10:00:00Z'}],
        },
      },
    },
    {
      view: 'admitted',
      data: {
        pass: {id: 'p1', name: words, standing: 'reader', made: '2022-01-09T10:00:00Z'},
        token: words,
        address: words,
      },
    },
    {
      view: 'problem',
      data: {
        status: 409,
        code: 'server/stale',
        title: words,
        message: words,
        back: '/review',
        conflict: {card, theirs: incident.history[0]!, yours: {kind: 'correct', why: words, 'change.place': words}},
        share: 0.5,
      },
    },
  ];
}

/** What stands around a page. */
export const FRAME: Frame = {
  role: 'reviewer',
  path: '/incidents/i-1',
  query: {},
  csrf: 'token',
  assets: {'desk.css': '/assets/desk.css', 'timeline.js': '/assets/timeline.js'},
};

export function cardWith(words: string): ClaimCard {
  const span = {start: 0, end: words.length};
  const claim: Claim = {
    id: 'c-1',
    document: 'd-1',
    content: span,
    effect: 'killed',
    figure: {...span, text: words, low: 12, high: 14, approx: false, implied: false},
    trigger: {...span, text: words},
    affected: {...span, text: words, class: 'civilian'},
    speaker: {...span, text: words, name: words, class: 'police'},
    via: [words],
    cue: null,
    stance: 'reported',
    place: {...span, text: words, name: words, country: 'KZ', point: [76.9, 43.2], precision: 1, gazetteer: null},
    time: {from: '2022-01-05', to: '2022-01-06', precision: 'range', basis: 'said'},
    scope: 'incident',
    rule: 'verb',
    reader: 'sayso 0.1.0 en 1',
    confidence: 0.9,
  };
  return {
    claim,
    title: words,
    who: words,
    quote: words,
    context: {text: words, quote: span, figure: span, lang: 'en'},
    report: reportWith(words),
    incident: 'i-1',
    review: 'corrected',
    seen: 4,
    corrected: {place: words},
    decided: 41,
    added: {entry: 40, at: '2026-03-01T12:00:00Z', by: words, why: words},
  };
}

function documentWith(words: string): ReportsView['list']['rows'][number] {
  return {
    id: 'd-1',
    title: words,
    published: '2022-01-09',
    publisher: words,
    url: null,
    lang: 'en',
    case: words,
    claims: 0,
  };
}

function addingWith(words: string): AddingPage {
  const span = {start: 0, end: words.length};
  const written = {
    figure: words,
    low: words,
    high: words,
    approx: 'yes',
    effect: 'killed',
    trigger: words,
    class: 'civilian',
    affected: words,
    speaker: words,
    speakerClass: 'police',
    stance: 'reported',
    scope: 'total',
    place: words,
    from: '2022-01-05',
    to: '2022-01-06',
  };
  return {
    report: reportWith(words),
    lang: 'en',
    dir: 'ltr',
    seen: 7,
    sentences: [{...span, text: words, claims: 1}],
    chosen: {context: words, offset: 0, sentence: span, words: span, written},
    why: words,
    faults: [{part: 'figure.low', message: words}],
  };
}

function reportWith(words: string): ReportRef {
  return {
    id: 'd-1',
    title: words,
    publisher: words,
    agency: words,
    published: '2022-01-07',
    url: 'https://example.org/a',
  };
}

function rowWith(words: string): IncidentRow {
  const {
    dots: _,
    dotsLeftOut: _______,
    why: __,
    statements: ___,
    denials: ____,
    aside: _____,
    policies: ______,
    ...toll
  } = storyWith(words);
  return {
    id: 'i-1',
    title: words,
    place: null,
    time: null,
    reports: 3,
    origins: 2,
    grade: 'contested',
    isContested: true,
    changed: 'risen',
    parent: 'i-0',
    tolls: [toll],
  };
}

export function storyWith(words: string): TollStory {
  const card = cardWith(words);
  const statement: Statement = {
    origin: words,
    said: words,
    speaker: 'police',
    low: 12,
    best: 12,
    high: null,
    at: '2022-01-07',
    made: 'written',
    stance: 'asserted',
    side: null,
    claims: ['c-1'],
    documents: ['d-1'],
    change: 'risen',
    before: [],
  };
  return {
    effect: 'killed',
    class: null,
    low: 12,
    best: 12,
    high: 14,
    grade: 'contested',
    origins: 2,
    moved: [
      {from: '2022-01-05', low: 8, best: 8, high: 8},
      {from: '2022-01-07', low: 12, best: 12, high: null},
      {from: '2022-01-09', low: 12, best: 12, high: 14},
    ],
    said: [{said: words, figure: '12–14', at: '2022-01-07'}],
    dotsLeftOut: 0,
    dots: [
      {
        claim: 'c-1',
        at: '2022-01-07',
        said: words,
        speaker: 'police',
        stance: 'asserted',
        isIndependent: true,
        isDrawn: true,
        report: 'd-1',
        words: {start: 0, end: words.length},
        aside: null,
        low: 12,
        best: 12,
        high: null,
      },
      {
        claim: 'c-2',
        at: null,
        said: words,
        speaker: 'media',
        stance: 'denied',
        isIndependent: false,
        isDrawn: true,
        report: 'd-1',
        words: {start: 0, end: words.length},
        aside: 'copy',
        low: 12,
        best: 12,
        high: 12,
      },
    ],
    why: words,
    statements: [
      {...statement, sentence: words, beforeSentences: [words], beforeCards: [card], prints: 3, cards: [card]},
    ],
    denials: [{sentence: words, card}],
    aside: [{why: 'copy', sentence: words, cards: [card]}],
    policies: [{policy: 'ucdp', low: 12, best: 12, high: 14}],
  };
}

export function incidentWith(words: string): IncidentView {
  return {
    lens: {policy: 'range', asOf: null},
    incident: rowWith(words),
    moments: ['2022-01-05', '2022-01-07', '2022-01-09'],
    momentsLeftOut: 0,
    stories: [storyWith(words)],
    reports: [reportWith(words)],
    map: [{incident: 'i-1', title: words, point: [76.9, 43.2], precision: 2, effect: 'killed', best: 12}],
    history: [
      {
        entry: 4,
        at: '2022-01-10T10:00:00Z',
        kind: 'correct',
        target: 'c-1',
        by: words,
        why: words,
        change: {place: words},
        standsAt: 4,
      },
    ],
    missing: ['time'],
  };
}

function caseWith(words: string): CaseView {
  const range = {low: 12, best: 12, high: 14};
  return {
    lens: {policy: 'range', asOf: '2022-01-09'},
    case: words,
    cases: [words, 'b'],
    counts: {reports: 3, claims: 4, incidents: 2, open: 1},
    moments: ['2022-01-05', '2022-01-07', '2022-01-09'],
    leading: rowWith(words),
    others: [{...rowWith(words), id: 'i-2'}],
    map: incidentWith(words).map,
    since: '2022-01-07',
    disagreements: [
      {
        incident: 'i-1',
        effect: 'killed',
        class: null,
        range,
        sides: [{said: words, figure: words, at: null, claim: 'c-1'}],
      },
    ],
    changes: [
      {
        incident: 'i-1',
        title: words,
        effect: 'killed',
        class: null,
        what: 'risen',
        before: null,
        after: range,
        at: '2022-01-09',
        by: [words],
      },
    ],
  };
}

export function readerWith(words: string): ReaderView {
  const whole = {start: 0, end: words.length, text: words};
  return {
    report: reportWith(words),
    lang: 'en',
    dir: 'ltr',
    paragraphs: [
      [
        {...whole, claims: ['c-1'], kind: 'plain'},
        {start: words.length, end: words.length + 1, text: '\u202e', claims: [], kind: 'control'},
        {start: words.length + 1, end: words.length + 4, text: '███', claims: [], kind: 'withheld'},
      ],
    ],
    cards: [cardWith(words)],
    copies: [reportWith(words)],
    problems: [{code: 'read/x', message: words, where: {file: null, line: null, offset: null}}],
  };
}

function jobWith(words: string): JobView {
  return {
    id: 'j-1',
    name: words,
    state: 'running',
    at: '2022-01-09T10:00:00Z',
    bytes: {done: 1, total: 2},
    rate: 10,
    left: 120,
    added: 1,
    there: 0,
    claims: 2,
    problems: [{code: 'read/x', message: words, count: 2, examples: [words]}],
  };
}
