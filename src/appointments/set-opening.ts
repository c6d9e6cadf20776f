import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import type { KeptOpening, Opening } from './contract.ts';
import { addOpening, currentOpenings, listOpenings } from './openings.store.ts';
import { stewardedProgramme } from './stewarded.ts';

/** Says when a port is open. Slots that no longer fit move only when a plan is applied. */
export async function setOpening(
  context: Context,
  { programmeId, opening, reason }: { programmeId: string; opening: Opening; reason: string },
): Promise<{ version: number }> {
  const programme = await stewardedProgramme(context, programmeId);
  if (!programme.ports.includes(opening.port)) {
    throw new Problem('invalid', 'appointments.portNotInProgramme');
  }
  const { staffId } = staffOf(context);
  const version = await addOpening(
    context.tx,
    { programmeId, opening, reason, staffId },
    context.now,
  );
  await announce(context, {
    name: 'appointments.openingChanged',
    subject: { kind: 'programme', id: programmeId },
    payload: { port: opening.port, version },
  });
  return { version };
}

/** When the ports of a programme are open, and every version before. */
export async function showOpenings(
  { tx }: Context,
  { programmeId }: { programmeId: string },
): Promise<{ current: KeptOpening[]; earlier: KeptOpening[] }> {
  const all = await listOpenings(tx, programmeId);
  const current = currentOpenings(all);
  return { current, earlier: all.filter((one) => !current.includes(one)) };
}
