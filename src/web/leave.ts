import type { RequestEvent } from '@sveltejs/kit';
import { signOut } from '#coordination/contract.ts';
import type { Application } from '#platform/call.ts';
import { leaveMyPlace } from '#registry/contract.ts';
import { endAllCookies, readCookie } from './cookies.ts';

/** Where the quick exit leads: a search for the weather, which says nothing about where one was. */
const neutralSite = 'https://www.google.com/search?q=clima';

/** How long the way out may wait for the session to be ended on our side, in milliseconds. */
const patience = 1000;

/**
 * Ends the visit at once and leads away. The browser forgets cookies, cache and storage of ours;
 * its history it keeps, and every page says so on the link. Never fails: who must leave, leaves.
 */
export async function leave({ cookies, locals }: RequestEvent): Promise<Response> {
  const { application } = locals;
  const token = readCookie(cookies, application, 'session');
  if (token !== undefined) await endSession(application, token);
  endAllCookies(cookies, application);
  return new Response(null, {
    status: 303,
    headers: { location: neutralSite, 'clear-site-data': '"cache", "cookies", "storage"' },
  });
}

/** Ends the session on our side too, unless that takes longer than a person in danger can wait. */
function endSession(application: Application, token: string): Promise<void> {
  const ended = application.visit(token).then(async ({ actor, call }) => {
    if (actor.kind === 'family') await call(leaveMyPlace, {});
    if (actor.kind === 'staff') await call(signOut, {});
  });
  return new Promise((resolve) => {
    const tired = setTimeout(resolve, patience);
    const done = () => {
      clearTimeout(tired);
      resolve();
    };
    // A session that could not be ended ends by itself when it lies idle.
    ended.then(done, done);
  });
}
