import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** A signature as kept. */
export interface SignatureRow {
  signatureId: string;
  ruleId: string;
  version: string;
  staffId: string;
  organisationId: string;
  /** Calendar day at UTC. */
  signedOn: string;
  note: string;
  withdrawnAt: Date | null;
}

/** The versions whose signature stands. */
export async function signedVersions(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ version: string }>(
    sql`select pathways.versions_signed() as version`,
  );
  return new Set(rows.map(({ version }) => version));
}

/** Every signature, newest first; only a lawyer sees any. */
export async function listSignatures(tx: Tx): Promise<SignatureRow[]> {
  return tx.rows<SignatureRow>(sql`
    select signature_id as "signatureId", rule_id as "ruleId", version, staff_id as "staffId",
      organisation_id as "organisationId", signed_on as "signedOn", note,
      withdrawn_at as "withdrawnAt"
    from pathways.signed_versions order by signed_on desc, signature_id`);
}

/** Keeps a signature; false if this lawyer's signature under this version already stands. */
export async function keepSignature(
  tx: Tx,
  signature: Omit<SignatureRow, 'withdrawnAt'>,
): Promise<boolean> {
  const { signatureId, ruleId, version, staffId, organisationId, signedOn, note } = signature;
  const kept = await tx.run(sql`
    insert into pathways.signed_versions
      (signature_id, rule_id, version, staff_id, organisation_id, signed_on, note)
    values (${signatureId}, ${ruleId}, ${version}, ${staffId}, ${organisationId}, ${signedOn}, ${note})
    on conflict (version, staff_id) where withdrawn_at is null do nothing`);
  return kept === 1;
}

/** Ends a lawyer's own signature; gives its version, or null if there is none that stands. */
export async function endSignature(
  tx: Tx,
  signatureId: string,
  staffId: string,
  at: Date,
): Promise<string | null> {
  const ended = await tx.first<{ version: string }>(sql`
    update pathways.signed_versions set withdrawn_at = ${at}
    where signature_id = ${signatureId} and staff_id = ${staffId} and withdrawn_at is null
    returning version`);
  return ended?.version ?? null;
}
