import { fail, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { isOneOf } from '#platform/actor.ts';
import { Problem } from '#platform/problem.ts';
import * as waiting from '#waiting-lists/contract.ts';
import { attempt } from '../../../../../attempt.ts';
import { goAndSay } from '../../../(planning)/programmes.ts';
import { atFields, sourceFieldsOf, sourceIn, typedIn } from '../../../(planning)/typed.ts';
import { ourList, todayAt } from '../../kept-lists.ts';
import type { Actions, PageServerLoad } from './$types';

type Step = 'pause' | 'resume' | 'close';

/** Which steps lead on from a state. */
const possible: Readonly<Record<waiting.KeptList['state'], readonly Step[]>> = {
  asked: [],
  declined: [],
  open: ['pause', 'close'],
  paused: ['resume', 'close'],
  closed: [],
};

/** What can be done with a list by order; only coordinators do it. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const { visit, language, application } = locals;
  if (!isOneOf(visit.actor, waiting.pauseList.may)) {
    throw new Problem('forbidden', 'platform.notYourRole');
  }
  const list = await ourList(visit, params.list, language);
  return { list, steps: possible[list.state], today: todayAt(list, application.now()) };
};

const moves = {
  pause: waiting.pauseList,
  resume: waiting.resumeList,
  close: waiting.proposeClosing,
} as const;

/** Moves the list by an order, or proposes to close it, and says so on the list's page. */
function step(name: Step) {
  return async ({ locals, params, request }: RequestEvent) => {
    const typed = typedIn(await request.formData());
    const moved = await attempt(locals.language, () =>
      locals.visit.call<typeof waiting.pauseList.input, z.ZodType>(moves[name], {
        listId: params.list ?? '',
        source: sourceIn(typed, locals.application.now(), `${name}-`),
      }),
    );
    if (moved.done) return goAndSay(`/desk/waiting-lists/${params.list}`, { done: name });
    const errors = atFields(moved.errors, sourceFieldsOf(`${name}-`));
    return fail(422, { step: name, typed, refusal: moved.refusal, errors });
  };
}

export const actions: Actions = {
  pause: step('pause'),
  resume: step('resume'),
  close: step('close'),
};
