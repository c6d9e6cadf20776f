import { announcing } from '#platform/announce.ts';
import type { QueueFactPayloads } from './events.ts';

/** Announce facts of the queue; their payloads are what `events.ts` says. */
export const { announce, announceAll } = announcing<QueueFactPayloads>();
