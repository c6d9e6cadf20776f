import type { RequestEvent } from '@sveltejs/kit';
import { endAllCookies } from './cookies.ts';

/** Where the quick exit leads: a search for the weather, which says nothing about where one was. */
const neutralSite = 'https://www.google.com/search?q=clima';

/**
 * Ends the visit at once and leads away. The browser forgets cookies, cache and storage of ours;
 * its history it keeps, and every page says so beside the link.
 */
export function leave({ cookies, locals }: RequestEvent): Response {
  endAllCookies(cookies, locals.application);
  return new Response(null, {
    status: 303,
    headers: { location: neutralSite, 'clear-site-data': '"cache", "cookies", "storage"' },
  });
}
