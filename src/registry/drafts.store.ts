import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** A draft as kept: bytes that only the visitor's cookie opens. */
export interface KeptDraft {
  sealed: Buffer;
  touchedAt: Date;
  hasWords: boolean;
}

/** The draft of a cookie; one that is open is noted as touched, at most once a minute. */
export function findDraft(
  tx: Tx,
  hash: Buffer,
  times: { now: Date; openSince: Date },
): Promise<KeptDraft | null> {
  return tx.first<KeptDraft>(sql`
    with touched as (
      update registry.drafts set touched_at = ${times.now}
      where draft_hash = ${hash} and touched_at > ${times.openSince}
        and touched_at < ${new Date(times.now.getTime() - 60_000)})
    select sealed, touched_at as "touchedAt", words_hash is not null as "hasWords"
    from registry.drafts where draft_hash = ${hash}`);
}

/** Keeps the answers of a draft that is open, or of a new one; false if it has closed. */
export async function putDraft(
  tx: Tx,
  draft: { hash: Buffer; sealed: Buffer },
  times: { now: Date; openSince: Date },
): Promise<boolean> {
  const kept = await tx.run(sql`
    insert into registry.drafts as d (draft_hash, sealed, touched_at)
    values (${draft.hash}, ${draft.sealed}, ${times.now})
    on conflict (draft_hash) do update set sealed = excluded.sealed, touched_at = excluded.touched_at
    where d.touched_at > ${times.openSince}`);
  return kept === 1;
}

/** Gives an open draft words; false if it has closed or is gone. */
export async function putDraftWords(
  tx: Tx,
  hash: Buffer,
  words: { hash: Buffer; sealed: Buffer },
  openSince: Date,
): Promise<boolean> {
  const kept = await tx.run(sql`
    update registry.drafts set words_hash = ${words.hash}, sealed_for_words = ${words.sealed}
    where draft_hash = ${hash} and touched_at > ${openSince}`);
  return kept === 1;
}

/** The draft that these words reopen. */
export function findDraftByWords(
  tx: Tx,
  wordsHash: Buffer,
): Promise<{ hash: Buffer; sealed: Buffer; forWords: Buffer } | null> {
  return tx.first(sql`
    select draft_hash as hash, sealed, sealed_for_words as "forWords"
    from registry.drafts where words_hash = ${wordsHash} for update`);
}

/** Moves a draft to a new cookie; the old one finds nothing more. */
export async function moveDraft(
  tx: Tx,
  from: Buffer,
  to: { hash: Buffer; sealed: Buffer; forWords: Buffer },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update registry.drafts set draft_hash = ${to.hash}, sealed = ${to.sealed},
      sealed_for_words = ${to.forWords}, touched_at = ${now}
    where draft_hash = ${from}`);
}

/** Deletes the draft of a cookie; nothing happens if there is none. */
export async function deleteDraft(tx: Tx, hash: Buffer): Promise<void> {
  await tx.run(sql`delete from registry.drafts where draft_hash = ${hash}`);
}

/** Deletes what lies too long, and what has closed and has no words to reopen it. */
export async function deleteOldDrafts(tx: Tx, before: Date, closedSince: Date): Promise<void> {
  await tx.run(sql`
    delete from registry.drafts
    where touched_at < ${before} or (touched_at <= ${closedSince} and words_hash is null)`);
}
