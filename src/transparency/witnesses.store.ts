import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** An agreement with a witness. */
export interface Witness {
  witnessId: string;
  logId: string;
  organisationId: string;
  /** The organisation's name, as people know it. */
  name: string;
  /** The key that it signs with, as `textOfKey` writes it. */
  verifierKey: string;
  /** Where the agreement is kept. */
  agreement: string;
  agreedAt: Date;
  endedAt: Date | null;
  seenAt: Date | null;
  /** Since when it is known to be silent. */
  silentSince: Date | null;
}

const columns = sql`w.witness_id as "witnessId", w.log_id as "logId",
  w.organisation_id as "organisationId", w.name, w.verifier_key as "verifierKey", w.agreement,
  w.agreed_at as "agreedAt", w.ended_at as "endedAt", w.seen_at as "seenAt",
  w.silent_since as "silentSince"`;

/** Keeps an agreement; the database refuses a second for the same key. */
export async function keepWitness(
  tx: Tx,
  witness: Pick<
    Witness,
    'witnessId' | 'logId' | 'organisationId' | 'name' | 'verifierKey' | 'agreement'
  >,
  agreed: { tokenHash: Buffer; staffId: string; at: Date },
): Promise<void> {
  await tx.run(sql`
    insert into transparency.witnesses
      (witness_id, log_id, organisation_id, name, verifier_key, agreement, token_hash, agreed_at,
        agreed_by)
    values (${witness.witnessId}, ${witness.logId}, ${witness.organisationId}, ${witness.name},
      ${witness.verifierKey}, ${witness.agreement}, ${agreed.tokenHash}, ${agreed.at},
      ${agreed.staffId})`);
}

/** The witnesses of a log that the actor may see, each with the largest size that it signed. */
export function listWitnessesOf(
  tx: Tx,
  logId: string,
): Promise<(Witness & { cosignedSize: number | null })[]> {
  return tx.rows(sql`
    select ${columns}, (
      select max(s.size) from transparency.cosignatures s
      where s.log_id = w.log_id and s.witness_id = w.witness_id) as "cosignedSize"
    from transparency.witnesses w where w.log_id = ${logId} order by w.agreed_at, w.witness_id`);
}

/** Ends an agreement of the actor's organisation. Gives its log; null when it is none or has ended. */
export async function closeWitness(tx: Tx, witnessId: string, now: Date): Promise<string | null> {
  const row = await tx.first<{ logId: string }>(sql`
    update transparency.witnesses set ended_at = ${now}
    where witness_id = ${witnessId} and ended_at is null returning log_id as "logId"`);
  return row?.logId ?? null;
}

/** The witness to whom a token was given, whose agreement stands. */
export function findWitness(tx: Tx, logId: string, tokenHash: Buffer): Promise<Witness | null> {
  return tx.first(sql`
    select ${columns} from transparency.witnesses w
    where w.token_hash = ${tokenHash} and w.log_id = ${logId} and w.ended_at is null`);
}

/** Keeps that a witness was heard. */
export async function markSeen(tx: Tx, witnessId: string, now: Date): Promise<void> {
  await tx.run(sql`
    update transparency.witnesses set seen_at = ${now}, silent_since = null
    where witness_id = ${witnessId}`);
}

/** The witnesses that were last heard at this moment or before and are not known to be silent. */
export function listUnheard(tx: Tx, since: Date): Promise<Witness[]> {
  return tx.rows(sql`
    select ${columns} from transparency.witnesses w
    where w.ended_at is null and w.silent_since is null
      and coalesce(w.seen_at, w.agreed_at) <= ${since} order by w.witness_id`);
}

/** Keeps that a witness is silent. */
export async function markSilent(tx: Tx, witnessId: string, now: Date): Promise<void> {
  await tx.run(sql`
    update transparency.witnesses set silent_since = ${now} where witness_id = ${witnessId}`);
}

/** The keys of all who ever witnessed a log. */
export async function witnessKeys(tx: Tx, logId: string): Promise<string[]> {
  const rows = await tx.rows<{ key: string }>(
    sql`select key from transparency.witness_keys(${logId}) as key`,
  );
  return rows.map(({ key }) => key);
}

/** What a witness reported. */
export interface SplitView {
  reportId: string;
  witnessId: string;
  size: number;
  note: string;
  signedByUs: boolean;
  at: Date;
}

/** Keeps what a witness signed that is not of our tree. */
export async function keepSplitView(tx: Tx, logId: string, report: SplitView): Promise<void> {
  const { reportId, witnessId, size, note, signedByUs, at } = report;
  await tx.run(sql`
    insert into transparency.split_views
      (log_id, report_id, witness_id, size, note, signed_by_us, at)
    values (${logId}, ${reportId}, ${witnessId}, ${size}, ${note}, ${signedByUs}, ${at})`);
}

/** What was reported about a log, newest first, as far as the actor may see it. */
export function listSplitViews(tx: Tx, logId: string): Promise<SplitView[]> {
  return tx.rows(sql`
    select report_id as "reportId", witness_id as "witnessId", size, note,
      signed_by_us as "signedByUs", at
    from transparency.split_views where log_id = ${logId} order by at desc limit 100`);
}
