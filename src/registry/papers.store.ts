import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** A paper that was seen, its reference sealed, with the day of return that it shows. */
export interface SeenPaper {
  householdId: string;
  personId: string;
  enrolmentId: string;
  enrolledOn: string;
  precision: string;
  port: string | null;
  document: Buffer;
  decidedBy: string;
}

/** Records the paper of an enrolment, declared before or not; a confirmed one falls back to seen. */
export async function keepPaper(tx: Tx, paper: SeenPaper): Promise<void> {
  await tx.run(sql`
    insert into registry.enrolments (household_id, person_id, enrolment_id, enrolled_on, precision,
      basis, port, document_sealed, decided_by)
    values (${paper.householdId}, ${paper.personId}, ${paper.enrolmentId}, ${paper.enrolledOn},
      ${paper.precision}, 'paper_seen', ${paper.port}, ${paper.document}, ${paper.decidedBy})
    on conflict (household_id, person_id, enrolment_id) do update set
      enrolled_on = excluded.enrolled_on, precision = excluded.precision, basis = 'paper_seen',
      port = excluded.port, document_sealed = excluded.document_sealed,
      decided_by = excluded.decided_by, confirmed_by = null, confirmed_at = null`);
}

/** Which paper is confirmed, and the day that it showed to who confirms it. */
export interface PaperToConfirm {
  householdId: string;
  personId: string;
  enrolmentId: string;
  enrolledOn: string;
}

/** Confirms a paper that a colleague saw who is still there; false if nothing waits for this person's look. */
export async function confirm(
  tx: Tx,
  enrolment: PaperToConfirm,
  staffId: string,
  now: Date,
): Promise<boolean> {
  const confirmed = await tx.run(sql`
    update registry.enrolments set basis = 'confirmed', confirmed_by = ${staffId}, confirmed_at = ${now}
    where household_id = ${enrolment.householdId} and person_id = ${enrolment.personId}
      and enrolment_id = ${enrolment.enrolmentId} and basis = 'paper_seen'
      and enrolled_on = ${enrolment.enrolledOn} and decided_by <> ${staffId}
      and registry.still_works(decided_by)`);
  return confirmed === 1;
}
