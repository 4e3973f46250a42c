/** A step from one form of a ledger to the next. */
export interface Migration {
  /** What changes in the tables; empty where only rules did. */
  readonly sql: string;
  /** Whether lists or indexes follow from what is kept by other rules than before: all that is derived is then made again. */
  readonly derives: boolean;
}

/**
 * The tables, as numbered steps: a ledger of form `n` has taken the first `n`.
 *
 * `blobs`, `entries`, `openings`, `checkpoints`, `documents` and `claims` are what a ledger is; `hashes`, `targets`,
 * `gists`, `documents_fts`, the columns of a claim beside its JSON and the claims that people added are derived, and `rebuild` makes them anew. A claim
 * in whose place another stands has "replaced" as its review.
 *
 * `claims_list` holds all that claims can be filtered by, in the order of lists: filters that go together are tried on it
 * without opening a row. The narrower indexes are for what may be rare. Each index costs a write per claim.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    derives: false,
    sql: `
  create table blobs (digest text primary key, bytes blob not null) strict;
  create table entries (idx integer primary key, body text not null) strict;
  create table openings (commitment text primary key, salt text not null, value text not null) strict;
  create table checkpoints (size integer primary key, note text not null) strict;
  create table documents (
    n integer primary key,
    id text not null unique,
    text text not null,
    members text not null,
    text_digest text not null,
    raw text not null references blobs,
    title text not null,
    url text,
    publisher text,
    published text,
    day text not null,
    lang text not null,
    case_ text,
    claims integer not null,
    added integer not null,
    read integer not null
  ) strict;
  create unique index documents_same on documents (url, text_digest) where url is not null;
  create index documents_day on documents (day, n);
  create index documents_publisher on documents (publisher, day, n);
  create index documents_case on documents (case_, day, n);
  create table claims (
    n integer primary key,
    document integer not null references documents,
    id text not null,
    json text not null,
    target text not null default '',
    effect text not null default '',
    class text not null default '',
    speaker text not null default '',
    stance text not null default '',
    country text,
    place text,
    name text,
    day text not null default '',
    until text not null default '',
    case_ text,
    review text not null default 'open'
  ) strict;
  create index claims_document on claims (document, n);
  create index claims_target on claims (target);
  create index claims_list on claims (day, n, effect, class, speaker, stance, country, place, name, until, case_, review, document);
  create index claims_effect on claims (effect, day, n);
  create index claims_country on claims (country, day, n);
  create index claims_place on claims (place, day, n);
  create index claims_name on claims (name, day, n);
  create index claims_case on claims (case_, day, n) where case_ is not null;
  create index claims_review on claims (review, day, n) where review <> 'open';
  create table hashes (level integer not null, idx integer not null, hash blob not null, primary key (level, idx)) strict, without rowid;
  create table targets (target text not null, idx integer not null, primary key (target, idx)) strict, without rowid;
  create virtual table documents_fts using fts5 (text, content = 'documents', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2');
  `,
  },
  // Claims that people added: each has the entry that keeps it, and is derived from that. Claims are listed under what they were corrected to, and a
  // decision that is taken back leaves what stood before it.
  {
    derives: true,
    sql: `
  alter table claims add column added integer;
  create index claims_added on claims (document) where added is not null;
  `,
  },
  // What is made of each report's words for counting and showing it, kept so that a large ledger opens fast.
  {
    derives: false,
    sql: `
  create table gists (document integer primary key references documents, maker text not null, basis text not null, bytes blob not null) strict;
  `,
  },
  // Reports without a claim are looked for, to add what was missed.
  {derives: false, sql: 'create index documents_empty on documents (day, n) where claims = 0'},
];

/** What a new ledger is made in, and what this program can read. */
export const VERSION = MIGRATIONS.length;
