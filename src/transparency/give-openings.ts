import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { announce, of } from './announce.ts';
import { asSystem } from './as-system.ts';
import type { openings } from './contract.ts';
import { heardWitness } from './heard-witness.ts';
import { findLog } from './logs.store.ts';
import { openOpening } from './opening-seal.ts';
import { listOpenings } from './openings.store.ts';

/** Positions on a page. */
const perPage = 2000;

/** Gives a witness what opens the commitments, and writes down that it was given. */
export function giveOpenings(
  context: Context,
  { logId, token, from }: z.output<typeof openings.input>,
): Promise<z.input<typeof openings.output>> {
  return asSystem(context, async () => {
    const { tx, keyring } = context;
    const { witnessId } = await heardWitness(context, logId, token);
    const log = await findLog(tx, logId);
    const size = log?.size ?? 0;
    const to = Math.min(size, from + perPage);
    const kept = await listOpenings(tx, logId, from, to);
    await announce(context, {
      name: 'transparency.openingsGiven',
      subject: of(logId),
      payload: { witnessId, from, count: kept.length },
    });
    return {
      openings: kept.map((one) => openOpening(keyring, logId, one)),
      next: to < size ? to : null,
    };
  });
}
