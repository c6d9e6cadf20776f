import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import { announceCorrected } from './change-answers.ts';
import { openOwnHousehold } from './desk-household.ts';
import { removeLeavers } from './leave.store.ts';
import { holdHousehold, markTakenOut } from './people.store.ts';
import { endVisitsOf } from './visits.store.ts';

/** A person of a household, and whether anything but the adding stands behind them. */
interface PersonHere {
  /** How many people the household has. */
  size: number;
  /** When a desk added them; null for who was registered with the household. */
  addedAt: Date | null;
  /** A paper of theirs was seen, or they were given words of their own. */
  isProven: boolean;
}

interface Which {
  householdId: string;
  personId: string;
}

/**
 * A person of a household that the asker's organisation keeps. Throws `registry.noSuchPerson` for who is not
 * there, or not any more, and `registry.nobodyStays` for the only one.
 */
export async function personHere(
  context: Context,
  { householdId, personId }: Which,
): Promise<PersonHere> {
  const { record } = await openOwnHousehold(context, householdId);
  const here = record.people.filter(({ leftAt }) => leftAt === null);
  const person = here.find((one) => one.personId === personId);
  if (!person) throw new Problem('missing', 'registry.noSuchPerson');
  if (here.length === 1) throw new Problem('conflict', 'registry.nobodyStays');
  const isTheirs = (one: { personId: string | null }) => one.personId === personId;
  return {
    size: record.size,
    addedAt: person.addedAt === null ? null : new Date(person.addedAt),
    isProven:
      record.enrolments.some((one) => isTheirs(one) && one.basis !== 'declared') ||
      record.words.some(isTheirs),
  };
}

/**
 * Takes somebody out of a household, for whoever decided it, `deciders`: one or two ids of staff. What is held
 * of them stays sealed where it is, and they count no more.
 */
export async function takeOut(
  context: Context,
  { reason, ...which }: Which & { reason: string },
  deciders: readonly string[],
): Promise<void> {
  const { tx, now } = context;
  const { householdId, personId } = which;
  await holdHousehold(tx, householdId);
  await personHere(context, which);
  if (!(await markTakenOut(tx, which, reason, now))) {
    throw new Problem('missing', 'registry.noSuchPerson');
  }
  await removeLeavers(tx, householdId, [personId], now);
  await endVisitsOf(tx, householdId, personId);
  await announce(context, householdId, 'registry.personTakenOut', {
    personId,
    reason,
    deciders: [...deciders],
  });
  await announceCorrected(context, householdId, 'people');
}
