import {createHmac, timingSafeEqual} from 'node:crypto';
import type {Role} from '../desk/views.ts';

/** Who may come in, as what. Everything follows from one secret: whoever throws that away ends every session and every link. */
export interface Access {
  /** What is put in a link to come in by. One that is made for a person by name lets that person in alone: what is decided then is theirs. */
  token(role: Role, by?: string): string;
  /** A token that lets one in once, as long as the program runs: for a command line that others on this machine can see. */
  ticket(role: Role): string;
  /** Whom a token lets in; `null` for nobody. A ticket is spent by it. */
  comer(token: string): Comer | null;
  /** A new session, as its cookie's value. It outlives the program, so a page that is open when the server restarts stays let in. */
  open(comer: Comer): string;
  /** The session of a cookie; `null` where we did not write it. */
  sessionOf(cookie: string): Session | null;
  /** Lets anyone see the embedded page of one incident, and nothing else. */
  embedKey(incident: string): string;
  isEmbedKey(incident: string, key: string): boolean;
}

/** Somebody who comes in. */
export interface Comer {
  readonly role: Role;
  /** Who it is; `null` where the token is nobody's in particular. */
  readonly by: string | null;
}

/** Somebody who was let in. */
export interface Session extends Comer {
  /** What a form of this session must bring; `null` for a program, which comes with its token and sends no forms. */
  readonly csrf: string | null;
}

const ROLES: readonly Role[] = ['reader', 'reviewer'];

/** Random bytes of a session's id. */
const ID_BYTES = 16;

/** Makes the doors of a server from its secret. `random` names sessions. */
export function createAccess(secret: Uint8Array, random: (bytes: number) => Uint8Array): Access {
  const sign = (...what: readonly string[]): string =>
    createHmac('sha256', secret).update(JSON.stringify(what)).digest('base64url');
  const token = (role: Role, by = ''): string =>
    by === '' ? sign('token', role) : `${encodeName(by)}.${sign('token', role, by)}`;
  const tickets = new Map<string, Role>();
  const name = (): string => Buffer.from(random(ID_BYTES)).toString('base64url');
  return {
    token,
    ticket(role) {
      const ticket = name();
      tickets.set(ticket, role);
      return ticket;
    },
    comer(given) {
      const ticket = tickets.get(given);
      tickets.delete(given);
      const by = given.includes('.') ? decodeName(given.slice(0, given.indexOf('.'))) : '';
      const role = ticket ?? ROLES.find((each) => isSame(token(each, by), given));
      return role === undefined ? null : {role, by: by === '' ? null : by};
    },
    open({role, by}) {
      const id = name();
      return [role, id, encodeName(by ?? ''), sign('session', role, id, by ?? '')].join('.');
    },
    sessionOf(cookie) {
      const [written = '', id = '', encoded = '', seal = '', ...rest] = cookie.split('.');
      const role = ROLES.find((each) => each === written);
      const by = decodeName(encoded);
      if (role === undefined || rest.length > 0 || !isSame(sign('session', role, id, by), seal)) return null;
      return {role, by: by === '' ? null : by, csrf: sign('form', role, id)};
    },
    embedKey: (incident) => sign('embed', incident),
    isEmbedKey: (incident, key) => isSame(sign('embed', incident), key),
  };
}

function encodeName(name: string): string {
  return Buffer.from(name).toString('base64url');
}

function decodeName(written: string): string {
  return Buffer.from(written, 'base64url').toString('utf8');
}

/** Whether two secrets are the same, in a time that does not tell where they differ. */
export function isSame(right: string, given: string): boolean {
  const [a, b] = [Buffer.from(right), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
