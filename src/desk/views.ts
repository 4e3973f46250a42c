/*
 * What the pages show and the API answers: plain JSON, made from the ledger. A page is one view; its address plus `.json` is the
 * view itself. Every string of a report in it is as it may be shown to the role that asks: names of private persons are
 * withheld already, by characters that take the same room, so that offsets stay exact.
 *
 * One file a page; `common.ts` and `claim.ts` are what several pages show. The schemas in src/server/schemas/views are parted alike.
 */

export type * from './views/adding.ts';
export type * from './views/case.ts';
export type * from './views/claim.ts';
export type * from './views/common.ts';
export type * from './views/import.ts';
export type * from './views/incident.ts';
export type * from './views/incidents.ts';
export * from './views/ledger.ts';
export type * from './views/reader.ts';
export type * from './views/reports.ts';
export type * from './views/review.ts';
export type * from './views/sources.ts';
