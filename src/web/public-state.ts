import type { Visit } from '#platform/call.ts';

/** What the public pages say about the programme: none in force, or which and since when. */
export type PublicState =
  | { kind: 'none' }
  | { kind: 'inForce' | 'paused'; programme: string; since: string };

/**
 * The programme in force. Nothing can declare one yet, so there is none: the one place to change
 * when it can.
 */
export async function publicState(_visit: Visit): Promise<PublicState> {
  return { kind: 'none' };
}
