import { type Context, todayOf } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { allRows } from './all-rules.law.ts';
import { keepSignature } from './signatures.store.ts';
import { signingLawyer } from './signing-lawyer.ts';

/**
 * A lawyer signs the version of a row that they read. Throws `pathways.noSuchRule`,
 * `pathways.ruleChanged` when the row has changed since, `pathways.alreadySigned`.
 */
export async function signVersion(
  context: Context,
  { ruleId, version, note }: { ruleId: string; version: string; note: string },
): Promise<{ signatureId: string }> {
  const { staffId, organisationId } = signingLawyer(context.actor);
  const row = allRows.find(({ id }) => id === ruleId);
  if (!row) throw new Problem('missing', 'pathways.noSuchRule');
  if (row.version !== version) throw new Problem('conflict', 'pathways.ruleChanged');
  const signatureId = context.newId();
  const signedOn = todayOf(context.now);
  const signature = { signatureId, ruleId, version, staffId, organisationId, signedOn, note };
  if (!(await keepSignature(context.tx, signature))) {
    throw new Problem('conflict', 'pathways.alreadySigned');
  }
  await context.announce({
    name: 'pathways.versionSigned',
    subject: { kind: 'organisation', id: organisationId },
    payload: { ruleId, version, signatureId },
  });
  return { signatureId };
}
