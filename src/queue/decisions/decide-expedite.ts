import type { Context } from '#platform/context.ts';
import { violatedConstraint } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from '../announce.ts';
import { criteriaOf, type EvidenceLevel, isEnough } from './criteria.rules.ts';
import { findRulesOfRequest } from './decision-rules.store.ts';
import {
  type CaseState,
  type CaseToDecide,
  decideCase,
  decidersOf,
  findCase,
} from './expedite.store.ts';
import { openCriteria } from './review-seal.ts';
import { moveGrantedClasses } from './settle-decisions.ts';
import { type Outcome, tally } from './tally.store.ts';

interface Decision {
  yes: boolean;
  reasonCode: string;
  evidence: EvidenceLevel | null;
}

/** Somebody grants or refuses a request or an appeal, with a reason code. */
export async function decideExpedite(
  context: Context,
  input: {
    requestId: string;
    decision: 'grant' | 'refuse';
    reasonCode: string;
    evidence: EvidenceLevel | null;
  },
): Promise<{ state: CaseState }> {
  const found = await getCase(context, input.requestId, ['asked', 'appealed']);
  const yes = input.decision === 'grant';
  if (yes) await requireEvidence(context, found, input.evidence);
  return decide(context, found, { ...input, yes });
}

/** Another person, of another organisation, confirms what was granted, and the class moves; or does not. */
export async function confirmExpedite(
  context: Context,
  input: { requestId: string } & ({ confirm: true } | { confirm: false; reasonCode: string }),
): Promise<{ state: CaseState }> {
  const found = await getCase(context, input.requestId, ['granted', 'appeal_granted']);
  const reasonCode = input.confirm ? (found.reasonCode ?? 'criterion_met') : input.reasonCode;
  return decide(context, found, { yes: input.confirm, reasonCode, evidence: null });
}

async function getCase(
  { tx }: Context,
  requestId: string,
  states: readonly CaseState[],
): Promise<CaseToDecide> {
  const found = await findCase(tx, requestId);
  if (!found) throw new Problem('missing', 'queue.noSuchRequest');
  if (!states.includes(found.state)) {
    throw new Problem('conflict', 'queue.requestMovedOn', { state: found.state });
  }
  if (found.isAside) throw new Problem('forbidden', 'queue.stoodAside');
  if (!found.mayDecide) throw new Problem('forbidden', 'queue.reviewersFirst');
  return found;
}

function criteriaIn({ keyring }: Context, { requestId, criteria }: CaseToDecide): string[] {
  return criteria ? openCriteria(keyring, requestId, criteria) : [];
}

/** Throws unless one of the criteria leads to the class on what supports it. */
async function requireEvidence(
  context: Context,
  found: CaseToDecide,
  evidence: EvidenceLevel | null,
): Promise<void> {
  // Of a request from before there were lists of criteria nothing is known to measure it by.
  if (!found.criteria) return;
  const { requestId, programmeId } = found;
  const rules = await findRulesOfRequest(context.tx, requestId, programmeId);
  const wanted = {
    codes: criteriaIn(context, found),
    class: found.class,
    evidence: evidence ?? found.evidence,
  };
  if (isEnough(criteriaOf(rules?.criteriaEdition ?? 0), wanted)) return;
  throw new Problem('conflict', 'queue.evidenceNotEnough');
}

async function decide(
  context: Context,
  found: CaseToDecide,
  decision: Decision,
): Promise<{ state: CaseState }> {
  const { tx, now } = context;
  const { householdId, programmeId, requestId } = found;
  const criteria = criteriaIn(context, found);
  const state = await decideCase(tx, requestId, decision, now).catch(refusedByDatabase);
  if (!state) throw new Problem('missing', 'queue.noSuchRequest');
  const outcome = outcomeOf(found.state, state);
  if (outcome) await tally(tx, { requestId, criteria, outcome }, now);
  const deciders = await decidersOf(tx, requestId);
  await announce(context, {
    name: 'queue.expediteDecided',
    subject: { kind: 'household', id: householdId },
    payload: { programmeId, requestId, state, reasonCode: decision.reasonCode, deciders },
  });
  if (state === 'confirmed') await moveGrantedClasses(context, programmeId);
  return { state };
}

/** The database refuses a person or an organisation that stands twice, and the half of somebody who left. */
function refusedByDatabase(error: unknown): never {
  const constraint = violatedConstraint(error);
  if (constraint === 'first_has_left') throw new Problem('conflict', 'queue.firstHasLeft');
  if (constraint === 'third_person') throw new Problem('conflict', 'queue.thirdPersonNeeded');
  if (constraint === 'two_organisations') {
    throw new Problem('conflict', 'queue.otherOrganisationNeeded');
  }
  if (constraint === 'two_deciders' || constraint === 'two_in_favour') {
    throw new Problem('conflict', 'queue.secondPersonNeeded');
  }
  throw error;
}

/** What a decision counts as; null while another person must still decide. */
function outcomeOf(before: CaseState, after: CaseState): Outcome | null {
  const onAppeal = before === 'appealed' || before === 'appeal_granted';
  if (after === 'confirmed') return onAppeal ? 'granted_on_appeal' : 'granted';
  if (after === 'upheld') return 'upheld';
  return after === 'refused' || after === 'not_confirmed' ? 'refused' : null;
}
