import type { Context } from '#platform/context.ts';
import { newCode } from '#platform/crypto/codes.ts';
import { open, seal } from '#platform/crypto/seal.ts';
import { newSecretWords } from '#platform/crypto/secret-words.ts';
import { Problem } from '#platform/problem.ts';
import { Receipt } from './contract.ts';
import {
  answerOfSubmission,
  claimFolio,
  claimSubmission,
  findPublicIntake,
  keepAnswer,
  keepHousehold,
} from './household.store.ts';
import type { HouseholdInput } from './household.ts';
import { newHouseholdSeal } from './household-seal.ts';
import { getOrganisationKey } from './keys.store.ts';
import { lookupsOf } from './lookups.ts';
import { sealedRows } from './sealed-rows.ts';
import { wordsMac } from './words.ts';

/** The length of a folio, its check character included. */
export const folioLength = 8;

/**
 * Registers a household and gives its receipt. The same submission key again, after a second press or a
 * crash, gives the first receipt again. Throws `registry.notOpenYet` before a coalition takes requests.
 */
export async function registerHousehold(context: Context, input: HouseholdInput): Promise<Receipt> {
  const earlier = await claimOrFind(context, input.submissionKey);
  if (earlier) return earlier;
  const organisationId = await receivingOrganisation(context);
  const householdId = context.actor.kind === 'family' ? context.actor.householdId : context.newId();
  const organisationKey = await getOrganisationKey(context, organisationId);
  const household = newHouseholdSeal(householdId);
  const words = newSecretWords(input.screenLanguage);
  const folio = await claimFolio(context.tx, () => newCode(folioLength));
  const rows = sealedRows(context, { householdId, organisationId, folio, input, seal: household });
  const receipt = { householdId, folio, words, registeredAt: context.now };
  await Promise.all([
    keepHousehold(context.tx, rows, {
      key: { ...organisationKey, wrapped: household.wrapFor(organisationKey) },
      lookups: lookupsOf(context.keyring, rows.people, input),
      words: {
        id: context.newId(),
        mac: wordsMac(context.keyring, folio, words.join(' ')),
        knownToHelper: input.byProxy || context.actor.kind === 'staff',
      },
    }),
    context.announce({
      name: 'registry.householdRegistered',
      subject: { kind: 'household', id: householdId },
      payload: { way: input.way, size: input.people.length, byProxy: input.byProxy },
    }),
    keepAnswer(context.tx, ...sealedAnswer(context, input.submissionKey, receipt)),
  ]);
  return receipt;
}

async function claimOrFind(context: Context, submissionKey: string): Promise<Receipt | null> {
  const hash = context.keyring.token('submissions', submissionKey);
  if (await claimSubmission(context.tx, hash, context.now)) return null;
  const answer = await answerOfSubmission(context.tx, hash);
  if (!answer) throw new Problem('conflict', 'registry.alreadySending');
  const key = context.keyring.token('submissions', 'answer', submissionKey);
  return Receipt.parse(JSON.parse(open(key, 'submissions.answer', answer).toString()));
}

/** Sealed with a key that only the form's own key yields: the table alone opens no receipt. */
function sealedAnswer(context: Context, submissionKey: string, receipt: Receipt): [Buffer, Buffer] {
  const key = context.keyring.token('submissions', 'answer', submissionKey);
  const hash = context.keyring.token('submissions', submissionKey);
  return [hash, seal(key, 'submissions.answer', JSON.stringify(receipt))];
}

async function receivingOrganisation(context: Context): Promise<string> {
  if (context.actor.kind === 'staff') return context.actor.organisationId;
  const intake = await findPublicIntake(context.tx);
  if (!intake) throw new Problem('unavailable', 'registry.notOpenYet');
  return intake;
}
