import type { z } from 'zod';
import { type Context, todayOf } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { findCheckpoint, listCheckpoints } from './checkpoints.store.ts';
import type { logFile } from './contract.ts';
import { listLeaves } from './entries.store.ts';
import { keysOfLog } from './keys.store.ts';
import { checkpointLine, headerLine, leafLine, openingLine } from './log-file.rules.ts';
import { findLog } from './logs.store.ts';
import { openOpening } from './opening-seal.ts';
import { listPublicOpenings } from './openings.store.ts';
import { getCheckpoint } from './show-checkpoint.ts';
import { witnessKeys } from './witnesses.store.ts';

/** Leaves or checkpoints on a page: a few hundred kilobytes. */
const perPage = 2000;

/** Positions on a page of openings: which may be given is counted anew for each page. */
const openedPerPage = 10_000;

/** Where a page begins: the file is of the `size` that the log had when its first page was given. */
interface Place {
  size: number;
  part: 'leaf' | 'opening' | 'checkpoint';
  from: number;
}

interface Page {
  text: string;
  next: Place | null;
}

/**
 * One page of a log's file, with the openings that the public may have today. A log that grows between
 * pages does not change the file that was begun.
 */
export async function giveLogFile(
  context: Context,
  { logId, next }: z.output<typeof logFile.input>,
): Promise<z.input<typeof logFile.output>> {
  if (next === undefined) return firstPage(context, logId);
  return written(await pageAt(context, logId, await goingOn(context, logId, next)));
}

async function firstPage(context: Context, logId: string) {
  const page = await pageAt(context, logId, await beginning(context, logId));
  return written({ ...page, text: (await headerOf(context, logId)) + page.text });
}

function written(page: Page) {
  return { text: page.text, next: page.next && textOf(page.next) };
}

async function beginning(context: Context, logId: string): Promise<Place> {
  const { size } = await getCheckpoint(context, logId);
  return { size, part: 'leaf', from: 0 };
}

/** A page of a file that began: of a size at which a checkpoint was signed. */
async function goingOn({ tx }: Context, logId: string, next: string): Promise<Place> {
  const place = readPlace(next);
  if (place && (await findCheckpoint(tx, logId, place.size))) return place;
  throw new Problem('missing', 'transparency.noSuchPage');
}

async function headerOf({ tx }: Context, logId: string): Promise<string> {
  const [log, keys, witnesses] = await Promise.all([
    findLog(tx, logId),
    keysOfLog(tx, logId),
    witnessKeys(tx, logId),
  ]);
  if (!log) throw new Problem('missing', 'transparency.noSuchLog');
  return headerLine({ origin: log.origin, keys, witnesses });
}

function pageAt(context: Context, logId: string, place: Place): Promise<Page> {
  if (place.part === 'leaf') return leavesAt(context, logId, place);
  if (place.part === 'opening') return openingsAt(context, logId, place);
  return checkpointsAt(context, logId, place);
}

async function leavesAt({ tx }: Context, logId: string, place: Place): Promise<Page> {
  const { size, from } = place;
  const to = Math.min(size, from + perPage);
  const leaves = await listLeaves(tx, logId, from, to);
  return {
    text: leaves.map(({ leaf }) => leafLine(leaf)).join(''),
    next: to < size ? { ...place, from: to } : { size, part: 'opening', from: 0 },
  };
}

async function openingsAt(context: Context, logId: string, place: Place): Promise<Page> {
  const { size, from } = place;
  const to = Math.min(size, from + openedPerPage);
  const kept = await listPublicOpenings(context.tx, logId, todayOf(context.now), from, to);
  const lines = kept.map((one) => openingLine(openOpening(context.keyring, logId, one)));
  return {
    text: lines.join(''),
    next: to < size ? { ...place, from: to } : { size, part: 'checkpoint', from: 0 },
  };
}

async function checkpointsAt({ tx }: Context, logId: string, place: Place): Promise<Page> {
  const { size, from } = place;
  const kept = await listCheckpoints(tx, logId, { from, upTo: size, atMost: perPage });
  const last = kept.at(-1)?.size ?? size;
  return {
    text: kept.map(({ note }) => checkpointLine(note)).join(''),
    next: last < size ? { ...place, from: last + 1 } : null,
  };
}

function readPlace(text: string): Place | null {
  const [size, part, from] = text.split('.');
  if (part !== 'leaf' && part !== 'opening' && part !== 'checkpoint') return null;
  return { size: Number(size), part, from: Number(from) };
}

function textOf({ size, part, from }: Place): string {
  return `${size}.${part}.${from}`;
}
