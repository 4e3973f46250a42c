import {createHmac, timingSafeEqual} from 'node:crypto';
import type {Role} from '../desk/views.ts';

/** Who may come in, as what. Everything follows from one secret: whoever throws that away ends every session and every link. */
export interface Access {
  /** What is put in a link to come in by, one a role. */
  readonly tokens: Readonly<Record<Role, string>>;
  /** A token that lets one in once, as long as the program runs: for a command line that others on this machine can see. */
  ticket(role: Role): string;
  /** Whom a token lets in; `null` for nobody. A ticket is spent by it. */
  roleOf(token: string): Role | null;
  /** A new session, as its cookie's value. It outlives the program, so a page that is open when the server restarts stays let in. */
  open(role: Role): string;
  /** The session of a cookie; `null` where we did not write it. */
  sessionOf(cookie: string): Session | null;
  /** Lets anyone see the embedded page of one incident, and nothing else. */
  embedKey(incident: string): string;
  isEmbedKey(incident: string, key: string): boolean;
}

/** Somebody who was let in. */
export interface Session {
  readonly role: Role;
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
  const tokens = {reader: sign('token', 'reader'), reviewer: sign('token', 'reviewer')};
  const tickets = new Map<string, Role>();
  const name = (): string => Buffer.from(random(ID_BYTES)).toString('base64url');
  return {
    tokens,
    ticket(role) {
      const ticket = name();
      tickets.set(ticket, role);
      return ticket;
    },
    roleOf(token) {
      const role = tickets.get(token);
      tickets.delete(token);
      return role ?? ROLES.find((each) => isSame(tokens[each], token)) ?? null;
    },
    open(role) {
      const id = name();
      return `${role}.${id}.${sign('session', role, id)}`;
    },
    sessionOf(cookie) {
      const [written = '', id = '', seal = '', ...rest] = cookie.split('.');
      const role = ROLES.find((each) => each === written);
      if (role === undefined || rest.length > 0 || !isSame(sign('session', role, id), seal)) return null;
      return {role, csrf: sign('form', role, id)};
    },
    embedKey: (incident) => sign('embed', incident),
    isEmbedKey: (incident, key) => isSame(sign('embed', incident), key),
  };
}

/** Whether two secrets are the same, in a time that does not tell where they differ. */
export function isSame(right: string, given: string): boolean {
  const [a, b] = [Buffer.from(right), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
