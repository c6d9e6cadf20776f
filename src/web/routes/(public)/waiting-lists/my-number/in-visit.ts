import { redirect } from '@sveltejs/kit';
import { readCookie } from '../../../../cookies.ts';
import { isProblem } from '../../../../refusal.ts';

/** What is needed of a request: its cookies, and what it may call. */
interface Asking {
  cookies: Parameters<typeof readCookie>[0];
  locals: App.Locals;
}

/** True while a visit to one's own number is open, as far as the browser knows. */
export function hasVisit({ cookies, locals }: Asking): boolean {
  return readCookie(cookies, locals.application, 'number') !== undefined;
}

/**
 * Does something with the token of the visit to one's own number. Who is not in (any more) goes to where
 * one enters; other refusals are the caller's.
 */
export async function inVisit<Value>(
  { cookies, locals }: Asking,
  work: (visit: string) => Promise<Value>,
): Promise<Value> {
  const visit = readCookie(cookies, locals.application, 'number');
  if (visit === undefined) redirect(303, '/waiting-lists/my-number');
  try {
    return await work(visit);
  } catch (error) {
    if (isProblem(error) && error.kind === 'unauthenticated') {
      redirect(303, '/waiting-lists/my-number?ended');
    }
    throw error;
  }
}
