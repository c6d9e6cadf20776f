import { bytesToHex } from '@noble/hashes/utils.js';
import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { type KeptCheckpoint, lastCheckpoint, lastCosigned } from './checkpoints.store.ts';
import { byPosition } from './commitment.rules.ts';
import type { myTicketEntries } from './contract.ts';
import { leavesOf } from './entries.store.ts';
import { keysOfLog } from './keys.store.ts';
import { findLog } from './logs.store.ts';
import { inclusionProof } from './merkle.rules.ts';
import { openOpening } from './opening-seal.ts';
import { type OwnOpening, openingsAbout } from './openings.store.ts';
import { readKey, readNote, signatureBy } from './signed-note.rules.ts';
import { withNodes } from './tiles.store.ts';
import { witnessKeys } from './witnesses.store.ts';

/** Entries of a log, opened and proven against one checkpoint. */
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
  const { positions, tickets, waiting } = whereThey(openings);
  // In this order: who signed is among the keys that are read afterwards.
  const [log, cosigned, newest, keys, known, leaves] = await Promise.all([
    findLog(tx, logId),
    lastCosigned(tx, logId),
    lastCheckpoint(tx, logId),
    keysOfLog(tx, logId),
    witnessKeys(tx, logId),
    leavesOf(tx, logId, [...positions, ...others], tickets),
  ]);
  const end = Math.max(0, ...leaves.map(({ position }) => position + 1));
  // What others signed too is worth more to a family than what is newest.
  const checkpoint = cosigned && cosigned.size >= end ? cosigned : newest;
  if (!log || !checkpoint) return null;
  const { size, note } = checkpoint;
  const witnesses = known.filter((key) => isUnder(checkpoint, key));
  const opened = openedOf(context, logId, openings);
  const entries = await withNodes(tx, logId, (nodes) =>
    leaves.map(({ position, leaf }) => ({
      position,
      leaf,
      openings: Object.values(opened.get(position) ?? {}),
      proof: inclusionProof(nodes, position, size).map(bytesToHex),
    })),
  );
  const { name, origin } = log;
  return { logId, name, origin, keys, witnesses, size, note, waiting, entries };
}

/** True where a line of this key stands under a checkpoint. */
function isUnder({ note }: KeptCheckpoint, text: string): boolean {
  const [read, key] = [readNote(note), readKey(text)];
  return read !== null && key !== null && signatureBy(read, key) !== null;
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
