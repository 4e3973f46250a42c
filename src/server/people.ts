import type {PassRow, Standing} from '../desk/views.ts';
import type {Parts} from './parts.ts';
import {TOKEN} from './session.ts';

/** Somebody who was just let in: with the token and the address that hold it, which are told this once. */
export interface Admitted {
  readonly pass: PassRow;
  readonly token: string;
  readonly address: string;
}

/** Lets somebody in from now on. */
export function admit({passes, hosts}: Pick<Parts, 'passes' | 'hosts'>, name: string, standing: Standing): Admitted {
  const {pass, token} = passes.make(name, standing);
  return {pass, token, address: `http://${hosts()[0]}/?${TOKEN}=${token}`};
}
