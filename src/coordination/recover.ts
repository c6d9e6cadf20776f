import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce, organisation } from './announce.ts';
import type * as contracts from './contract.ts';
import { newLink } from './links.ts';
import { dropRecovery, keepConfirmation, keepRecovery, type Recovered } from './recovery.store.ts';
import { inOurWords } from './refusals.ts';

/**
 * The first of two administrators says that somebody lost their way in. The second is of the same
 * organisation, or of the founding one where there is no other. Lapses after 72 hours.
 */
export async function askRecovery(
  context: Context,
  { signInName }: { signInName: string },
): Promise<{ recoveryId: string }> {
  const recoveryId = context.newId();
  const asked = await inOurWords(keepRecovery(context.tx, recoveryId, signInName, context.now));
  if (!asked) {
    const code = 'coordination.nobodyToRecover';
    throw new Problem('invalid', code, {}, [{ field: 'signInName', code }]);
  }
  await tell(context, 'coordination.recoveryAsked', recoveryId, asked);
  return { recoveryId };
}

/** The second confirms, and gets the link to hand over, this once. Never the first again, nor the person. */
export async function confirmRecovery(
  context: Context,
  { recoveryId }: { recoveryId: string },
): Promise<z.output<typeof contracts.confirmRecovery.output>> {
  const { tx, keyring, now } = context;
  const link = newLink(keyring, 'recovery', now);
  const recovered = await inOurWords(keepConfirmation(tx, recoveryId, context.newId(), link, now));
  await tell(context, 'coordination.recoveryConfirmed', recoveryId, recovered);
  return { token: link.token, endsAt: link.endsAt };
}

/** Ends a recovery that should not go on; its link opens nothing any more. */
export async function endRecovery(
  context: Context,
  { recoveryId }: { recoveryId: string },
): Promise<{ ended: boolean }> {
  const dropped = await dropRecovery(context.tx, recoveryId, context.now);
  await tell(context, 'coordination.recoveryEnded', recoveryId, dropped);
  return { ended: true };
}

async function tell(
  context: Context,
  name: `coordination.recovery${'Asked' | 'Confirmed' | 'Ended'}`,
  recoveryId: string,
  recovered: Recovered | null,
): Promise<void> {
  if (!recovered) throw new Problem('missing', 'coordination.noSuchPerson');
  const { staffId, organisationId } = recovered;
  await announce(context, name, organisation(organisationId), { recoveryId, staffId });
}
