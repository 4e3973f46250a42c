/* What the pages show, as data: a schema beside each shape of src/desk/views, bearing the type it describes. One file a page, as there. */

export * from './views/case.ts';
export * from './views/claim.ts';
export * from './views/common.ts';
export * from './views/import.ts';
export * from './views/incident.ts';
export * from './views/incidents.ts';
export * from './views/ledger.ts';
export * from './views/reader.ts';
export * from './views/review.ts';
export * from './views/sources.ts';
