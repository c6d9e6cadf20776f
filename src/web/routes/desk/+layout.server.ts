import { redirect } from '@sveltejs/kit';
import { dictionary } from '../../words/words.ts';
import type { LayoutServerLoad } from './$types';

/** The desk is for staff; it is handed the words that it goes on speaking with in the browser. */
export const load: LayoutServerLoad = ({ locals }) => {
  const { actor } = locals.visit;
  if (actor.kind !== 'staff') redirect(303, '/sign-in');
  return {
    roles: actor.roles,
    dictionary: dictionary(locals.language, ['shell', 'desk', 'families', 'problems']),
  };
};
