import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { questionsFor } from './consent-questions.rules.ts';
import { listOrganisations } from './consents.store.ts';
import type { ConsentQuestion } from './draft.contract.ts';
import { findPublicIntake } from './household.store.ts';

interface Questions {
  keeper: { organisationId: string; name: string } | null;
  questions: ConsentQuestion[];
}

/** Which consents to ask for: of staff about their own organisation, else about the public intake. */
export async function consentQuestions(context: Context): Promise<Questions> {
  const [intake, organisations] = await Promise.all([
    findPublicIntake(context.tx),
    listOrganisations(context.tx),
  ]);
  const keeperId = context.actor.kind === 'staff' ? staffOf(context).organisationId : intake;
  const keeper = organisations.find(({ organisationId }) => organisationId === keeperId) ?? null;
  return {
    keeper: keeper && { organisationId: keeper.organisationId, name: keeper.name },
    questions: questionsFor(keeperId, organisations),
  };
}
