import {readFileSync} from 'node:fs';
import type {Claim, Effect} from '../src/model/claim.ts';
import {type Figure, share} from './figure.ts';
import {readRows, saysoRead, writeRows} from './run.ts';

/** What the keys call it, and which of our effects says the same. */
const EFFECTS: Readonly<Record<string, readonly Effect[]>> = {
  DEATH: ['killed'],
  INJURY: ['injured', 'hospitalized', 'casualties'],
  KIDNAPPED: ['abducted'],
  'REGAINED FREEDOM': ['rescued'],
};

/**
 * Recall of the human targets of MUC-4's `tst2`, all in upper case.
 *
 * A target counts when neither it nor its incident is optional in the key and its effect is one of the above. It is recalled
 * by effect when its report has a claim of that effect which no other target took; by effect and number when that
 * claim's figure allows one of the key's numbers. Targets whose key says only "plural" count by effect alone: a bare plural
 * is no claim by definition.
 */
export function benchMuc(): Figure[] {
  const records = readRows('corpora/muc34/docs.jsonl').filter((row) => row['split'] === 'tst2');
  const path = saysoRead(writeRows(records.map(({id, text, date}) => ({id, text, date}))));
  const claimsById = new Map<string, readonly Claim[]>();
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const {id, claims} = JSON.parse(line) as {id: string; claims: Claim[]};
    claimsById.set(id, claims);
  }
  const tally = new Map<string, Tally>();
  for (const row of readRows('corpora/muc34/gold.jsonl').filter((each) => each['split'] === 'tst2')) {
    countTargets(targetsOf(row['human'] as readonly Key[]), claimsById.get(String(row['id'])) ?? [], tally);
  }
  return [...tally].flatMap(([effect, {targets, found, counted, right}]) => [
    share(`muc tst2: ${effect.toLowerCase()}, recall by effect`, found / targets, null, `of ${targets}`),
    ...(counted === 0
      ? []
      : [
          share(
            `muc tst2: ${effect.toLowerCase()}, recall by effect and number`,
            right / counted,
            null,
            `of ${counted}`,
          ),
        ]),
  ]);
}

interface Key {
  readonly effect_derived: string | null;
  readonly optional: boolean;
  readonly template_optional: boolean;
  readonly effect_optional: boolean;
  readonly number: readonly KeyNumber[] | null;
}

interface KeyNumber {
  readonly low: number | null;
  readonly high: number | null;
  readonly plural: boolean;
}

interface Tally {
  targets: number;
  found: number;
  counted: number;
  right: number;
}

function targetsOf(keys: readonly Key[]): Key[] {
  return keys.filter(
    (key) =>
      !key.optional &&
      !key.template_optional &&
      !key.effect_optional &&
      Object.hasOwn(EFFECTS, key.effect_derived ?? ''),
  );
}

function countTargets(targets: readonly Key[], claims: readonly Claim[], tally: Map<string, Tally>): void {
  const free = new Set(claims.filter((claim) => (claim.figure.high ?? 1) > 0));
  // Numbered matches first: a claim that has the right number is not to be spent on another target.
  const pending: Key[] = [];
  for (const key of targets) {
    const row = tallyOf(tally, key);
    row.targets++;
    const numbers = (key.number ?? []).filter((number) => !number.plural);
    if (numbers.length > 0) row.counted++;
    const match = [...free].find((claim) => isEffect(claim, key) && numbers.some((number) => allows(claim, number)));
    if (match === undefined) pending.push(key);
    else {
      free.delete(match);
      row.found++;
      row.right++;
    }
  }
  for (const key of pending) {
    const match = [...free].find((claim) => isEffect(claim, key));
    if (match === undefined) continue;
    free.delete(match);
    tallyOf(tally, key).found++;
  }
}

function tallyOf(tally: Map<string, Tally>, {effect_derived}: Key): Tally {
  const name = effect_derived ?? '';
  const row = tally.get(name) ?? {targets: 0, found: 0, counted: 0, right: 0};
  tally.set(name, row);
  return row;
}

function isEffect(claim: Claim, {effect_derived}: Key): boolean {
  return EFFECTS[effect_derived ?? '']?.includes(claim.effect) === true;
}

function allows({figure}: Claim, {low, high}: KeyNumber): boolean {
  return (figure.low ?? 0) <= (high ?? low ?? 0) && (figure.high ?? Number.POSITIVE_INFINITY) >= (low ?? high ?? 0);
}
