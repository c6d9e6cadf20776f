import { announcing } from '#platform/announce.ts';
import type { AppointmentFactPayloads } from './events.ts';

/** Announce facts of appointments; their payloads are what `events.ts` says. */
export const { announce, announceAll } = announcing<AppointmentFactPayloads>();
