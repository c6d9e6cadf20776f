import type { z } from 'zod';
import { staffOf } from '#platform/asker.ts';
import { type Context, todayOf } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { requireSound } from './add-person.ts';
import { announce } from './announce.ts';
import { announceCorrected } from './change-answers.ts';
import { openOwnHousehold } from './desk-household.ts';
import type { correctPerson as contract } from './desk-people.contract.ts';
import { type Done, done } from './done.ts';
import { keepLookups } from './household.store.ts';
import { lookupsOfPerson } from './lookups.ts';
import { normalPerson } from './normal-household.rules.ts';
import { openPerson } from './opened-household.ts';
import { decideCorrection, dropLookupsOf, updatePerson } from './people.store.ts';
import { personRow } from './sealed-rows.ts';

/** Puts right what is held about somebody; what is left out stays as it is. */
export async function correctPerson(
  context: Context,
  { householdId, personId, correctionId, ...changes }: z.output<typeof contract.input>,
): Promise<Done> {
  const { tx, keyring } = context;
  const { record, seal } = await openOwnHousehold(context, householdId);
  const before = record.people.find((one) => one.personId === personId);
  if (!before) throw new Problem('missing', 'registry.noSuchPerson');
  const { nationality, language, inProgramme, position } = before;
  const person = normalPerson({
    ...openPerson(seal, before),
    nationality,
    language,
    inProgramme,
    enrolment: null,
    ...changes,
  });
  requireSound(person, todayOf(context.now));
  const lookups = lookupsOfPerson(keyring, personId, person);
  await Promise.all([
    updatePerson(tx, personRow(seal, { householdId, personId, position }, person)),
    dropLookupsOf(tx, householdId, personId),
    keepLookups(
      tx,
      lookups.map((lookup) => ({ householdId, ...lookup })),
    ),
  ]);
  if (correctionId) await decide(context, householdId, correctionId, 'made');
  await announceCorrected(context, householdId, Object.keys(changes).sort().join(' '));
  return done;
}

/** Says that a requested correction was not made. */
export async function declineCorrection(
  context: Context,
  { householdId, correctionId }: { householdId: string; correctionId: string },
): Promise<Done> {
  await openOwnHousehold(context, householdId);
  await decide(context, householdId, correctionId, 'not_made');
  await announce(context, householdId, 'registry.correctionDeclined', { correctionId });
  return done;
}

async function decide(
  context: Context,
  householdId: string,
  correctionId: string,
  outcome: 'made' | 'not_made',
): Promise<void> {
  const decision = { outcome, by: staffOf(context).staffId, at: context.now };
  if (!(await decideCorrection(context.tx, householdId, correctionId, decision))) {
    throw new Problem('missing', 'registry.noSuchCorrection');
  }
}
