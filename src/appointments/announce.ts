import { announcing } from '#platform/announce.ts';
import type { Context } from '#platform/context.ts';
import type { AppointmentFactPayloads } from './events.ts';
import { writeDays } from './log-entries.ts';

const facts = announcing<AppointmentFactPayloads>();

/**
 * Announce facts of appointments; their payloads are what `events.ts` says. What happened to ports and
 * days is written into the programme's log in the same transaction.
 */
export const { announce, announceAll }: typeof facts = {
  announce: async (context, fact) => {
    await facts.announce(context, fact);
    const { kind, id } = fact.subject;
    if (kind === 'programme') await writeDays(context, id);
    else await writeOf(context, [fact.payload]);
  },
  announceAll: async (context, { name, subjects }) => {
    await facts.announceAll(context, { name, subjects });
    await writeOf(
      context,
      subjects.map(({ payload }) => payload),
    );
  },
};

async function writeOf(context: Context, payloads: readonly object[]): Promise<void> {
  const programmes = new Set(payloads.map((payload) => Reflect.get(payload, 'programmeId')));
  for (const programmeId of programmes) {
    if (typeof programmeId === 'string') await writeDays(context, programmeId);
  }
}
