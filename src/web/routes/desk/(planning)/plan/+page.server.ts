import { fail, type RequestEvent } from '@sveltejs/kit';
import * as appointments from '#appointments/contract.ts';
import { isOneOf } from '#platform/actor.ts';
import type { Visit } from '#platform/call.ts';
import { attempt } from '../../../../attempt.ts';
import { dateIn } from '../../../../words/dates.ts';
import { portNames, townOf } from '../names.ts';
import { goAndSay, type ProgrammeLine, programmeIn, programmesFor } from '../programmes.ts';
import { typedIn } from '../typed.ts';
import type { Actions, PageServerLoad } from './$types';
import { groundTexts } from './ground-texts.ts';

/** The last plans of the programme, and the one in hand. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { visit, language, application } = locals;
  const { programmes, chosen } = await programmesFor(visit, url);
  const { plans, openings } = await plansOf(visit, chosen);
  const asked = url.searchParams.get('plan');
  const wanted = plans.find(({ planId }) => planId === asked) ?? plans[0];
  const shown =
    chosen && wanted
      ? await visit.call(appointments.showPlan, { ...chosen, planId: wanted.planId })
      : null;
  const timeZone = chosen?.timeZone ?? 'UTC';
  return {
    programmes,
    chosen,
    plans,
    shown,
    hasOpening: openings.some(({ perDay }) => perDay > 0),
    ports: portNames(chosen?.ports ?? [], language),
    town: townOf(timeZone),
    today: dateIn(application.now(), timeZone),
    mayPlan: chosen?.mine === true && isOneOf(visit.actor, appointments.makePlan.may),
    mayOffer: chosen?.mine === true && isOneOf(visit.actor, appointments.offerSlots.may),
  };
};

async function plansOf(visit: Visit, chosen: ProgrammeLine | null) {
  if (!chosen) return { plans: [], openings: [] };
  const [{ plans }, { current }] = await Promise.all([
    visit.call(appointments.listPlans, chosen),
    visit.call(appointments.openings, chosen),
  ]);
  return { plans, openings: current };
}

async function make({ locals, url }: RequestEvent) {
  const programmeId = programmeIn(url);
  const made = await attempt(locals.language, () =>
    locals.visit.call(appointments.makePlan, { programmeId }),
  );
  if (!made.done) return fail(422, { refusal: made.refusal });
  const { planId } = made.value;
  return goAndSay('/desk/plan', { programme: programmeId, plan: planId, done: 'planMade' });
}

async function apply({ locals, request, url }: RequestEvent) {
  const programmeId = programmeIn(url);
  const { planId = '' } = typedIn(await request.formData());
  const applied = await attempt(locals.language, () =>
    locals.visit.call(appointments.applyPlan, { programmeId, planId }),
  );
  if (!applied.done) {
    const { refusal, details, fields } = applied;
    const changed = refusal.code === 'appointments.queueChanged' ? details : null;
    return fail(409, { refusal, changed, ground: groundTexts(fields, locals.language) });
  }
  const { added } = applied.value;
  return goAndSay('/desk/plan', {
    programme: programmeId,
    plan: planId,
    done: 'planApplied',
    count: added,
  });
}

async function offer({ locals, request, url }: RequestEvent) {
  const programmeId = programmeIn(url);
  const typed = typedIn(await request.formData());
  const offered = await attempt(locals.language, () =>
    locals.visit.call(appointments.offerSlots, { programmeId, upTo: typed.upTo ?? '' }),
  );
  if (!offered.done) {
    return fail(422, { typed, refusal: offered.refusal, errors: offered.errors });
  }
  const count = offered.value.offered;
  return goAndSay('/desk/plan', { programme: programmeId, done: 'offered', count });
}

export const actions: Actions = { make, apply, offer };
