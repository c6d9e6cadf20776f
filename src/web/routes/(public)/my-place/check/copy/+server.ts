import { myTicketEntries } from '#transparency/contract.ts';
import { familyCall } from '../../family.ts';
import type { RequestHandler } from './$types';

/**
 * The own entries with what opens and proves them, to hand to somebody one trusts. By a form, so that no link
 * gives it away, and under a neutral name.
 */
export const POST: RequestHandler = async ({ locals: { visit } }) => {
  const { logs } = await familyCall(visit)(myTicketEntries, {});
  return new Response(`${JSON.stringify({ format: 'puente-place/1', logs }, null, 1)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="notas.json"',
    },
  });
};
