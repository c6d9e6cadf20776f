import { fail, type RequestEvent } from '@sveltejs/kit';
import * as appointments from '#appointments/contract.ts';
import { isOneOf } from '#platform/actor.ts';
import type { Contract } from '#platform/contract.ts';
import { Problem } from '#platform/problem.ts';
import { attempt } from '../../../../../../attempt.ts';
import { dateIn } from '../../../../../../words/dates.ts';
import { momentAt } from '../../../local-moment.ts';
import { portName, townOf } from '../../../names.ts';
import { goAndSay, programmeIn, programmesFor } from '../../../programmes.ts';
import { typedIn } from '../../../typed.ts';
import type { Actions, PageServerLoad } from './$types';

/** One day at one port, by ticket number. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { visit, language, application } = locals;
  const { chosen } = await programmesFor(visit, url);
  if (!chosen) throw new Problem('missing', 'appointments.noSuchProgramme');
  const { slots } = await visit.call(appointments.dayList, {
    programmeId: chosen.programmeId,
    port: params.port,
    day: params.day,
  });
  const today = dateIn(application.now(), chosen.timeZone);
  return {
    chosen,
    port: params.port,
    name: portName(params.port, language),
    day: params.day,
    slots,
    hasCome: params.day <= today,
    town: townOf(chosen.timeZone),
    missReasons: appointments.missReasons,
    turnAwayReasons: appointments.turnAwayReasons,
    afterAllReasons: appointments.afterAllReasons,
    /** Who answers for the programme sees everybody and confirms with the port; others only their own families. */
    mayConfirm: chosen.mine && isOneOf(visit.actor, appointments.confirmDay.may),
  };
};

function backTo({ params, url }: RequestEvent, said: { done: string; count?: number }): never {
  const programme = programmeIn(url);
  return goAndSay(`/desk/calendar/${params.port}/${params.day}`, { programme, ...said });
}

async function confirm(event: RequestEvent) {
  const { locals, params, request, url } = event;
  const typed = typedIn(await request.formData());
  const { chosen } = await programmesFor(locals.visit, url);
  const confirmed = await attempt(locals.language, () =>
    locals.visit.call(appointments.confirmDay, {
      programmeId: programmeIn(url),
      port: params.port ?? '',
      day: params.day ?? '',
      confirmedWith: typed.confirmedWith ?? '',
      confirmedAt: momentAt(typed.confirmedAt ?? '', chosen?.timeZone ?? 'UTC'),
    }),
  );
  if (confirmed.done) return backTo(event, { done: 'confirmed', count: confirmed.value.confirmed });
  return fail(422, { typed, refusal: confirmed.refusal, errors: confirmed.errors });
}

/** What happened goes as it came: the contract refuses what is no outcome, and a reason of another kind. */
const recordOutcome: Contract = appointments.recordOutcome;

async function outcome(event: RequestEvent) {
  const { locals, request } = event;
  const { slotId = '', outcome: done = '', reason } = typedIn(await request.formData());
  const recorded = await attempt(locals.language, () =>
    locals.visit.call(recordOutcome, { slotId, outcome: done, reason }),
  );
  if (recorded.done) return backTo(event, { done });
  return fail(422, { refusal: recorded.refusal, errors: recorded.errors });
}

const doneOf = { waits: 'saidArrived', dropped: 'takenBack', arrived: 'arrivedAfterAll' } as const;

/** Somebody says that a household did arrive, or takes that back. */
async function afterAll(event: RequestEvent) {
  const { locals, request } = event;
  const { slotId = '', came, reason } = typedIn(await request.formData());
  const contract: Contract = appointments.arrivedAfterAll;
  const recorded = await attempt(locals.language, () =>
    locals.visit.call(contract, { slotId, came: came === 'yes', reason }),
  );
  if (!recorded.done) return fail(422, { refusal: recorded.refusal, errors: recorded.errors });
  const { state } = appointments.arrivedAfterAll.output.parse(recorded.value);
  return backTo(event, { done: doneOf[state] });
}

export const actions: Actions = { confirm, outcome, afterAll };
