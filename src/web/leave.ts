import type { RequestEvent } from '@sveltejs/kit';
import { signOut } from '#coordination/contract.ts';
import type { Application } from '#platform/call.ts';
import { leaveMyPlace } from '#registry/contract.ts';
import { endVisit } from '#waiting-lists/contract.ts';
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
  const session = readCookie(cookies, application, 'session');
  const number = readCookie(cookies, application, 'number');
  if (session !== undefined || number !== undefined) {
    await inTime(endVisits(application, session, number));
  }
  endAllCookies(cookies, application);
  return new Response(null, {
    status: 303,
    headers: { location: neutralSite, 'clear-site-data': '"cache", "cookies", "storage"' },
  });
}

/** Ends on our side too the session, and the visit to one's own number in a waiting list. */
async function endVisits(
  application: Application,
  session: string | undefined,
  number: string | undefined,
): Promise<void> {
  const { actor, call } = await application.visit(session);
  await Promise.all([
    actor.kind === 'family' && call(leaveMyPlace, {}),
    actor.kind === 'staff' && call(signOut, {}),
    number !== undefined && call(endVisit, { visit: number }),
  ]);
}

/** Waits for it, unless that takes longer than a person in danger can wait. */
function inTime(ended: Promise<void>): Promise<void> {
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
