import { announcing } from '#platform/announce.ts';
import type { QueueFactPayloads } from './events.ts';
import { writeEntries } from './log-entries.ts';

const facts = announcing<QueueFactPayloads>();

/**
 * Announce facts of the queue; their payloads are what `events.ts` says. What a fact tells of order or
 * programme is written into the programme's log in the same transaction.
 */
export const { announce, announceAll }: typeof facts = {
  announce: async (context, fact) => {
    await facts.announce(context, fact);
    await writeEntries(context, fact.name, [{ id: fact.subject.id, payload: fact.payload }]);
  },
  announceAll: async (context, { name, subjects }) => {
    await facts.announceAll(context, { name, subjects });
    await writeEntries(context, name, subjects);
  },
};
