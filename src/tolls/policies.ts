import type {PolicyName} from '../model/toll.ts';
import {acled} from './policies/acled.ts';
import {ibc} from './policies/ibc.ts';
import {latest} from './policies/latest.ts';
import {range} from './policies/range.ts';
import {ucdp} from './policies/ucdp.ts';
import type {Policy} from './policy.ts';

/** Every codebook by its name. A new one is a file beside the others, a name in `POLICIES`, and a case. */
export const POLICY: Readonly<Record<PolicyName, Policy>> = {range, ucdp, acled, ibc, latest};
