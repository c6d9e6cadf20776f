import type { Instance, Unit } from '#appointments/instance.rules.ts';
import { readInstance } from '#appointments/instance.rules.ts';
import { unpackTexts } from '#appointments/packed-texts.ts';
import type { Slot } from '#appointments/party.rules.ts';
import { readPreviousSlots } from '#appointments/previous-plan.rules.ts';
import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

// What the checks look at: the tables as they are after the replay, read without any use case.

/** A plan that was applied: what it was made from, and what it gave that was not there before. */
export interface AppliedPlan {
  madeAt: Date;
  instance: Instance;
  previous: readonly Slot[];
  given: readonly GivenSlot[];
}

/** A day that a plan gave. */
export interface GivenSlot {
  ticket: string;
  port: string;
  day: string;
  size: number;
}

/** A place as it stands at the end. */
export interface FinalTicket {
  ticket: string;
  householdId: string;
  class: string;
  undated: boolean;
  enrolledOn: string;
  size: number;
  ports: string[];
  state: string;
  joinedAt: Date;
  drawnAt: Date | null;
  phase: string | null;
}

/** Every place of the programme. */
export function finalTickets(tx: Tx, programmeId: string): Promise<FinalTicket[]> {
  return tx.rows(sql`
    select t.ticket_number as ticket, t.household_id as "householdId", t.class, t.undated,
      t.enrolled_on as "enrolledOn", t.size, t.ports, t.state, t.joined_at as "joinedAt",
      b.drawn_at as "drawnAt", s.phase
    from queue.tickets t
    join queue.batches b using (programme_id, batch_id)
    left join queue.standings s using (household_id, programme_id)
    where t.programme_id = ${programmeId} order by t.ticket_number collate "C"`);
}

/** Ids of the plans that were applied, first to last. */
export async function appliedPlanIds(tx: Tx, programmeId: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select plan_id as id from appointments.plans
    where programme_id = ${programmeId} and state = 'applied' order by applied_number`);
  return rows.map(({ id }) => id);
}

/** One of them, whole. */
export async function appliedPlan(
  tx: Tx,
  programmeId: string,
  planId: string,
): Promise<AppliedPlan> {
  const [row, given] = await Promise.all([
    tx.first<{ madeAt: Date; madeFrom: Buffer }>(sql`
      select made_at as "madeAt", made_from as "madeFrom" from appointments.plans
      where programme_id = ${programmeId} and plan_id = ${planId}`),
    tx.rows<GivenSlot>(sql`
      select ticket_number as ticket, port, day, size from appointments.slots
      where programme_id = ${programmeId} and plan_id = ${planId}
      order by ticket_number collate "C"`),
  ]);
  if (!row) throw new Error('a plan is gone');
  const { instance, previous } = unpackTexts(row.madeFrom);
  return {
    madeAt: row.madeAt,
    instance: readInstance(JSON.parse(instance)),
    previous: readPreviousSlots(JSON.parse(previous)),
    given,
  };
}

/** The ticket number of a planned unit: what stands after the last bar of its id. */
export function ticketOfUnit({ id }: Pick<Unit, 'id'>): string {
  return id.slice(id.lastIndexOf('|') + 1);
}
