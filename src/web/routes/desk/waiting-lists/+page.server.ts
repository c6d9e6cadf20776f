import { fail, type RequestEvent } from '@sveltejs/kit';
import { isOneOf } from '#platform/actor.ts';
import * as waiting from '#waiting-lists/contract.ts';
import { attempt } from '../../../attempt.ts';
import { goAndSay } from '../(planning)/programmes.ts';
import { typedIn } from '../(planning)/typed.ts';
import type { Actions, PageServerLoad } from './$types';
import { shownList } from './kept-lists.ts';

/** The lists that our organisation keeps or was asked to keep. */
export const load: PageServerLoad = async ({ locals: { visit, language, application } }) => {
  const { lists } = await visit.call(waiting.ourLists, {});
  const own = visit.actor.kind === 'staff' ? visit.actor.organisationId : '';
  return {
    lists: lists.map((list) => ({
      ...shownList(list, language),
      others: list.holders.flatMap(({ organisationId, name }) =>
        organisationId === own ? [] : [name],
      ),
    })),
    coordinates: isOneOf(visit.actor, waiting.beginList.may),
    now: application.now(),
  };
};

/** Says yes or no for our organisation, and says so on this page. */
function answer(
  asked: typeof waiting.answerCoHolding | typeof waiting.answerHolderChange,
  said: { yes: string; no: string },
) {
  return async ({ locals, request }: RequestEvent) => {
    const { listId = '', accept } = typedIn(await request.formData());
    const accepted = accept === 'yes';
    const answered = await attempt(locals.language, () =>
      locals.visit.call(asked, { listId, accept: accepted }),
    );
    if (!answered.done) return fail(422, { refusal: answered.refusal });
    return goAndSay('/desk/waiting-lists', { done: accepted ? said.yes : said.no });
  };
}

export const actions: Actions = {
  answer: answer(waiting.answerCoHolding, { yes: 'accepted', no: 'refused' }),
  answerChange: answer(waiting.answerHolderChange, { yes: 'keeperChanged', no: 'keeperStays' }),
};
