import type { Tx } from '#platform/database.ts';
import { isTrue } from '#platform/is-true.ts';
import { sql } from '#platform/sql.ts';
import type { NewPasskey } from './passkeys.ts';

/** A passkey and whose it is. */
export interface Passkey {
  passkeyId: string;
  staffId: string;
  organisationId: string;
  publicKey: Buffer;
  counter: number;
}

/** A passkey as its owner sees it. */
export interface OwnPasskey {
  passkeyId: string;
  label: string;
  addedAt: Date;
  usedAt: Date | null;
}

/** Keeps what an authenticator is asked to sign; those whose time is over go. */
export async function keepChallenge(
  tx: Tx,
  hash: Buffer,
  purpose: string,
  subject: string,
  ends: Date,
  now: Date,
): Promise<void> {
  await tx.run(
    sql`select coordination.keep_challenge(${hash}, ${purpose}, ${subject}, ${ends}, ${now})`,
  );
}

/** True once: for the purpose and subject it was made for, before its end. */
export function takeChallenge(
  tx: Tx,
  hash: Buffer,
  purpose: string,
  subject: string,
  now: Date,
): Promise<boolean> {
  return isTrue(
    tx,
    sql`
    select coordination.take_challenge(${hash}, ${purpose}, ${subject}, ${now}) as taken`,
  );
}

/** The passkey of somebody who works here now, or null. */
export function findPasskey(tx: Tx, credentialId: Buffer): Promise<Passkey | null> {
  return tx.first<Passkey>(sql`
    select passkey_id as "passkeyId", staff_id as "staffId", organisation_id as "organisationId",
      public_key as "publicKey", counter
    from coordination.passkey_of(${credentialId})`);
}

/** Notes the counter of a use; false if another use came between. */
export function notePasskeyUse(
  tx: Tx,
  passkey: Passkey,
  counter: number,
  now: Date,
): Promise<boolean> {
  return isTrue(
    tx,
    sql`
    select coordination.note_passkey_use(
      ${passkey.passkeyId}, ${passkey.counter}, ${counter}, ${now}) as used`,
  );
}

/** One's own passkeys, the oldest first. */
export function ownPasskeys(tx: Tx, staffId: string): Promise<OwnPasskey[]> {
  return tx.rows<OwnPasskey>(sql`
    select passkey_id as "passkeyId", label, added_at as "addedAt", used_at as "usedAt"
    from coordination.passkeys where staff_id = ${staffId} order by added_at, passkey_id`);
}

/** Keeps a passkey of whoever acts. */
export async function keepPasskey(
  tx: Tx,
  own: { passkeyId: string; staffId: string; label: string },
  passkey: NewPasskey,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into coordination.passkeys
      (passkey_id, staff_id, credential_id, public_key, counter, transports, label, added_at)
    values (${own.passkeyId}, ${own.staffId}, ${passkey.credentialId}, ${passkey.publicKey},
      ${passkey.counter}, ${passkey.transports}::text[], ${own.label}, ${now})`);
}

/** Forgets one's own passkey; how many there were with that id. */
export function dropPasskey(tx: Tx, staffId: string, passkeyId: string): Promise<number> {
  return tx.run(sql`
    delete from coordination.passkeys
    where passkey_id = ${passkeyId} and staff_id = ${staffId}`);
}
