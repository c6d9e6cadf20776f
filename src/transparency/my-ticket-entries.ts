import { bytesToHex } from '@noble/hashes/utils.js';
import type { z } from 'zod';
import { familyOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { lastCheckpoint } from './checkpoints.store.ts';
import { byPosition } from './commitment.rules.ts';
import type { myTicketEntries } from './contract.ts';
import { leavesOf } from './entries.store.ts';
import { findLog } from './logs.store.ts';
import { inclusionProof } from './merkle.rules.ts';
import { openOpening } from './opening-seal.ts';
import { type OwnOpening, ownOpenings } from './openings.store.ts';
import { withNodes } from './tiles.store.ts';

type Output = z.input<typeof myTicketEntries.output>;

/**
 * The family's own entries in each log, opened and proven: those about its place. What is sealed of its days
 * is not among them: a day opens only with the family's own fact, and a day that is only planned never.
 */
export async function showMyTicketEntries(context: Context): Promise<Output> {
  const { householdId } = familyOf(context);
  const own = await ownOpenings(context.tx, householdId);
  const ofPlace = own.filter((one) => one.part !== 'commitment' || !isOfDay(context, one));
  const byLog = Map.groupBy(ofPlace, ({ logId }) => logId);
  const logs = await Promise.all(
    [...byLog].map(([logId, openings]) => entriesIn(context, logId, openings)),
  );
  return { logs: logs.filter((log) => log !== null) };
}

function isOfDay({ keyring }: Context, { logId, ...kept }: OwnOpening): boolean {
  const { facts } = openOpening(keyring, logId, { ...kept, position: kept.position ?? 0 });
  return facts.what === 'slot' || facts.what === 'outcome';
}

async function entriesIn(
  context: Context,
  logId: string,
  openings: readonly OwnOpening[],
): Promise<Output['logs'][number] | null> {
  const { tx } = context;
  const [log, checkpoint] = await Promise.all([findLog(tx, logId), lastCheckpoint(tx, logId)]);
  if (!log || !checkpoint) return null;
  const { size, note } = checkpoint;
  const { positions, tickets, waiting } = whereThey(openings);
  const leaves = await leavesOf(tx, logId, positions, tickets);
  const opened = openedOf(context, logId, openings);
  const entries = await withNodes(tx, logId, (nodes) =>
    leaves.map(({ position, leaf }) => ({
      position,
      leaf,
      openings: Object.values(opened.get(position) ?? {}),
      proof: inclusionProof(nodes, position, size).map(bytesToHex),
    })),
  );
  return { logId, name: log.name, origin: log.origin, size, note, waiting, entries };
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
