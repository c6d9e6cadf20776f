import type { Tx } from '#platform/database.ts';
import { isTrue } from '#platform/is-true.ts';
import { sql } from '#platform/sql.ts';

/** Only Puente itself reads what is here: the statements need an actor of the system. */

/** True when these words open this number. */
export function doWordsOpen(tx: Tx, listId: string, number: number, mac: Buffer): Promise<boolean> {
  return isTrue(
    tx,
    sql`select words_mac = ${mac} from waiting_lists.secrets
      where list_id = ${listId} and number = ${number}`,
  );
}

/** True when this is the word that only the holder knows. */
export function isTheOwnWord(
  tx: Tx,
  listId: string,
  number: number,
  mac: Buffer,
): Promise<boolean> {
  return isTrue(
    tx,
    sql`select own_word_mac = ${mac} from waiting_lists.secrets
      where list_id = ${listId} and number = ${number}`,
  );
}

/** Keeps another own word, or none. */
export async function keepOwnWord(
  tx: Tx,
  listId: string,
  number: number,
  mac: Buffer | null,
): Promise<void> {
  await tx.run(sql`
    update waiting_lists.secrets set own_word_mac = ${mac}
    where list_id = ${listId} and number = ${number}`);
  await tx.run(sql`
    update waiting_lists.numbers set has_own_word = ${mac !== null}
    where list_id = ${listId} and number = ${number}`);
}

/** Keeps a visit by the keyed hash of its token. */
export async function keepVisit(
  tx: Tx,
  visit: { hash: Buffer; listId: string; number: number },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into waiting_lists.visits (token_hash, list_id, number, opened_at, seen_at)
    values (${visit.hash}, ${visit.listId}, ${visit.number}, ${now}, ${now})`);
}

/** The number of a visit that was opened and seen after these times, or null; it was seen now. */
export function findVisit(
  tx: Tx,
  hash: Buffer,
  after: { opened: Date; seen: Date },
  now: Date,
): Promise<{ listId: string; number: number; reports: number } | null> {
  return tx.first(sql`
    update waiting_lists.visits set seen_at = ${now}
    where token_hash = ${hash} and opened_at > ${after.opened} and seen_at > ${after.seen}
    returning list_id as "listId", number, reports`);
}

/** Counts one more report told in a visit. */
export async function countReport(tx: Tx, hash: Buffer): Promise<void> {
  await tx.run(
    sql`update waiting_lists.visits set reports = reports + 1 where token_hash = ${hash}`,
  );
}

/** Ends a visit. */
export async function dropVisit(tx: Tx, hash: Buffer): Promise<void> {
  await tx.run(sql`delete from waiting_lists.visits where token_hash = ${hash}`);
}

/** Forgets the visits opened or seen last before these times: when somebody looked is nobody's to find. */
export async function dropOldVisits(tx: Tx, before: { opened: Date; seen: Date }): Promise<void> {
  await tx.run(sql`
    delete from waiting_lists.visits
    where opened_at <= ${before.opened} or seen_at <= ${before.seen}`);
}
