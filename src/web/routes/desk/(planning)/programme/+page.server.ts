import { fail, type RequestEvent } from '@sveltejs/kit';
import { isOneOf } from '#platform/actor.ts';
import * as queue from '#queue/contract.ts';
import { attempt } from '../../../../attempt.ts';
import { dateIn } from '../../../../words/dates.ts';
import { organisationNames, portNames, townOf } from '../names.ts';
import { goAndSay, programmeIn, programmesFor } from '../programmes.ts';
import { atFields, sourceFieldsOf, sourceIn, typedIn } from '../typed.ts';
import type { Actions, PageServerLoad } from './$types';

const steps = {
  start: queue.startProgramme,
  pause: queue.pauseProgramme,
  resume: queue.resumeProgramme,
  end: queue.endProgramme,
} as const;
type Step = keyof typeof steps;

/** Which steps lead on from a state. */
const possible: Readonly<Record<queue.Programme['state'], readonly Step[]>> = {
  announced: ['start', 'end'],
  in_force: ['pause', 'end'],
  paused: ['resume', 'end'],
  ended: [],
};

/** The programmes, the one in hand, and what can be done with it by whoever looks. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { visit, language, application } = locals;
  const isCoordinator = isOneOf(visit.actor, queue.declareProgramme.may);
  const [{ programmes, chosen }, organisations] = await Promise.all([
    programmesFor(visit, url),
    organisationNames(visit),
  ]);
  const steers = isCoordinator && chosen?.mine === true;
  const history = steers ? await visit.call(queue.programmeHistory, chosen) : { steps: [] };
  return {
    programmes,
    chosen,
    organisations,
    history: history.steps,
    ports: portNames(chosen?.ports ?? [], language),
    town: townOf(chosen?.timeZone ?? 'UTC'),
    today: dateIn(application.now(), chosen?.timeZone ?? 'UTC'),
    steers,
    steps: steers ? possible[chosen.state] : [],
    mayDeclare: isCoordinator,
  };
};

/** Moves the programme by an order, and says so on the page it came from. */
function step(name: Step) {
  return async ({ locals, request, url }: RequestEvent) => {
    const typed = typedIn(await request.formData());
    const programmeId = programmeIn(url);
    const moved = await attempt(locals.language, () =>
      locals.visit.call(steps[name], {
        programmeId,
        source: sourceIn(typed, locals.application.now(), `${name}-`),
      }),
    );
    if (moved.done) return goAndSay('/desk/programme', { programme: programmeId, done: name });
    const errors = atFields(moved.errors, sourceFieldsOf(`${name}-`));
    return fail(422, { step: name, typed, refusal: moved.refusal, errors });
  };
}

export const actions: Actions = {
  start: step('start'),
  pause: step('pause'),
  resume: step('resume'),
  end: step('end'),
};
