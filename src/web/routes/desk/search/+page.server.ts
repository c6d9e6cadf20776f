import { fail } from '@sveltejs/kit';
import { search } from '#registry/contract.ts';
import { attempt } from '../../../attempt.ts';
import { shownLine } from '../lines.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  /** What was looked for travels in the form, never in the address: it can be a name. */
  default: async ({ locals, request }) => {
    const query = String((await request.formData()).get('query') ?? '').trim();
    if (query.length < 2) return fail(422, { query, found: null, what: 'short' as const });
    const tried = await attempt(locals.language, () => locals.visit.call(search, { query }));
    if (!tried.done)
      return fail(tried.refusal.status, { query, found: null, what: tried.refusal.what });
    const { by, results, more, elsewhere } = tried.value;
    const lines = results.map((line) => ({
      ...shownLine(line, locals.language),
      matched: line.matched,
    }));
    return {
      query,
      what: null,
      found: { by, lines, more, elsewhere: elsewhere.map(({ name }) => name) },
    };
  },
};
