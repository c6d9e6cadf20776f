import type { Application } from '#platform/call.ts';

/** The cookies of a visit, by their names on the wire. All end with the browser; no script reads them. */
const names = {
  session: 'puente',
  number: 'number',
  visitor: 'visitor',
  draft: 'draft',
  receipt: 'receipt',
  language: 'lang',
  theme: 'theme',
} as const;
export type CookieName = keyof typeof names;

const all: readonly CookieName[] = [
  'session',
  'number',
  'visitor',
  'draft',
  'receipt',
  'language',
  'theme',
];

/** What we need of SvelteKit's cookie jar. */
interface Jar {
  get(name: string): string | undefined;
  set(name: string, value: string, options: CookieOptions): void;
  delete(name: string, options: CookieOptions): void;
  serialize(name: string, value: string, options: CookieOptions): string;
}
interface CookieOptions {
  path: '/';
  httpOnly: true;
  sameSite: 'lax';
  secure: boolean;
}

/** True where people reach us over https: a proxy in front ends TLS. */
export function isSecure(application: Application): boolean {
  return application.publicUrl?.startsWith('https:') ?? false;
}

/**
 * The cookie's name on the wire. Over https the prefix `__Host-` makes the browser refuse one that
 * another host of the domain has set; over http on loopback no browser would keep that prefix.
 */
export function cookieName(application: Application, name: CookieName): string {
  return isSecure(application) ? `__Host-${names[name]}` : names[name];
}

/** Reads a cookie of the visit. */
export function readCookie(jar: Jar, application: Application, name: CookieName) {
  return jar.get(cookieName(application, name));
}

/** Sets a cookie until the browser closes. For the session: the token that signing in answered with. */
export function setCookie(
  jar: Jar,
  application: Application,
  name: CookieName,
  value: string,
): void {
  jar.set(cookieName(application, name), value, options(application));
}

/** A cookie as a `Set-Cookie` header, for an answer that SvelteKit does not make. */
export function cookieHeader(
  jar: Jar,
  application: Application,
  name: CookieName,
  value: string,
): string {
  return jar.serialize(cookieName(application, name), value, options(application));
}

/** Ends one cookie. */
export function endCookie(jar: Jar, application: Application, name: CookieName): void {
  jar.delete(cookieName(application, name), options(application));
}

/** Ends every cookie of the visit, for browsers that do not know `Clear-Site-Data`. */
export function endAllCookies(jar: Jar, application: Application): void {
  for (const name of all) {
    endCookie(jar, application, name);
  }
}

function options(application: Application): CookieOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(application) };
}
