import { fail, type RequestEvent } from '@sveltejs/kit';
import { isOneOf } from '#platform/actor.ts';
import * as queue from '#queue/contract.ts';
import { criteriaOf, evidenceLevels, latestEdition } from '#queue/decisions/criteria.rules.ts';
import { nameIn, type ScreenLocale } from '#vocabulary/named.ts';
import { needByCode } from '#vocabulary/needs.ts';
import { attempt } from '../../../../attempt.ts';
import { townOf } from '../names.ts';
import { goAndSay } from '../programmes.ts';
import { typedIn } from '../typed.ts';
import type { Actions, PageServerLoad } from './$types';

/** Requests to go earlier: those that wait for somebody, soonest due first, or those decided of late. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { visit, language } = locals;
  const show = url.searchParams.get('show') === 'decided' ? 'decided' : 'open';
  const [{ requests, quotas, onDuty }, { programmes }] = await Promise.all([
    visit.call(queue.listExpedite, { show }),
    visit.call(queue.publicState, {}),
  ]);
  const programmeOf = new Map(programmes.map((one) => [one.programmeId, one]));
  return {
    show,
    requests: requests.map(({ criteria, programmeId, ...request }) => {
      const programme = programmeOf.get(programmeId);
      return {
        ...request,
        whyNot:
          request.whyNot === 'not_yet' && request.householdId !== null && onDuty.reviewersHere === 0
            ? ('no_reviewer' as const)
            : request.whyNot,
        programme: programme?.name ?? '',
        town: townOf(programme?.timeZone ?? 'UTC'),
        criteria: criteria?.map((code) => criterion(code, language)) ?? null,
      };
    }),
    quotas: quotas.map((quota) => ({
      ...quota,
      programme: programmeOf.get(quota.programmeId)?.name ?? '',
    })),
    onDuty,
    reasons: queue.reasonCodes,
    levels: evidenceLevels,
    seesFigures: isOneOf(visit.actor, queue.expediteFigures.may),
  };
};

const published = new Map(criteriaOf(latestEdition).map((one) => [one.code, one]));

/** A published criterion in words, with what is enough for it and the public text that it rests on. */
function criterion(code: string, language: ScreenLocale) {
  const need = needByCode.get(code);
  return {
    code,
    name: need ? nameIn(need.names, language) : code,
    anchor: need?.anchor ?? '',
    enough: published.get(code)?.enough ?? null,
  };
}

async function decide({ locals, request }: RequestEvent) {
  const typed = typedIn(await request.formData());
  const refusing = queue.reasonCodes.refuse.find((code) => code === typed.reasonCode);
  const evidence = evidenceLevels.find((level) => level === typed.evidence) ?? null;
  const which = { requestId: typed.requestId ?? '', evidence };
  const decided = await attempt(locals.language, () =>
    locals.visit.call(
      queue.decideExpedite,
      typed.decision === 'grant'
        ? { ...which, decision: 'grant', reasonCode: 'criterion_met' }
        : { ...which, decision: 'refuse', reasonCode: refusing ?? 'criterion_not_met' },
    ),
  );
  if (!decided.done) return fail(422, { refusal: decided.refusal });
  return goAndSay('/desk/expedite', { done: saidOf(decided.value.state) });
}

async function confirm({ locals, request }: RequestEvent) {
  const typed = typedIn(await request.formData());
  const refusing = queue.reasonCodes.refuse.find((code) => code === typed.reasonCode);
  const confirmed = await attempt(locals.language, () =>
    locals.visit.call(queue.confirmExpedite, {
      requestId: typed.requestId ?? '',
      confirm: typed.confirm === 'yes',
      reasonCode: refusing ?? 'criterion_not_met',
    }),
  );
  if (!confirmed.done) return fail(422, { refusal: confirmed.refusal });
  return goAndSay('/desk/expedite', { done: saidOf(confirmed.value.state) });
}

function saidOf(state: string): string {
  if (state === 'confirmed') return 'expediteConfirmed';
  return state === 'not_confirmed' ? 'notConfirmed' : state;
}

export const actions: Actions = { decide, confirm };
