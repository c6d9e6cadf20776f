import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from '../announce.ts';
import { ownProgramme } from '../change-programme.ts';
import { findProgramme } from '../programmes.store.ts';
import { criteriaOf } from './criteria.rules.ts';
import { keepDecisionRules, listDecisionRules } from './decision-rules.store.ts';
import type { DecisionRules } from './expedite.contract.ts';
import { moveGrantedClasses } from './settle-decisions.ts';

/** The rules of deciding of a programme, newest first. */
export async function showDecisionRules(
  { tx }: Context,
  { programmeId }: { programmeId: string },
): Promise<{ versions: DecisionRules[] }> {
  const [programme, versions] = await Promise.all([
    findProgramme(tx, programmeId),
    listDecisionRules(tx, programmeId),
  ]);
  if (!programme) throw new Problem('missing', 'queue.noSuchProgramme');
  return { versions };
}

/**
 * Changes the rules of deciding, in public and with a reason. What was asked keeps the clock and criteria
 * under which it was asked; a larger quota takes effect at once.
 */
export async function setDecisionRules(
  context: Context,
  rules: Omit<DecisionRules, 'version' | 'decidedAt' | 'reason'> & { reason: string },
): Promise<{ version: number }> {
  const { programmeId, criteriaEdition } = rules;
  await ownProgramme(context, programmeId);
  if (criteriaOf(criteriaEdition).length === 0) {
    throw new Problem('invalid', 'queue.noSuchEdition');
  }
  const { staffId } = staffOf(context);
  const version = await keepDecisionRules(context.tx, { ...rules, staffId }, context.now);
  await announce(context, {
    name: 'queue.decisionRulesSet',
    subject: { kind: 'programme', id: programmeId },
    payload: { version, criteriaEdition },
  });
  await moveGrantedClasses(context, programmeId);
  return { version };
}
