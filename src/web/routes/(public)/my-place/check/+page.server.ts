import { whereWeStand } from '#appointments/contract.ts';
import { TicketFacts } from '#transparency/commitment.rules.ts';
import { myTicketEntries, watch } from '#transparency/contract.ts';
import { readLeaf } from '#transparency/entry.rules.ts';
import { familyCall, ownHousehold } from '../family.ts';
import type { PageServerLoad } from './$types';

/** What the logs say of the family's places, who watches them, and how its range was computed. */
export const load: PageServerLoad = async ({ locals: { visit } }) => {
  await ownHousehold(visit);
  const call = familyCall(visit);
  const [{ logs }, { places, hold }] = await Promise.all([
    call(myTicketEntries, {}),
    call(whereWeStand, {}),
  ]);
  // For whom a lawyer or a trained person comes first there is nothing that could be read as a date.
  const ranked = hold === 'none' ? places : [];
  const shown = logs.map(async ({ logId, name, entries, waiting }) => ({
    logId,
    name,
    waiting,
    position: ranked.find(({ programme }) => programme.programmeId === logId)?.ticket?.position,
    entries: entries.map(({ position, leaf, opening }) => ({
      position,
      on: readLeaf(leaf)?.on ?? null,
      facts: TicketFacts.safeParse(opening?.facts).data ?? null,
    })),
    watch: await call(watch, { logId }),
  }));
  return { logs: await Promise.all(shown) };
};
