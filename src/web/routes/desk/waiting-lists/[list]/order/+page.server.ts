import { fail, type RequestEvent } from '@sveltejs/kit';
import { isOneOf } from '#platform/actor.ts';
import { Problem } from '#platform/problem.ts';
import * as waiting from '#waiting-lists/contract.ts';
import { attempt } from '../../../../../attempt.ts';
import { goAndSay } from '../../../(planning)/programmes.ts';
import { atFields, sourceFields, sourceIn, typedIn } from '../../../(planning)/typed.ts';
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

/** Moves the list by an order, or proposes to close it, and says so on the list's page. */
function step(name: Step, done: string) {
  return async ({ locals, params, request }: RequestEvent) => {
    const typed = typedIn(await request.formData());
    const ordered = { listId: params.list ?? '', source: sourceIn(typed) };
    const moved = await attempt<unknown>(locals.language, () => move(locals, name, ordered));
    if (moved.done) return goAndSay(`/desk/waiting-lists/${params.list}`, { done });
    const errors = atFields(moved.errors, sourceFields);
    return fail(422, { step: name, typed, refusal: moved.refusal, errors });
  };
}

function move(
  { visit }: App.Locals,
  step: Step,
  ordered: Parameters<typeof waiting.pauseList.input.parse>[0] & {
    listId: string;
    source: ReturnType<typeof sourceIn>;
  },
): Promise<unknown> {
  if (step === 'pause') return visit.call(waiting.pauseList, ordered);
  if (step === 'resume') return visit.call(waiting.resumeList, ordered);
  return visit.call(waiting.proposeClosing, ordered);
}

export const actions: Actions = {
  pause: step('pause', 'pause'),
  resume: step('resume', 'resume'),
  close: step('close', 'closing'),
};
