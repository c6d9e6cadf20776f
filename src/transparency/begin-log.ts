import { type Context, todayOf } from '#platform/context.ts';
import { announce, of } from './announce.ts';
import { appendToLog } from './append-to-log.ts';
import { asSystem } from './as-system.ts';
import type { NewEntry } from './entry.rules.ts';
import { keepKeyOfLog } from './keys.store.ts';
import { keepLog } from './logs.store.ts';
import { sequenceLog } from './sequence-log.ts';
import { textOfKey } from './signed-note.rules.ts';
import { keyNamed, signingKeyToBegin } from './signing-key.ts';

/** A log to begin. */
export interface LogBeginning {
  /** The id of the programme or waiting list. */
  logId: string;
  /** Which organisation stewards it, and so agrees with witnesses. */
  organisationId: string;
  /** Its public name. */
  name: string;
  /** What its first leaf says: `log.begun`, or `list.…` of a waiting list. */
  first: NewEntry;
}

/**
 * Begins a log with its first entry and the key that signs it, and signs its first checkpoint. Does
 * nothing where the log has begun already.
 */
export function beginLog(context: Context, beginning: LogBeginning): Promise<void> {
  return asSystem(context, async () => {
    const { tx } = context;
    const { logId, organisationId, name, first } = beginning;
    const origin = originOf(logId);
    const lastOn = todayOf(context.now);
    const signing = await signingKeyToBegin(context);
    if (!(await keepLog(tx, { logId, organisationId, name, origin, lastOn }))) return;
    const key = keyNamed(origin, signing);
    const publicKey = textOfKey(key);
    await keepKeyOfLog(tx, logId, signing.number, publicKey);
    await appendToLog(context, logId, [
      { entry: first },
      { entry: { kind: 'key.added', keyId: key.id, publicKey } },
    ]);
    await announce(context, {
      name: 'transparency.logBegun',
      subject: of(logId),
      payload: { origin },
    });
    await sequenceLog(context, logId, signing);
  });
}

/** Names a log in its checkpoints. It holds no address: a log may move to another. */
export function originOf(logId: string): string {
  return `puente/log/${logId}`;
}
