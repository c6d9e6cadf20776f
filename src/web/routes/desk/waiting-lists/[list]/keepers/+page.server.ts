import { fail, type RequestEvent } from '@sveltejs/kit';
import { isOneOf } from '#platform/actor.ts';
import { Problem } from '#platform/problem.ts';
import * as waiting from '#waiting-lists/contract.ts';
import { attempt } from '../../../../../attempt.ts';
import { goAndSay } from '../../../(planning)/programmes.ts';
import { typedIn } from '../../../(planning)/typed.ts';
import { ourList } from '../../kept-lists.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who keeps a list, and whom a coordinator can ask in the place of one that no longer answers. */
export const load: PageServerLoad = async ({ locals: { visit, language }, params }) => {
  if (!isOneOf(visit.actor, waiting.changeHolder.may)) {
    throw new Problem('forbidden', 'platform.notYourRole');
  }
  const list = await ourList(visit, params.list, language);
  const { others } = await visit.call(waiting.ourLists, {});
  const keeps = new Set(list.holders.map(({ organisationId }) => organisationId));
  const partner = list.holders.find((one) =>
    others.some(({ organisationId }) => organisationId === one.organisationId),
  );
  return {
    list,
    partner: partner?.name ?? null,
    choices: others
      .filter(({ organisationId }) => !keeps.has(organisationId))
      .map(({ organisationId, name }) => ({ value: organisationId, label: name })),
  };
};

async function ask({ locals, params, request }: RequestEvent) {
  const typed = typedIn(await request.formData());
  const asked = await attempt(locals.language, () =>
    locals.visit.call(waiting.changeHolder, {
      listId: params.list ?? '',
      organisationId: typed.organisationId ?? '',
    }),
  );
  if (asked.done) return goAndSay('/desk/waiting-lists', { done: 'keeperAsked' });
  const { refusal, errors } = asked;
  return fail(422, { typed, refusal, errors });
}

export const actions: Actions = { default: ask };
