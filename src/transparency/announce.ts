import { announcing } from '#platform/announce.ts';
import type { TransparencyFactPayloads } from './events.ts';

/** Announces facts of the log; their payloads are what `events.ts` says. */
export const { announce } = announcing<TransparencyFactPayloads>();

/** The subject of a log's facts. */
export function of(logId: string) {
  return { kind: 'programme', id: logId } as const;
}
