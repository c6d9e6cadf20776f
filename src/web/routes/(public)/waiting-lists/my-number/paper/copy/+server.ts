import { listPlacePaper } from '#waiting-lists/contract.ts';
import { inVisit } from '../../in-visit.ts';
import type { RequestHandler } from './$types';

/**
 * What the log says of one's own number with what opens and proves it, for a lawyer. By a form, so that
 * no link gives it away, and under a neutral name.
 */
export const POST: RequestHandler = async (event) => {
  const { call } = event.locals.visit;
  const place = await inVisit(event, (visit) => call(listPlacePaper, { visit }));
  return new Response(`${JSON.stringify(place, null, 1)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="notas.json"',
    },
  });
};
