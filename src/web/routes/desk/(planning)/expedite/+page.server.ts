import { fail, type RequestEvent } from '@sveltejs/kit';
import { isOneOf } from '#platform/actor.ts';
import * as queue from '#queue/contract.ts';
import { nameIn, type ScreenLocale } from '#vocabulary/named.ts';
import { needByCode } from '#vocabulary/needs.ts';
import { attempt } from '../../../../attempt.ts';
import { goAndSay } from '../programmes.ts';
import { typedIn } from '../typed.ts';
import type { Actions, PageServerLoad } from './$types';

/** Requests to go earlier: those that wait for somebody, or those decided of late. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { visit, language, application } = locals;
  const show = url.searchParams.get('show') === 'decided' ? 'decided' : 'open';
  const [{ requests }, { programmes }] = await Promise.all([
    visit.call(queue.listExpedite, { show }),
    visit.call(queue.publicState, {}),
  ]);
  const nameOf = new Map(programmes.map(({ programmeId, name }) => [programmeId, name]));
  return {
    show,
    requests: requests.map(({ criteria, programmeId, ...request }) => ({
      ...request,
      programme: nameOf.get(programmeId) ?? '',
      criteria: (criteria ?? []).map((code) => criterion(code, language)),
      waited: hoursBetween(request.askedAt, application.now()),
    })),
    reasons: queue.reasonCodes,
    mayDecide: isOneOf(visit.actor, queue.decideExpedite.may),
    mayConfirm: isOneOf(visit.actor, queue.confirmExpedite.may),
  };
};

/** A published criterion in words, with the public text that it rests on. */
function criterion(code: string, language: ScreenLocale) {
  const need = needByCode.get(code);
  return { code, name: need ? nameIn(need.names, language) : code, anchor: need?.anchor ?? '' };
}

function hoursBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 3_600_000));
}

function which(typed: Readonly<Record<string, string>>) {
  return { householdId: typed.householdId ?? '', requestId: typed.requestId ?? '' };
}

async function decide({ locals, request }: RequestEvent) {
  const typed = typedIn(await request.formData());
  const refusing = queue.reasonCodes.refuse.find((code) => code === typed.reasonCode);
  const decided = await attempt(locals.language, () =>
    locals.visit.call(
      queue.decideExpedite,
      typed.decision === 'grant'
        ? { ...which(typed), decision: 'grant', reasonCode: 'criterion_met' }
        : { ...which(typed), decision: 'refuse', reasonCode: refusing ?? 'criterion_not_met' },
    ),
  );
  if (!decided.done) return fail(422, { refusal: decided.refusal });
  return goAndSay('/desk/expedite', { done: typed.decision === 'grant' ? 'granted' : 'refused' });
}

async function confirm({ locals, request }: RequestEvent) {
  const typed = typedIn(await request.formData());
  const yes = typed.confirm === 'yes';
  const confirmed = await attempt(locals.language, () =>
    locals.visit.call(queue.confirmExpedite, { ...which(typed), confirm: yes }),
  );
  if (!confirmed.done) return fail(422, { refusal: confirmed.refusal });
  return goAndSay('/desk/expedite', { done: yes ? 'expediteConfirmed' : 'notConfirmed' });
}

export const actions: Actions = { decide, confirm };
