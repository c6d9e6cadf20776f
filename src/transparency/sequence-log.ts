import { z } from 'zod';
import { type Context, todayOf } from '#platform/context.ts';
import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { announce, of } from './announce.ts';
import { asSystem } from './as-system.ts';
import { signCheckpoint } from './checkpoint.rules.ts';
import { type KeptCheckpoint, keepCheckpoint, lastCheckpoint } from './checkpoints.store.ts';
import { keepLeaves } from './entries.store.ts';
import { leafOf, ticketIn } from './entry.rules.ts';
import { findLog, holdLog, type Log, moveLog } from './logs.store.ts';
import { leafHash, rootAt } from './merkle.rules.ts';
import { dropPending, listPending, type WaitingEntry } from './pending.store.ts';
import { getSigningKey, keyNamed, type SigningKey } from './signing-key.ts';
import { edgeOf, grownTiles } from './tiles.rules.ts';
import { findTiles, keepTiles, withNodes } from './tiles.store.ts';

/** Entries that get their positions together. */
const chunk = 5000;

/**
 * Gives every entry that waits its position and signs a checkpoint, as the system: one at a time per
 * log, held until the transaction ends. Where nothing waited, gives the checkpoint that stands.
 */
export async function sequenceLog(
  context: Context,
  logId: string,
  key?: SigningKey,
): Promise<KeptCheckpoint> {
  await holdLog(context.tx, logId);
  const log = await findLog(context.tx, logId);
  if (!log) throw new Problem('missing', 'transparency.noSuchLog');
  const grown = await takeUp(context, log);
  if (grown.size > log.size) return signNow(context, grown, key);
  const standing = await lastCheckpoint(context.tx, logId);
  if (!standing) throw new Problem('missing', 'transparency.nothingYet');
  return standing;
}

/**
 * A signed checkpoint with everything that was written into the log, this transaction's own entries
 * too: for what must stand before something else may happen, as a draw. Nothing of it may be shown
 * before the transaction has ended well.
 */
export function checkpointNow(context: Context, logId: string): Promise<KeptCheckpoint> {
  return asSystem(context, () => sequenceLog(context, logId));
}

async function takeUp({ tx }: Context, log: Log): Promise<Log> {
  let grown = log;
  for (;;) {
    const waiting = await listPending(tx, log.logId, chunk);
    if (waiting.length === 0) return grown;
    grown = await givePositions(tx, grown, waiting);
  }
}

async function givePositions(tx: Tx, log: Log, waiting: readonly WaitingEntry[]): Promise<Log> {
  const { logId, size } = log;
  const leaves = leavesFrom(log, waiting);
  const edge = await findTiles(tx, logId, edgeOf(size));
  const hashes = leaves.map(({ leaf }) => leafHash(leaf));
  const grown = { ...log, size: size + leaves.length, lastOn: leaves.at(-1)?.on ?? log.lastOn };
  await Promise.all([
    keepLeaves(tx, logId, size, leaves),
    keepTiles(tx, logId, grownTiles(edge, size, hashes)),
    moveLog(tx, grown),
    dropPending(
      tx,
      logId,
      waiting.map(({ pendingId }) => pendingId),
    ),
  ]);
  return grown;
}

/** What waits was an entry when it was written, though the version before may have written it. */
const Written = z.record(z.string(), z.json());

/** A clock that went back turns no day back: the later of the entry's day and the last one counts. */
function leavesFrom({ lastOn }: Log, waiting: readonly WaitingEntry[]) {
  let on = lastOn;
  return waiting.map(({ entry: text, onDay, openingId }) => {
    if (onDay > on) on = onDay;
    const entry = Written.parse(JSON.parse(text));
    return { leaf: leafOf(entry, on), on, ticket: ticketIn(entry), openingId };
  });
}

async function signNow(
  context: Context,
  { logId, origin, size }: Log,
  given: SigningKey | undefined,
): Promise<KeptCheckpoint> {
  const { tx } = context;
  const key = given ?? (await getSigningKey(context));
  const root = await withNodes(tx, logId, (nodes) => rootAt(nodes, size));
  const note = signCheckpoint({ origin, size, root }, keyNamed(origin, key), key.sign);
  await keepCheckpoint(tx, logId, { size, root, note }, todayOf(context.now));
  await announce(context, {
    name: 'transparency.checkpointSigned',
    subject: of(logId),
    payload: { size },
  });
  return { size, root, note };
}
