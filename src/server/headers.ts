import {createMiddleware} from 'hono/factory';
import type {Env} from './env.ts';

/**
 * What every page may do: run our scripts and styles, ask us, send forms to us, and nothing else. No string becomes script or
 * markup in a browser that knows Trusted Types. Styles written into elements (`style="…"`) are refused too.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The embedded page: no script, no form, and anyone may frame it. */
export const EMBED_POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  // With "no-referrer" browsers send our own forms with `Origin: null`, as they send those of strangers.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** Puts on every answer what keeps a browser from doing more with it than it should. */
export const withHeaders = createMiddleware<Env>(async (c, next) => {
  await next();
  const {headers} = c.res;
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  if (!headers.has('Content-Security-Policy')) {
    headers.set('Content-Security-Policy', POLICY);
    headers.set('X-Frame-Options', 'DENY');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  }
  // Pages hold what was entrusted to us: a browser may keep them only to ask whether they still hold.
  if (!headers.has('Cache-Control'))
    headers.set('Cache-Control', c.res.status < 400 ? 'private, no-cache' : 'no-store');
});
