import { fail, type RequestEvent } from '@sveltejs/kit';
import { isOneOf } from '#platform/actor.ts';
import {
  decideCorrection,
  householdPapers,
  listCorrections,
  proposeCorrection,
} from '#queue/contract.ts';
import { attempt } from '../../../../attempt.ts';
import { goAndSay } from '../programmes.ts';
import { atFields, typedIn } from '../typed.ts';
import type { Actions, PageServerLoad } from './$types';

/** What waits for a paper or a second person before a place moves. */
export const load: PageServerLoad = async ({ locals: { visit } }) => ({
  ...(await visit.call(listCorrections, {})),
  papers: householdPapers,
  mayPropose: isOneOf(visit.actor, proposeCorrection.may),
});

async function propose({ locals, request }: RequestEvent) {
  const typed = typedIn(await request.formData());
  const { householdId = '', kind, reference = '' } = typed;
  const paper = householdPapers.find((one) => one === kind) ?? 'other';
  const proposed = await attempt(locals.language, () =>
    locals.visit.call(proposeCorrection, { householdId, document: { kind: paper, reference } }),
  );
  if (!proposed.done) {
    const errors = atFields(proposed.errors, { 'document.reference': 'reference' });
    return fail(422, { refusal: proposed.refusal, errors, typed });
  }
  return goAndSay('/desk/corrections', { done: 'proposed' });
}

async function decide({ locals, request }: RequestEvent) {
  const typed = typedIn(await request.formData());
  const confirm = typed.confirm === 'yes';
  const { householdId = '', correctionId = '' } = typed;
  const decided = await attempt(locals.language, () =>
    locals.visit.call(decideCorrection, { householdId, correctionId, confirm }),
  );
  if (!decided.done) return fail(422, { refusal: decided.refusal });
  return goAndSay('/desk/corrections', { done: confirm ? 'corrected' : 'declined' });
}

export const actions: Actions = { propose, decide };
