import {createHmac, timingSafeEqual} from 'node:crypto';
import {type Role, STANDINGS, type Standing} from '../desk/views.ts';
import type {Passes} from './passes.ts';

/** Who may come in, as what. What the command line prints follows from one secret; whoever throws that away ends every session and every such link. */
export interface Access {
  /** What is put in a link to come in by. One that is made for a person by name lets that person in alone: what is decided then is theirs. */
  token(standing: Standing, by?: string): string;
  /** A token that lets one in once, as long as the program runs: for a command line that others on this machine can see. */
  ticket(standing: Standing): string;
  /** Whom a token lets in; `null` for nobody. A ticket is spent by it. */
  comer(token: string): Comer | null;
  /** A new session, as its cookie's value. It outlives the program, so a page that is open when the server restarts stays let in. */
  open(comer: Comer): string;
  /** The session of a cookie; `null` where we did not write it, and where the pass it came by was withdrawn. */
  sessionOf(cookie: string): Session | null;
  /** Lets anyone see the embedded page of one incident, and nothing else. */
  embedKey(incident: string): string;
  isEmbedKey(incident: string, key: string): boolean;
}

/** Somebody who comes in. */
export interface Comer {
  readonly standing: Standing;
  /** Who it is; `null` where the token is nobody's in particular. */
  readonly by: string | null;
  /** The pass it came by; `null` for what the command line printed. */
  readonly pass: string | null;
}

/** Somebody who was let in. */
export interface Session extends Comer {
  /** What is shown: an owner sees what reviewers see. */
  readonly role: Role;
  /** What a form of this session must bring; `null` for a program, which comes with its token and sends no forms. */
  readonly csrf: string | null;
}

/** What somebody of a standing is shown. */
export function roleOf(standing: Standing): Role {
  return standing === 'reader' ? 'reader' : 'reviewer';
}

/** Random bytes of a session's id. */
const ID_BYTES = 16;

/** Makes the doors of a server from its secret and from the passes that were given out. `random` names sessions. */
export function createAccess(secret: Uint8Array, random: (bytes: number) => Uint8Array, passes: Passes): Access {
  const sign = (...what: readonly string[]): string =>
    createHmac('sha256', secret).update(JSON.stringify(what)).digest('base64url');
  const token = (standing: Standing, by = ''): string =>
    by === '' ? sign('token', standing) : `${encodeName(by)}.${sign('token', standing, by)}`;
  const tickets = new Map<string, Standing>();
  const name = (): string => Buffer.from(random(ID_BYTES)).toString('base64url');
  return {
    token,
    ticket(standing) {
      const ticket = name();
      tickets.set(ticket, standing);
      return ticket;
    },
    comer(given) {
      const pass = passes.find(given);
      if (pass !== null) return {standing: pass.standing, by: pass.name, pass: pass.id};
      const ticket = tickets.get(given);
      tickets.delete(given);
      const by = given.includes('.') ? decodeName(given.slice(0, given.indexOf('.'))) : '';
      const standing = ticket ?? STANDINGS.find((each) => isSame(token(each, by), given));
      return standing === undefined ? null : {standing, by: by === '' ? null : by, pass: null};
    },
    open({standing, by, pass}) {
      const id = name();
      const told = [standing, id, encodeName(by ?? ''), pass ?? ''];
      return [...told, sign('session', ...told)].join('.');
    },
    sessionOf(cookie) {
      const [written = '', id = '', encoded = '', passId = '', seal = '', ...rest] = cookie.split('.');
      const standing = STANDINGS.find((each) => each === written);
      const isOurs = isSame(sign('session', written, id, encoded, passId), seal);
      if (standing === undefined || rest.length > 0 || !isOurs) return null;
      if (passId !== '' && passes.get(passId) === null) return null;
      const by = decodeName(encoded);
      return {
        standing,
        role: roleOf(standing),
        by: by === '' ? null : by,
        pass: passId === '' ? null : passId,
        csrf: sign('form', standing, id),
      };
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
