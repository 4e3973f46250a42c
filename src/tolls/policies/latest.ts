import type {SpeakerClass} from '../../model/claim.ts';
import {byTime, type Policy} from '../policy.ts';

/** Who speaks for an office. */
const OFFICIAL: ReadonlySet<SpeakerClass> = new Set([
  'government',
  'police',
  'military',
  'medical',
  'emergency',
  'court',
]);

/** The latest figure of an official origin; the latest of all where no office has given one. The others stand beside it. */
export const latest: Policy = (standing) => {
  const official = standing.filter(({speaker}) => OFFICIAL.has(speaker));
  const [first] = [...(official.length > 0 ? official : standing)].sort((a, b) => byTime(a, b) || a.best - b.best);
  return {low: null, best: first!.best, high: null, rule: official.length > 0 ? 'latest-official' : 'latest'};
};
