import type { Tx } from '#platform/database.ts';
import { isTrue } from '#platform/is-true.ts';
import { nothing, sql } from '#platform/sql.ts';
import type { Draw } from './contract.ts';

const columns = sql`b.batch_id as "batchId", b.number, b.opened_at as "openedAt",
  b.closed_at as "closedAt", b.ticket_numbers as "ticketNumbers", b.list_hash as "listHash",
  b.reveal_until as "revealUntil", b.seed, b.method,
  coalesce((select json_agg(json_build_object('organisationId', v.organisation_id,
      'commitment', v.commitment, 'value', v.value) order by v.commitment)
    from queue.draw_values v
    where v.programme_id = b.programme_id and v.batch_id = b.batch_id), '[]') as parts`;

/** Every batch of a programme, first to last, with what its draw stands on. */
export function listDraws(tx: Tx, programmeId: string): Promise<Draw[]> {
  return tx.rows(sql`
    select ${columns} from queue.batches b where b.programme_id = ${programmeId} order by b.number`);
}

/** One batch, or null. `lock` holds it until the end of the transaction. */
export function findDraw(
  tx: Tx,
  programmeId: string,
  batchId: string,
  lock: 'lock' | 'read' = 'read',
): Promise<Draw | null> {
  return tx.first(sql`
    select ${columns} from queue.batches b
    where b.programme_id = ${programmeId} and b.batch_id = ${batchId}
    ${lock === 'lock' ? sql`for update` : nothing}`);
}

/** The id of the batch that gathers tickets now, or null. `lock` waits for tickets under way. */
export async function findOpenBatch(
  tx: Tx,
  programmeId: string,
  lock: 'lock' | 'read' = 'read',
): Promise<string | null> {
  const row = await tx.first<{ id: string }>(sql`
    select batch_id as id from queue.batches
    where programme_id = ${programmeId} and closed_at is null
    ${lock === 'lock' ? sql`for update` : nothing}`);
  return row?.id ?? null;
}

/** Holds the open batch so that it cannot close before this transaction ends; opens one if none is. */
export async function joinOpenBatch(
  tx: Tx,
  programmeId: string,
  newId: () => string,
  now: Date,
): Promise<string> {
  for (;;) {
    const row = await tx.first<{ id: string }>(sql`
      select batch_id as id from queue.batches
      where programme_id = ${programmeId} and closed_at is null for share`);
    if (row) return row.id;
    await tx.run(sql`
      insert into queue.batches (programme_id, batch_id, number, opened_at)
      select ${programmeId}, ${newId()}, coalesce(max(number), 0) + 1, ${now}
      from queue.batches where programme_id = ${programmeId}
      on conflict do nothing`);
  }
}

/** Keeps the commitment of an organisation; the database refuses a second, and one after closing. */
export async function keepCommitment(
  tx: Tx,
  part: { programmeId: string; batchId: string; organisationId: string; commitment: string },
  staffId: string,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into queue.draw_values
      (programme_id, batch_id, organisation_id, commitment, committed_at, committed_by)
    values (${part.programmeId}, ${part.batchId}, ${part.organisationId}, ${part.commitment}, ${now},
      ${staffId})`);
}

/** Reveals the value of an organisation; false if it committed to none here. */
export async function keepValue(
  tx: Tx,
  part: { programmeId: string; batchId: string; organisationId: string; value: string },
  now: Date,
): Promise<boolean> {
  const changed = await tx.run(sql`
    update queue.draw_values set value = ${part.value}, revealed_at = ${now}
    where programme_id = ${part.programmeId} and batch_id = ${part.batchId}
      and organisation_id = ${part.organisationId}`);
  return changed === 1;
}

/** The ticket numbers of a batch, sorted by code unit; none for who does not steward the programme. */
export async function numbersOfBatch(
  tx: Tx,
  programmeId: string,
  batchId: string,
): Promise<string[]> {
  const row = await tx.first<{ numbers: string[] }>(
    sql`select queue.numbers_of_batch(${programmeId}, ${batchId}) as numbers`,
  );
  return row?.numbers ?? [];
}

/** How many organisations could take part in a draw. */
export async function countDrawers(tx: Tx): Promise<number> {
  const row = await tx.first<{ count: number }>(
    sql`select queue.organisations_that_can_draw() as count`,
  );
  return row?.count ?? 0;
}

/** Closes a batch with its list, the hash of it, and until when values may be revealed. */
export async function keepClosing(
  tx: Tx,
  batch: { programmeId: string; batchId: string; numbers: readonly string[]; listHash: string },
  revealUntil: Date,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update queue.batches set closed_at = ${now}, ticket_numbers = ${batch.numbers}::text[],
      list_hash = ${batch.listHash}, reveal_until = ${revealUntil}
    where programme_id = ${batch.programmeId} and batch_id = ${batch.batchId}`);
}

/** Keeps the seed of a batch; the first to do so does it. */
export function keepSeed(
  tx: Tx,
  programmeId: string,
  batchId: string,
  drawn: { seed: string; method: string },
  now: Date,
): Promise<boolean> {
  return isTrue(
    tx,
    sql`
    select queue.keep_seed(${programmeId}, ${batchId}, ${drawn.seed}, ${drawn.method}, ${now}) as done`,
  );
}

/** Batches whose time to reveal is over and that are not drawn. */
export function listOverdue(
  tx: Tx,
  now: Date,
): Promise<{ programmeId: string; batchId: string }[]> {
  return tx.rows(sql`
    select programme_id as "programmeId", batch_id as "batchId" from queue.batches
    where seed is null and reveal_until <= ${now}`);
}
