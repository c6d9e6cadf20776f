import { type Context, todayOf } from '#platform/context.ts';
import { newCode } from '#platform/crypto/codes.ts';
import { newSecretWords } from '#platform/crypto/secret-words.ts';
import { Problem } from '#platform/problem.ts';
import { answerTo, claim, keepAnswerTo } from '#platform/submissions.ts';
import { announce } from './announce.ts';
import { Receipt } from './contract.ts';
import { draftHash } from './draft-seal.ts';
import { deleteDraft } from './drafts.store.ts';
import { folioLength } from './folio.rules.ts';
import { claimFolio, findPublicIntake, keepHouseholds } from './household.store.ts';
import type { HouseholdInput } from './household.ts';
import { findOrganisationKey, getOrganisationKey, type OrganisationKey } from './keys.store.ts';
import { normalHousehold } from './normal-household.rules.ts';
import { newHousehold } from './sealed-rows.ts';
import { wordsMac } from './words.ts';

/**
 * Registers a household and gives its receipt. The same submission key again, after a second press or a
 * crash, gives the first receipt again. Throws `registry.notOpenYet` before a coalition takes requests,
 * and `platform.checkTheFields` with each field that must be mended.
 */
export async function registerHousehold(context: Context, form: HouseholdInput): Promise<Receipt> {
  const { tx, keyring, now, actor } = context;
  const input = checked(context, form);
  const [earlier, intake, folio] = await Promise.all([
    claimOrFind(context, input.submissionKey),
    findPublicIntake(tx),
    claimFolio(tx, () => newCode(folioLength)),
  ]);
  if (earlier) return earlier;
  const keeper = actor.kind === 'staff' ? actor.organisationId : intake;
  if (!keeper) throw new Problem('unavailable', 'registry.notOpenYet');
  const householdId = actor.kind === 'family' ? actor.householdId : context.newId();
  const organisationKeys = await keysFor(context, keeper, input.consents);
  const words = newSecretWords(input.screenLanguage);
  const household = newHousehold(context, {
    householdId,
    folio,
    input: { ...input, consents: withoutKeeper(input.consents, keeper) },
    organisationKeys,
    words: {
      id: context.newId(),
      mac: wordsMac(keyring, folio, words.join(' ')),
      knownToHelper: input.byProxy || actor.kind === 'staff',
    },
  });
  const receipt = { householdId, folio, words, registeredAt: now };
  await Promise.all([
    keepHouseholds(tx, [household]),
    announce(context, householdId, 'registry.householdRegistered', {
      way: input.way,
      size: input.people.length,
      byProxy: input.byProxy,
      childAlone: input.childAlone,
    }),
    keepAnswerTo(context, input.submissionKey, receipt),
    ...(input.draft ? [deleteDraft(tx, draftHash(keyring, input.draft))] : []),
  ]);
  return receipt;
}

/** The form as it is kept. Only Puente itself may say that a paper was seen, or that a file was read. */
function checked({ actor, now }: Context, form: HouseholdInput): HouseholdInput {
  const { household, problems } = normalHousehold(form, todayOf(now));
  if (problems.length > 0) {
    throw new Problem('invalid', 'platform.checkTheFields', { count: problems.length }, problems);
  }
  if (actor.kind === 'system') return household;
  const way = actor.kind === 'family' ? 'web' : form.way === 'import' ? 'desk' : form.way;
  const people = household.people.map((person) => ({
    ...person,
    enrolment: person.enrolment && { ...person.enrolment, basis: 'declared' as const },
  }));
  return { ...household, way, people };
}

/** The keys that open the new household: the keeper's, and those of the recipients it allowed. */
async function keysFor(
  context: Context,
  keeper: string,
  consents: HouseholdInput['consents'],
): Promise<[OrganisationKey, ...OrganisationKey[]]> {
  const keys: [OrganisationKey, ...OrganisationKey[]] = [await getOrganisationKey(context, keeper)];
  const recipients = new Set(consents.map(({ recipientId }) => recipientId));
  for (const recipient of recipients) {
    if (recipient === null || recipient === keeper) continue;
    const key = await findOrganisationKey(context, recipient);
    if (!key) throw new Problem('invalid', 'registry.noSuchRecipient');
    keys.push(key);
  }
  return keys;
}

/** A consent to the keeper itself has no recipient. */
function withoutKeeper(
  consents: HouseholdInput['consents'],
  keeper: string,
): HouseholdInput['consents'] {
  return consents.map(({ purpose, recipientId }) => ({
    purpose,
    recipientId: recipientId === keeper ? null : recipientId,
  }));
}

async function claimOrFind(context: Context, submissionKey: string): Promise<Receipt | null> {
  if (await claim(context, submissionKey)) return null;
  const receipt = await answerTo(context, submissionKey, Receipt);
  if (!receipt) throw new Problem('conflict', 'registry.alreadySending');
  return receipt;
}
