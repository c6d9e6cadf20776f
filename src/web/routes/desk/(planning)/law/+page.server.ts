import { fail, type RequestEvent } from '@sveltejs/kit';
import * as pathways from '#pathways/contract.ts';
import { isOneOf } from '#platform/actor.ts';
import type { Visit } from '#platform/call.ts';
import { attempt } from '../../../../attempt.ts';
import { dictionary } from '../../../../words/words.ts';
import { organisationNames } from '../names.ts';
import { goAndSay } from '../programmes.ts';
import { typedIn } from '../typed.ts';
import type { Actions, PageServerLoad } from './$types';

type Rule = Awaited<ReturnType<typeof rulesFor>>[number];
const groups = ['unconfirmed', 'signed', 'history'] as const;

/** Every row of law: what awaits a lawyer, what is signed, what is history. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { visit, language } = locals;
  const maySign = isOneOf(visit.actor, pathways.signVersion.may);
  const [rules, organisations] = await Promise.all([
    rulesFor(visit, maySign),
    organisationNames(visit),
  ]);
  const show = groups.find((group) => group === url.searchParams.get('show')) ?? 'unconfirmed';
  return {
    moreWords: dictionary(language, ['planning', 'pathways']),
    rules: rules.filter((rule) => groupOf(rule) === show),
    counts: groups.map((group) => ({
      group,
      count: rules.filter((rule) => groupOf(rule) === group).length,
    })),
    show,
    maySign,
    organisations,
  };
};

async function rulesFor(visit: Visit, maySign: boolean) {
  if (maySign) return (await visit.call(pathways.listRules, {})).rules;
  const { rules } = await visit.call(pathways.publicRules, {});
  return rules.map((rule) => ({ ...rule, signatures: [] }));
}

function groupOf({ history, unconfirmed }: Rule): (typeof groups)[number] {
  if (history) return 'history';
  return unconfirmed ? 'unconfirmed' : 'signed';
}

async function sign({ locals, request }: RequestEvent) {
  const { ruleId = '', version = '', note = '' } = typedIn(await request.formData());
  const signed = await attempt(locals.language, () =>
    locals.visit.call(pathways.signVersion, { ruleId, version, note }),
  );
  if (!signed.done)
    return fail(422, { ruleId, note, refusal: signed.refusal, errors: signed.errors });
  return goAndSay('/desk/law', { done: 'signed' });
}

async function withdraw({ locals, request }: RequestEvent) {
  const { signatureId = '' } = typedIn(await request.formData());
  const withdrawn = await attempt(locals.language, () =>
    locals.visit.call(pathways.withdrawSignature, { signatureId }),
  );
  if (!withdrawn.done) return fail(422, { refusal: withdrawn.refusal, errors: withdrawn.errors });
  return goAndSay('/desk/law', { done: 'signatureWithdrawn' });
}

export const actions: Actions = { sign, withdraw };
