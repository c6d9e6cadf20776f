import type { Context } from '#platform/context.ts';
import { announce, of } from './announce.ts';
import { appendToLog } from './append-to-log.ts';
import { asSystem } from './as-system.ts';
import type { KeyEndReason, NewEntry } from './entry.rules.ts';
import {
  endSigningKey,
  findSigningKey,
  holdKeys,
  type KeptKey,
  keepKeyOfLog,
  nextKeyNumber,
} from './keys.store.ts';
import { holdLog, type Log, listLogs } from './logs.store.ts';
import { sequenceLog } from './sequence-log.ts';
import { textOfKey } from './signed-note.rules.ts';
import { getSigningKey, keyNamed, newSigningKey, type SigningKey } from './signing-key.ts';

/**
 * Ends the key that signs and begins another; every log says so. A key that is merely changed vouches
 * for the next one first; a lost or stolen one cannot.
 */
export function replaceSigningKey(
  context: Context,
  { reason }: { reason: KeyEndReason },
): Promise<{ number: number }> {
  return asSystem(context, async () => {
    const { tx, now } = context;
    await holdKeys(tx);
    const number = await nextKeyNumber(tx);
    const logs = await listLogs(tx);
    // Nobody signs with the old key while it is being replaced.
    for (const { logId } of logs) await holdLog(tx, logId);
    const old = await findSigningKey(tx);
    const vouching = old && reason === 'rotated' ? await getSigningKey(context) : null;
    if (old) await endSigningKey(tx, old.number, reason, now);
    const next = await newSigningKey(context, number);
    for (const log of logs) await sayIn(context, log, { old, vouching, next, reason });
    return { number };
  });
}

interface Change {
  old: KeptKey | null;
  /** The old key, where it signs that the new one follows it. */
  vouching: SigningKey | null;
  next: SigningKey;
  reason: KeyEndReason;
}

async function sayIn(context: Context, log: Log, change: Change): Promise<void> {
  const { logId, origin } = log;
  const { old, vouching, next, reason } = change;
  const key = keyNamed(origin, next);
  const added: NewEntry = { kind: 'key.added', keyId: key.id, publicKey: textOfKey(key) };
  const ended: NewEntry[] = old
    ? [{ kind: 'key.ended', keyId: keyNamed(origin, old).id, reason }]
    : [];
  await keepKeyOfLog(context.tx, logId, next.number, textOfKey(key));
  if (vouching) {
    await append(context, logId, [added]);
    await sequenceLog(context, logId, vouching);
    await append(context, logId, ended);
  } else {
    await append(context, logId, [...ended, added]);
  }
  await sequenceLog(context, logId, next);
  await announce(context, {
    name: 'transparency.keyReplaced',
    subject: of(logId),
    payload: { number: next.number, reason },
  });
}

function append(context: Context, logId: string, entries: readonly NewEntry[]): Promise<void> {
  return appendToLog(
    context,
    logId,
    entries.map((entry) => ({ entry })),
  );
}
