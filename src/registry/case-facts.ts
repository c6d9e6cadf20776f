import { z } from 'zod';
import { type Context, todayOf } from '#platform/context.ts';
import { yearsBefore } from './calendar-day.rules.ts';
import {
  type CaseEnrolmentRow,
  type CaseHouseholdRow,
  type CasePersonRow,
  findCaseRows,
} from './case-facts.store.ts';
import { Birth, CaseKnowledge, Whereabouts } from './household.ts';
import { findHouseholdSeal, type HouseholdSeal } from './household-seal.ts';

/** What the pathways may know of a household: nothing that names anybody. */
export interface CaseFacts {
  householdId: string;
  childAlone: boolean;
  country: Whereabouts['country'];
  /** Each person, in their order. */
  people: readonly PersonCaseFacts[];
}

export interface PersonCaseFacts extends CaseKnowledge {
  personId: string;
  /** The first of the household. */
  first: boolean;
  /** 18 or older on that day; null when the age is not known. */
  adult: boolean | null;
  inProgramme: 'yes' | 'no' | 'unknown';
  enrolments: readonly Omit<CaseEnrolmentRow, 'personId'>[];
  needs: readonly string[];
}

const Needs = z.array(z.string());

/** The case of each person; null if there is no such household, it is erased, or not the actor's to see. */
export async function caseFactsOf(
  context: Context,
  householdId: string,
): Promise<CaseFacts | null> {
  const [seal, { household, people, enrolments }] = await Promise.all([
    findHouseholdSeal(context, householdId),
    findCaseRows(context.tx, householdId),
  ]);
  if (!seal || !household) return null;
  const enrolmentsOf = Map.groupBy(enrolments, ({ personId }) => personId);
  return {
    householdId,
    childAlone: household.childAlone,
    country: countryOf(household, householdId, seal),
    people: people.map((row) =>
      openPerson(row, enrolmentsOf.get(row.personId) ?? [], seal, todayOf(context.now)),
    ),
  };
}

function countryOf(row: CaseHouseholdRow, householdId: string, seal: HouseholdSeal) {
  const { whereabouts } = row;
  const kept = whereabouts ? seal.open('households.whereabouts', householdId, whereabouts) : {};
  return Whereabouts.parse(kept).country;
}

function openPerson(
  row: CasePersonRow,
  enrolments: readonly CaseEnrolmentRow[],
  seal: HouseholdSeal,
  today: string,
): PersonCaseFacts {
  const { personId } = row;
  const birth = Birth.parse(seal.open('people.birth', personId, row.birth));
  return {
    ...CaseKnowledge.parse(row.case ? seal.open('people.case', personId, row.case) : {}),
    personId,
    first: row.position === 0,
    adult: birth.date === null ? null : birth.date <= yearsBefore(today, 18),
    inProgramme: row.inProgramme,
    enrolments,
    needs: Needs.parse(row.needs ? seal.open('people.needs', personId, row.needs) : []),
  };
}
