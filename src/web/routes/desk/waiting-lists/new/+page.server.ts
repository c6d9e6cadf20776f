import { fail, type RequestEvent } from '@sveltejs/kit';
import { isOneOf } from '#platform/actor.ts';
import { Problem } from '#platform/problem.ts';
import { beginList, ourLists } from '#waiting-lists/contract.ts';
import {
  fewestConfirmMinutes,
  mostConfirmMinutes,
  mostGrace,
} from '#waiting-lists/list-words.rules.ts';
import { attempt } from '../../../../attempt.ts';
import { dateIn } from '../../../../words/dates.ts';
import { portChoices } from '../../(planning)/names.ts';
import { goAndSay } from '../../(planning)/programmes.ts';
import { atFields, sourceFields, sourceIn, typedIn, wholeNumber } from '../../(planning)/typed.ts';
import { deskZone } from '../../lines.ts';
import type { Actions, PageServerLoad } from './$types';

/** What can be chosen for a list; only coordinators begin one. */
export const load: PageServerLoad = async ({ locals: { visit, language, application } }) => {
  if (!isOneOf(visit.actor, beginList.may)) {
    throw new Problem('forbidden', 'platform.notYourRole');
  }
  const { others } = await visit.call(ourLists, {});
  return {
    ports: portChoices(language),
    others: others.map(({ organisationId, name }) => ({ value: organisationId, label: name })),
    today: dateIn(application.now(), deskZone),
    bounds: {
      fewest: fewestConfirmMinutes,
      most: mostConfirmMinutes,
      hours: mostConfirmMinutes / 60,
      mostGrace,
    },
  };
};

async function begin({ locals, request }: RequestEvent) {
  const typed = typedIn(await request.formData());
  const begun = await attempt(locals.language, () =>
    locals.visit.call(beginList, {
      port: typed.port ?? '',
      reason: typed.reason ?? '',
      source: sourceIn(typed, locals.application.now()),
      coHolderId: typed.coHolderId || null,
      grace: wholeNumber(typed.grace),
      confirmMinutes: wholeNumber(typed.confirmMinutes),
    }),
  );
  if (begun.done) {
    const { state, listId } = begun.value;
    return state === 'asked'
      ? goAndSay('/desk/waiting-lists', { done: 'asked' })
      : goAndSay(`/desk/waiting-lists/${listId}`, { done: 'begun' });
  }
  const { refusal, errors } = begun;
  return fail(422, { typed, refusal, errors: atFields(errors, sourceFields) });
}

export const actions: Actions = { default: begin };
