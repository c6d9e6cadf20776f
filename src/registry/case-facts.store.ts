import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

export interface CaseHouseholdRow {
  childAlone: boolean;
  whereabouts: Buffer | null;
}

export interface CasePersonRow {
  personId: string;
  position: number;
  inProgramme: 'yes' | 'no' | 'unknown';
  birth: Buffer;
  case: Buffer | null;
  needs: Buffer | null;
}

export interface CaseEnrolmentRow {
  personId: string;
  enrolledOn: string | null;
  precision: 'day' | 'month' | 'year' | 'unknown';
}

/** What the pathways read of one household, as it is kept. The household is null if it is not the actor's to see. */
export async function findCaseRows(tx: Tx, householdId: string) {
  const [household, people, enrolments] = await Promise.all([
    tx.first<CaseHouseholdRow>(sql`
      select child_alone as "childAlone", whereabouts_sealed as whereabouts
      from registry.households where household_id = ${householdId} and state <> 'erased'`),
    tx.rows<CasePersonRow>(sql`
      select person_id as "personId", position, in_programme as "inProgramme",
        birth_sealed as birth, case_sealed as case, needs_sealed as needs
      from registry.people where household_id = ${householdId} and left_at is null
      order by position, person_id`),
    tx.rows<CaseEnrolmentRow>(sql`
      select person_id as "personId", enrolled_on as "enrolledOn", precision
      from registry.enrolments where household_id = ${householdId}
      order by enrolled_on nulls last`),
  ]);
  return { household, people, enrolments };
}
