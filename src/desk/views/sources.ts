import type {SpeakerClass} from '../../model/claim.ts';
import type {SourceRow} from '../../store/filters.ts';
import type {Listed} from './common.ts';

/** Who speaks, and who prints it. */
export interface SourcesView {
  readonly speakers: Listed<SpeakerRow>;
  readonly outlets: Listed<SourceRow & {readonly copies: number; readonly seen: number}>;
}

/** A body that is spoken for, under one name. */
export interface SpeakerRow {
  readonly name: string;
  readonly class: SpeakerClass;
  /** Whether it takes part in what it counts: police, military, armed groups, governments. */
  readonly isParty: boolean;
  readonly claims: number;
  readonly corrected: number;
  readonly denied: number;
}
