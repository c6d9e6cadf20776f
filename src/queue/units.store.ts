import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { StandingDate } from './standing-date.rules.ts';

/** A live place as planning sees it: by ticket number, never by household. */
export interface PlanningUnit {
  ticketNumber: string;
  /** The seed of its batch; null before the draw. */
  seed: string | null;
  size: number;
  class: string;
  undated: boolean;
  enrolledOn: string;
  basis: StandingDate['basis'];
  ports: string[];
  readyFrom: string | null;
  heldReason: string | null;
}

const columns = sql`ticket_number as "ticketNumber", seed, size, class, undated,
  enrolled_on as "enrolledOn", basis, ports, ready_from as "readyFrom", held_reason as "heldReason"`;

/** Every live place of a programme that the actor stewards; none for anybody else. */
export function planningUnits(tx: Tx, programmeId: string): Promise<PlanningUnit[]> {
  return tx.rows(sql`select ${columns} from queue.planning_units(${programmeId})`);
}

/** Those of them that have one of these ticket numbers. */
export function planningUnitsOf(
  tx: Tx,
  programmeId: string,
  ticketNumbers: readonly string[],
): Promise<PlanningUnit[]> {
  return tx.rows(sql`
    select ${columns} from queue.planning_units(${programmeId})
    where ticket_number = any (${ticketNumbers}::text[])`);
}

/** A household behind a ticket number, held until the end of the transaction. */
export interface ClaimedUnit {
  ticketNumber: string;
  householdId: string;
  organisationId: string;
  size: number;
}

/** The households behind ticket numbers, for those who steward the programme. */
export function claimUnits(
  tx: Tx,
  programmeId: string,
  ticketNumbers: readonly string[],
): Promise<ClaimedUnit[]> {
  return tx.rows(sql`
    select ticket_number as "ticketNumber", household_id as "householdId",
      organisation_id as "organisationId", size
    from queue.claim_units(${programmeId}, ${ticketNumbers}::text[])`);
}

/** The households with a live place, whom a fact about the programme concerns. */
export async function placesOfProgramme(tx: Tx, programmeId: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    sql`select id from queue.places_of(${programmeId}) as id`,
  );
  return rows.map(({ id }) => id);
}
