import { exportMine } from '#registry/contract.ts';
import { familyCall } from '../family.ts';
import type { RequestHandler } from './$types';

/** What is held, as a plain text with a neutral name. By a form, so that no link gives it away. */
export const POST: RequestHandler = async ({ locals: { visit } }) => {
  const { text } = await familyCall(visit)(exportMine, {});
  return new Response(text, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename="notas.txt"',
    },
  });
};
