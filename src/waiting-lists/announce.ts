import { announcing } from '#platform/announce.ts';
import type { WaitingFactPayloads } from './events.ts';

/** Announces facts of waiting lists; their payloads are what `events.ts` says. */
export const { announce } = announcing<WaitingFactPayloads>();

/** The subject of a list's facts. */
export function of(listId: string) {
  return { kind: 'programme', id: listId } as const;
}
