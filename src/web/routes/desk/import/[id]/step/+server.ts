import { json } from '@sveltejs/kit';
import { continueImport } from '#registry/contract.ts';
import { shownImport } from '../../shown-import.ts';
import type { RequestHandler } from './$types';

/** Takes the next families, for the page that goes on by itself. */
export const POST: RequestHandler = async ({ locals, params }) => {
  const state = await locals.visit.call(continueImport, { importId: params.id });
  return json(shownImport(state, locals.language));
};
