/** Sayso reads crisis reports: who says what happened to how many of whom, where and when, in which words. docs/api.md says how. */
export {createReader, type Reader, type ReaderOptions, type Reading, read, type TextOptions} from './engine.ts';
export type {
  Affected,
  AffectedClass,
  Claim,
  ClaimPlace,
  Effect,
  Figure,
  Scope,
  Speaker,
  SpeakerClass,
  Stance,
  TimeRange,
} from './model/claim.ts';
export {AFFECTED_CLASSES, EFFECTS, SCOPES, SPEAKER_CLASSES, STANCES} from './model/claim.ts';
export type {Decision} from './model/decision.ts';
export type {Document, DocumentSource} from './model/document.ts';
export {SaysoError} from './model/error.ts';
export type {Incident} from './model/incident.ts';
export type {AttributionMention, Mention, PlaceMention, TimeMention} from './model/mention.ts';
export type {Problem} from './model/problem.ts';
export type {Fingerprint, Report} from './model/report.ts';
export type {Quote, Span} from './model/span.ts';
export type {Denial, Derivation, Grade, PolicyName, SetAside, Statement, Toll} from './model/toll.ts';
export {GRADES, POLICIES, REASONS} from './model/toll.ts';
export {type DocumentMembers, documentOf} from './read/document.ts';
export {type InputOptions, readInputs} from './read/inputs.ts';
export type {Input} from './read/stream-options.ts';
export {type Counted, createTally, type Tally, type TallyOptions} from './tally.ts';
