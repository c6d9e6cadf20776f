import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { endSignature } from './signatures.store.ts';
import { signingLawyer } from './signing-lawyer.ts';

/** A lawyer takes back their own signature. Throws `pathways.noSuchSignature` for anybody else's. */
export async function withdrawSignature(
  context: Context,
  { signatureId }: { signatureId: string },
): Promise<Record<string, never>> {
  const { staffId, organisationId } = signingLawyer(context.actor);
  const version = await endSignature(context.tx, signatureId, staffId, context.now);
  if (!version) throw new Problem('missing', 'pathways.noSuchSignature');
  await context.announce({
    name: 'pathways.signatureWithdrawn',
    subject: { kind: 'organisation', id: organisationId },
    payload: { version, signatureId },
  });
  return {};
}
