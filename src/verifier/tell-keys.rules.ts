import { isSignedBy } from '#transparency/signed-note.rules.ts';
import { keySpans } from '#transparency/verify/key-spans.rules.ts';
import type { ReadLog } from '#transparency/verify/read-log.rules.ts';
import type { Saying } from './say.rules.ts';

/** What can be said of the keys that signed a log before. */
export type KeyCode = 'keyVouched' | 'keyChanged' | 'keyStolen';

/**
 * Each change of the key that signs: that the one before announced the next, where a checkpoint shows it; what
 * a file cannot show of it; and that a key was stolen.
 */
export function tellKeys(log: ReadLog): { holds: Saying[]; sealed: Saying[] } {
  const told = log.entries.flatMap((entry, position) => {
    if (entry?.kind !== 'key.ended') return [];
    const { keyId, on: day, reason } = entry;
    if (reason === 'stolen') return saying('keyStolen', day);
    return saying(isVouched(log, keyId, position) ? 'keyVouched' : 'keyChanged', day);
  });
  return {
    holds: told.filter(({ code }) => code === 'keyVouched'),
    sealed: told.filter(({ code }) => code !== 'keyVouched'),
  };
}

function saying(code: KeyCode, day: string): Saying[] {
  return [{ code, values: { day } }];
}

/** True where a key signed, before it ended, a checkpoint with the entry of one that came after it. */
function isVouched(log: ReadLog, keyId: string, end: number): boolean {
  const spans = keySpans(log);
  const old = spans.find(({ key, to }) => key.id === keyId && to === end);
  const next = spans.find(({ from }) => old && from > old.from && from <= end);
  if (!old || !next) return false;
  return log.checkpoints.some(
    ({ size, note }) => size >= next.from && size <= end && isSignedBy(note, old.key),
  );
}
