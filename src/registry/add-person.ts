import { type Context, todayOf } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announceCorrected } from './change-answers.ts';
import { openOwnHousehold } from './desk-household.ts';
import { keepEnrolments, keepLookups, keepPeople } from './household.store.ts';
import type { PersonInput } from './household.ts';
import { lookupsOfPerson } from './lookups.ts';
import { normalPerson, personProblems } from './normal-household.rules.ts';
import { growHousehold } from './people.store.ts';
import { enrolmentRows, personRow } from './sealed-rows.ts';

/** The most people of one household. */
const mostPeople = 40;

/** Adds somebody to a household that the asker's organisation keeps. */
export async function addPerson(
  context: Context,
  { householdId, person: told }: { householdId: string; person: PersonInput },
): Promise<{ personId: string }> {
  const { record, seal } = await openOwnHousehold(context, householdId);
  if (record.size >= mostPeople) throw new Problem('conflict', 'registry.householdFull');
  requireSound(told, todayOf(context.now));
  const normal = normalPerson(told);
  const person = {
    ...normal,
    enrolment: normal.enrolment && { ...normal.enrolment, basis: 'declared' as const },
  };
  const personId = context.newId();
  const position = Math.max(-1, ...record.people.map((one) => one.position)) + 1;
  const row = personRow(seal, { householdId, personId, position }, person);
  const lookups = lookupsOfPerson(context.keyring, personId, person);
  await Promise.all([
    keepPeople(context.tx, [row], context.now),
    keepEnrolments(context.tx, enrolmentRows(context, [row], [person])),
    keepLookups(
      context.tx,
      lookups.map((lookup) => ({ householdId, ...lookup })),
    ),
    growHousehold(context.tx, householdId),
    announceCorrected(context, householdId, 'people'),
  ]);
  return { personId };
}

/** Throws with each field that cannot be. */
export function requireSound(
  person: Pick<PersonInput, 'birth' | 'enrolment'>,
  today: string,
): void {
  const problems = personProblems(person, 'person', today);
  if (problems.length === 0) return;
  throw new Problem('invalid', 'platform.checkTheFields', { count: problems.length }, problems);
}
