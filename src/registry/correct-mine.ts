import { familyOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import { keepCorrection } from './family-answers.store.ts';
import { openHousehold } from './opened-household.ts';

/**
 * Asks for something to be put right. Names, dates and numbers decide who somebody is and where they
 * stand, and stolen words must not change them: a member of staff does, with the paper.
 */
export async function correctMine(
  context: Context,
  asked: { personId: string | null; about: string; shouldBe: string },
): Promise<{ correctionId: string }> {
  const { householdId } = familyOf(context);
  const { record, seal } = await openHousehold(context, householdId);
  const { personId, about } = asked;
  if (personId && !record.people.some((person) => person.personId === personId)) {
    throw new Problem('missing', 'registry.noSuchPerson');
  }
  const correctionId = context.newId();
  const sealed = seal.seal('corrections.text', correctionId, asked.shouldBe);
  await keepCorrection(context.tx, {
    householdId,
    correctionId,
    personId,
    about,
    sealed,
    at: context.now,
  });
  await announce(context, householdId, 'registry.correctionAsked', { correctionId, about });
  return { correctionId };
}
