import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { householdMeant } from './acting.ts';
import { announce } from './announce.ts';
import { findProgramme } from './programmes.store.ts';
import { setPorts } from './tickets.store.ts';

interface Choice {
  programmeId: string;
  householdId: string | null;
  ports: readonly string[];
  readyFrom: string | null;
}

/** The ports a family can use, in its own order, and the first day it can travel. Its place stays. */
export async function chooseTravel(
  context: Context,
  { programmeId, householdId: named, ports, readyFrom }: Choice,
): Promise<Record<string, never>> {
  const { tx } = context;
  const householdId = householdMeant(context, named);
  const programme = await findProgramme(tx, programmeId);
  if (!programme) throw new Problem('missing', 'queue.noSuchProgramme');
  if (ports.some((port) => !programme.ports.includes(port)) || new Set(ports).size < ports.length) {
    throw new Problem('invalid', 'queue.portNotInProgramme');
  }
  if (!(await setPorts(tx, { householdId, programmeId, ports, readyFrom }))) {
    throw new Problem('missing', 'queue.noPlace');
  }
  await announce(context, {
    name: 'queue.portsChosen',
    subject: { kind: 'household', id: householdId },
    payload: { programmeId },
  });
  return {};
}
