import type {ChangeRow, ClaimCard, Standing} from '../desk/views.ts';
import type {Effect, SpeakerClass} from '../model/claim.ts';
import type {DecisionKind} from '../model/entry.ts';
import type {Grade, PolicyName, Reason} from '../model/toll.ts';

/** What the closed lists are called on the pages. */

/** A value of a closed list as people write it: `aid_worker` → "aid worker". */
export const nameOf = (value: string): string => value.replaceAll('_', ' ');

const COUNTRY_NAMES = new Intl.DisplayNames('en', {type: 'region', fallback: 'code'});

/** "Kazakhstan", of an ISO 3166-1 code; what is no code stays as it is. */
export const nameOfCountry = (code: string): string =>
  /^[A-Z]{2}$/.test(code) ? (COUNTRY_NAMES.of(code) ?? code) : code;

/** The key of a toll in an address: `killed`, `killed.police`. */
export const tollKey = ({effect, class: name}: {readonly effect: Effect; readonly class: string | null}): string =>
  name === null ? effect : `${effect}.${name}`;

/** What becomes of people looks alike wherever it is shown: five hues, and an underline of its own for each. */
export const TONE_BY_EFFECT: Readonly<Record<Effect, 'dead' | 'hurt' | 'held' | 'moved' | 'other'>> = {
  killed: 'dead',
  casualties: 'dead',
  injured: 'hurt',
  hospitalized: 'hurt',
  infected: 'hurt',
  detained: 'held',
  abducted: 'held',
  missing: 'held',
  displaced: 'moved',
  rescued: 'moved',
  deployed: 'other',
  assembled: 'other',
  destroyed: 'other',
  damaged: 'other',
  looted: 'other',
};

export const GRADE_NAMES: Readonly<Record<Grade, string>> = {
  confirmed: 'confirmed',
  fair: 'fair',
  weak: 'weak',
  contested: 'contested',
  unsupported: 'unsupported',
};

/** What a grade says, in a sentence. */
export const GRADE_ABOUT: Readonly<Record<Grade, string>> = {
  confirmed: 'Several independent origins agree.',
  fair: 'More than one origin, and no contradiction.',
  weak: 'One origin alone, or a vague count.',
  contested: 'Origins contradict each other, or somebody denies or takes back a figure.',
  unsupported: 'No claim that counts supports a figure.',
};

export const POLICY_NAMES: Readonly<Record<PolicyName, string>> = {
  range: 'Range',
  ucdp: 'UCDP',
  acled: 'ACLED',
  ibc: 'IBC',
  latest: 'Latest',
};

export const REVIEW_NAMES: Readonly<Record<ClaimCard['review'], string>> = {
  open: 'not reviewed',
  accepted: 'accepted',
  rejected: 'rejected',
  corrected: 'corrected',
};

export const DECISION_NAMES: Readonly<Record<DecisionKind | 'rate', string>> = {
  accept: 'accepted',
  reject: 'rejected',
  correct: 'corrected',
  add: 'added',
  move: 'moved',
  merge: 'merged',
  split: 'split',
  pin: 'pinned',
  revoke: 'taken back',
  rate: 'rated',
};

export const CHANGE_NAMES: Readonly<Record<ChangeRow['what'], string>> = {
  new: 'new',
  gone: 'gone',
  withdrawn: 'withdrawn',
  risen: 'risen',
  lowered: 'lowered',
  denied: 'denied',
  corrected: 'corrected',
  corroborated: 'another origin agrees',
};

/** Why a claim is not counted, as a heading over such claims. */
export const REASON_NAMES: Readonly<Record<Reason | 'denied', string>> = {
  copy: 'Printed from another report',
  repeated: 'Said before',
  withdrawn: 'Taken back',
  denial: 'Told of only to be denied',
  part: 'Part of a count',
  'one-side': 'Counts one side only',
  'person-counted': 'One of those that others count',
  'person-dead': 'Counted among the dead',
  wider: 'Of more than this incident',
  'unused-count': 'Another count in the same report',
  unreliable: 'From an outlet or speaker rated unreliable',
  implausible: 'Too high to be a count',
  'none-yet': 'A count of none, overtaken by a later one',
  denied: 'Denied',
};

/** What kind of body speaks. */
export const SPEAKER_NAMES: Readonly<Record<SpeakerClass, string>> = {
  government: 'government',
  police: 'police',
  military: 'military',
  medical: 'hospital or medic',
  emergency: 'emergency service',
  court: 'court or prosecutor',
  un_igo: 'UN or other intergovernmental body',
  ngo: 'non-governmental organisation',
  armed_group: 'armed group',
  opposition: 'opposition',
  media: 'media',
  witness: 'witness',
  company: 'company',
  expert: 'expert',
  unnamed: 'unnamed',
};

/** UCDP `where_prec` in words. */
export function sayPrecision(precision: number | null): string {
  const names = [
    'the exact place',
    'within about 25 km',
    'the district',
    'the province',
    'a stretch or estimate',
    'the country alone',
  ];
  return precision === null ? 'how exactly is not known' : (names[precision - 1] ?? 'wider than a country');
}

/** What somebody may do, by what they come in as. */
export const STANDING_ABOUT: Readonly<Record<Standing, string>> = {
  reader: 'sees everything but the names of private persons, and decides nothing',
  reviewer: 'sees every word, decides, imports',
  owner: 'does that too, lets people in, copies the ledger and changes its key',
};
