import { fail, type RequestEvent } from '@sveltejs/kit';
import * as appointments from '#appointments/contract.ts';
import { isOneOf } from '#platform/actor.ts';
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

async function outcome(event: RequestEvent) {
  const { locals, request } = event;
  const { slotId = '', outcome: what, reason } = typedIn(await request.formData());
  const happened = outcomeOf(what, reason);
  const recorded = await attempt(locals.language, () =>
    locals.visit.call(appointments.recordOutcome, { slotId, ...happened }),
  );
  if (recorded.done) return backTo(event, { done: happened.outcome });
  return fail(422, { refusal: recorded.refusal, errors: [] });
}

/** What was chosen, with a reason of its own kind. */
function outcomeOf(what: string | undefined, reason: string | undefined) {
  const known = <T extends string>(codes: readonly T[]) => codes.find((code) => code === reason);
  if (what === 'arrived') return { outcome: 'arrived' } as const;
  if (what === 'turned_away') {
    const why = known(appointments.turnAwayReasons) ?? 'not_asked';
    return { outcome: 'turned_away', reason: why } as const;
  }
  return { outcome: 'missed', reason: known(appointments.missReasons) ?? 'not_asked' } as const;
}

export const actions: Actions = { confirm, outcome };
