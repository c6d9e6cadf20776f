import { familyOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import { hasRecipient } from './consent-questions.rules.ts';
import { endConsent, keepConsent, keepKey, removeKeyWithoutConsent } from './consents.store.ts';
import { openOwnHousehold } from './desk-household.ts';
import { type Done, done } from './done.ts';
import type { ConsentInput } from './household.ts';
import { findOrganisationKey } from './keys.store.ts';
import { type OpenedHousehold, openHousehold } from './opened-household.ts';

/** The family allows one purpose to one recipient. */
export async function giveConsent(
  context: Context,
  consent: ConsentInput,
): Promise<{ consentId: string }> {
  const opened = await openHousehold(context, familyOf(context).householdId);
  return give(context, opened, consent);
}

/** Staff records what the person, at the desk, allowed. */
export async function shareWith(
  context: Context,
  { householdId, ...consent }: ConsentInput & { householdId: string },
): Promise<{ consentId: string }> {
  return give(context, await openOwnHousehold(context, householdId), consent);
}

/** The family takes one consent back. */
export async function withdrawConsent(
  context: Context,
  { consentId }: { consentId: string },
): Promise<Done> {
  return take(context, familyOf(context).householdId, consentId);
}

/** Staff records that the person, at the desk, took a consent back. */
export async function stopSharing(
  context: Context,
  { householdId, consentId }: { householdId: string; consentId: string },
): Promise<Done> {
  await openOwnHousehold(context, householdId);
  return take(context, householdId, consentId);
}

/** Keeps the consent and gives the recipient its copy of the household's data key. */
async function give(
  context: Context,
  { record, seal }: OpenedHousehold,
  { purpose, recipientId }: ConsentInput,
): Promise<{ consentId: string }> {
  const { householdId, organisationId } = record;
  const recipient = hasRecipient(purpose) && recipientId !== organisationId ? recipientId : null;
  if (recipient) {
    const key = await findOrganisationKey(context, recipient);
    if (!key) throw new Problem('invalid', 'registry.noSuchRecipient');
    const wrapped = seal.wrapFor(key);
    await keepKey(context.tx, householdId, {
      organisationId: recipient,
      version: key.version,
      wrapped,
    });
  }
  const consent = { consentId: context.newId(), purpose, recipientId: recipient };
  const keeper = { householdId, organisationId };
  const consentId = await keepConsent(context.tx, keeper, consent, context.now);
  if (consentId === consent.consentId) {
    await announce(context, householdId, 'registry.consentGiven', {
      consentId,
      purpose,
      recipientId: recipient,
    });
  }
  return { consentId };
}

/** Ends the consent; the recipient's copy of the key goes with the last consent to it. */
async function take(context: Context, householdId: string, consentId: string): Promise<Done> {
  const ended = await endConsent(context.tx, householdId, consentId, context.now);
  if (!ended) throw new Problem('missing', 'registry.noSuchConsent');
  const { purpose, recipientId } = ended;
  if (recipientId) await removeKeyWithoutConsent(context.tx, householdId, recipientId);
  await announce(context, householdId, 'registry.consentWithdrawn', {
    consentId,
    purpose,
    recipientId,
  });
  return done;
}
