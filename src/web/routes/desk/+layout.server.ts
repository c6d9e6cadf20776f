import { redirect } from '@sveltejs/kit';
import * as coordination from '#coordination/contract.ts';
import { dictionary } from '../../words/words.ts';
import type { LayoutServerLoad } from './$types';

/** The desk is for staff; it is handed the words that it goes on speaking with in the browser. */
export const load: LayoutServerLoad = async ({ locals }) => {
  const { actor, call } = locals.visit;
  if (actor.kind !== 'staff') redirect(303, '/sign-in');
  const { displayName } = await call(coordination.myAccount, {});
  return {
    roles: actor.roles,
    displayName,
    dictionary: dictionary(locals.language, [
      'shell',
      'desk',
      'coordination',
      'families',
      'problems',
    ]),
  };
};
