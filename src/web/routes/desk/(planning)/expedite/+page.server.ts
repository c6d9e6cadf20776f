import { fail, type RequestEvent } from '@sveltejs/kit';
import { isOneOf } from '#platform/actor.ts';
import * as queue from '#queue/contract.ts';
import { criteriaOf, evidenceLevels, latestEdition } from '#queue/decisions/criteria.rules.ts';
import { nameIn, type ScreenLocale } from '#vocabulary/named.ts';
import { needByCode } from '#vocabulary/needs.ts';
import { attempt } from '../../../../attempt.ts';
import type { Refusal } from '../../../../refusal.ts';
import { words } from '../../../../words/words.ts';
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

/** What a form said of one request, as far as it chose. */
async function typedOf(request: Request) {
  const typed = typedIn(await request.formData());
  return {
    requestId: typed.requestId ?? '',
    yes: typed.decision === 'yes',
    evidence: evidenceLevels.find((level) => level === typed.evidence) ?? null,
    refusing: queue.reasonCodes.refuse.find((code) => code === typed.reasonCode) ?? null,
  };
}

/** A no without its reason is refused beside the choice: the family is told why, and nothing is assumed. */
function withoutReason(language: ScreenLocale, requestId: string) {
  const message = words(language).say('problems.field.platform.invalid_value');
  return fail(422, { requestId, errors: [{ field: `reason-${requestId}`, message }] });
}

/** What was refused, for the summary to name the request and lead to it. */
function refusedAt(requestId: string, { what, todo }: Refusal) {
  const errors = [{ field: requestId, message: `${what} ${todo}` }];
  return fail(422, { requestId, errors, refusal: { what, todo } });
}

async function decide({ locals: { visit, language }, request }: RequestEvent) {
  const { requestId, yes, evidence, refusing } = await typedOf(request);
  if (!yes && !refusing) return withoutReason(language, requestId);
  const which = { requestId, evidence };
  const decided = await attempt(language, () =>
    visit.call(
      queue.decideExpedite,
      refusing && !yes
        ? { ...which, decision: 'refuse', reasonCode: refusing }
        : { ...which, decision: 'grant', reasonCode: 'criterion_met' },
    ),
  );
  if (!decided.done) return refusedAt(requestId, decided.refusal);
  return goAndSay('/desk/expedite', { done: saidOf(decided.value.state) });
}

async function confirm({ locals: { visit, language }, request }: RequestEvent) {
  const { requestId, yes, refusing } = await typedOf(request);
  if (!yes && !refusing) return withoutReason(language, requestId);
  const confirmed = await attempt(language, () =>
    visit.call(
      queue.confirmExpedite,
      refusing && !yes
        ? { requestId, confirm: false, reasonCode: refusing }
        : { requestId, confirm: true },
    ),
  );
  if (!confirmed.done) return refusedAt(requestId, confirmed.refusal);
  return goAndSay('/desk/expedite', { done: saidOf(confirmed.value.state) });
}

function saidOf(state: string): string {
  if (state === 'confirmed') return 'expediteConfirmed';
  return state === 'not_confirmed' ? 'notConfirmed' : state;
}

async function aside({ locals: { visit, language }, request }: RequestEvent) {
  const { requestId } = await typedOf(request);
  const left = await attempt(language, () => visit.call(queue.standAside, { requestId }));
  if (!left.done) return refusedAt(requestId, left.refusal);
  return goAndSay('/desk/expedite', { done: 'stoodAside' });
}

export const actions: Actions = { decide, confirm, aside };
