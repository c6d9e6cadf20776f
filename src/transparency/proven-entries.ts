import { bytesToHex } from '@noble/hashes/utils.js';
import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { lastCheckpoint } from './checkpoints.store.ts';
import { byPosition } from './commitment.rules.ts';
import type { myTicketEntries } from './contract.ts';
import { leavesOf } from './entries.store.ts';
import { keysOfLog } from './keys.store.ts';
import { findLog } from './logs.store.ts';
import { inclusionProof } from './merkle.rules.ts';
import { openOpening } from './opening-seal.ts';
import { type OwnOpening, openingsAbout } from './openings.store.ts';
import { withNodes } from './tiles.store.ts';

/** Entries of a log, opened and proven against its newest checkpoint. */
type Proven = z.input<typeof myTicketEntries.output>['logs'][number];

/**
 * The entries of a log that some openings are of, and those about the same tickets, opened and proven; and
 * entries at other positions, which stay sealed. Null for a log that is not there.
 */
export async function entriesIn(
  context: Context,
  logId: string,
  openings: readonly OwnOpening[],
  others: readonly number[] = [],
): Promise<Proven | null> {
  const { tx } = context;
  const [log, checkpoint, keys] = await Promise.all([
    findLog(tx, logId),
    lastCheckpoint(tx, logId),
    keysOfLog(tx, logId),
  ]);
  if (!log || !checkpoint) return null;
  const { size, note } = checkpoint;
  const { positions, tickets, waiting } = whereThey(openings);
  const leaves = await leavesOf(tx, logId, [...positions, ...others], tickets);
  const opened = openedOf(context, logId, openings);
  const entries = await withNodes(tx, logId, (nodes) =>
    leaves.map(({ position, leaf }) => ({
      position,
      leaf,
      openings: Object.values(opened.get(position) ?? {}),
      proof: inclusionProof(nodes, position, size).map(bytesToHex),
    })),
  );
  return { logId, name: log.name, origin: log.origin, keys, size, note, waiting, entries };
}

function whereThey(openings: readonly OwnOpening[]) {
  return {
    positions: [...new Set(openings.flatMap(({ position }) => position ?? []))],
    tickets: [...new Set(openings.flatMap(({ ticket }) => ticket ?? []))],
    waiting: new Set(
      openings.flatMap(({ position, openingId }) => (position === null ? openingId : [])),
    ).size,
  };
}

function openedOf({ keyring }: Context, logId: string, openings: readonly OwnOpening[]) {
  return byPosition(
    openings.flatMap(({ position, ...kept }) =>
      position === null ? [] : openOpening(keyring, logId, { ...kept, position }),
    ),
  );
}

/**
 * What a log says of one place, opened and proven, and of what befell several at once, which stays sealed.
 * For Puente itself, on behalf of whoever proved that the place is theirs.
 */
export async function entriesAbout(
  context: Context,
  logId: string,
  { own, several }: { own: string; several: readonly string[] },
): Promise<Proven | null> {
  const kept = await openingsAbout(context.tx, logId, [own, ...several]);
  const [ofOwn, ofSeveral] = [true, false].map((is) =>
    kept.filter(({ ticket }) => (ticket === own) === is),
  );
  const others = (ofSeveral ?? []).flatMap(({ position }) => position ?? []);
  return entriesIn(context, logId, ofOwn ?? [], others);
}
