import { fail, type RequestEvent } from '@sveltejs/kit';
import * as appointments from '#appointments/contract.ts';
import { isOneOf } from '#platform/actor.ts';
import { Problem } from '#platform/problem.ts';
import { attempt } from '../../../../../attempt.ts';
import { dateIn } from '../../../../../words/dates.ts';
import { portName, townOf } from '../../names.ts';
import { shownOpening } from '../../opening-text.ts';
import { goAndSay, programmeIn, programmesFor } from '../../programmes.ts';
import { atFields, partsOf, type Typed, typedIn, wholeNumber } from '../../typed.ts';
import type { Actions, PageServerLoad } from './$types';

/** One port: what holds now, and every decision before. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { visit, language, application } = locals;
  const { chosen } = await programmesFor(visit, url);
  if (!chosen?.ports.includes(params.port))
    throw new Problem('missing', 'appointments.portUnknown');
  const { current, earlier } = await visit.call(appointments.openings, chosen);
  const here = ({ port }: { port: string }) => port === params.port;
  return {
    chosen,
    port: params.port,
    name: portName(params.port, language),
    current: current.filter(here).map(shownOpening)[0] ?? null,
    earlier: earlier.filter(here).map(shownOpening),
    town: townOf(chosen.timeZone),
    today: dateIn(application.now(), chosen.timeZone),
    mayChange: chosen.mine && isOneOf(visit.actor, appointments.setOpening.may),
  };
};

/** Days with another number of people, one a line: `2026-12-24 20`. */
function overridesIn(typed: string | undefined): Record<string, number> {
  const parts = partsOf(typed);
  return Object.fromEntries(
    parts.flatMap((part, at) => (at % 2 === 0 ? [[part, wholeNumber(parts[at + 1])]] : [])),
  );
}

function openingIn(port: string, typed: Typed) {
  return {
    port,
    opensOn: typed.opensOn ?? '',
    closesOn: typed.closesOn ?? '',
    perDay: wholeNumber(typed.perDay),
    weekdays: partsOf(typed.weekdays).map(wholeNumber),
    closed: partsOf(typed.closed),
    overrides: overridesIn(typed.overrides),
  };
}

const fields = {
  'opening.opensOn': 'opensOn',
  'opening.closesOn': 'closesOn',
  'opening.perDay': 'perDay',
  'opening.weekdays': 'weekdays',
  'opening.closed': 'closed',
  'opening.overrides': 'overrides',
};

async function decide({ locals, params, request, url }: RequestEvent) {
  const typed = typedIn(await request.formData());
  const programmeId = programmeIn(url);
  const decided = await attempt(locals.language, () =>
    locals.visit.call(appointments.setOpening, {
      programmeId,
      opening: openingIn(params.port ?? '', typed),
      reason: typed.reason ?? '',
      after: wholeNumber(typed.after),
    }),
  );
  if (decided.done) return goAndSay('/desk/ports', { programme: programmeId, done: 'opening' });
  const { refusal, errors } = decided;
  return fail(422, { typed, refusal, errors: atFields(errors, fields) });
}

export const actions: Actions = { decide };
