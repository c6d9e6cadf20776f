import { commitmentOf, type DrawPart, listHashOf, methodOf, seedOf } from '#queue/draw.rules.ts';
import { type Fault, fault, type ReadLog } from '#transparency/verify/read-log.rules.ts';
import type { Mark } from '#transparency/verify/tickets.rules.ts';

/** A log, and its tickets as they are open. */
interface Opened {
  log: ReadLog;
  tickets: ReadonlyMap<string, readonly Mark[]>;
}

/** Repeats every draw from its published values, and the list of each batch where all tickets are open. */
export function checkDraws(opened: Opened): Fault[] {
  const faults: Fault[] = [];
  const listHashes = new Map<string, string>();
  for (const [position, entry] of opened.log.entries.entries()) {
    if (entry?.kind === 'batch.closed') {
      const { batch, listHash } = entry;
      listHashes.set(batch, listHash);
      if (!holdsList(opened, position, entry)) {
        faults.push(fault('listHashDiffers', { position, batch }));
      }
    }
    if (entry?.kind === 'batch.drawn') {
      // The list's own line stands last where a value was withheld; it is the list's hash anew.
      const parts = entry.values.filter((line) => !line.startsWith('list:')).map(partOf);
      const { batch } = entry;
      const seed = seedOf(parts, listHashes.get(batch) ?? '');
      if (seed !== entry.seed) faults.push(fault('drawSeedDiffers', { position, batch }));
      if (methodOf(parts) !== entry.method) {
        faults.push(fault('drawMethodDiffers', { position, batch }));
      }
    }
  }
  return faults;
}

/** The seed of each batch that was drawn before a position. */
export function seedsAt(log: ReadLog, before: number): Map<string, string> {
  const seeds = new Map<string, string>();
  for (const entry of log.entries.slice(0, before)) {
    if (entry?.kind === 'batch.drawn') seeds.set(entry.batch, entry.seed);
  }
  return seeds;
}

/** How many batches a log drew. */
export function countDraws(log: ReadLog): number {
  return log.entries.filter((entry) => entry?.kind === 'batch.drawn').length;
}

const withheld = 'withheld:';

function partOf(text: string): DrawPart {
  return text.startsWith(withheld)
    ? { commitment: text.slice(withheld.length), value: null }
    : { commitment: commitmentOf(text), value: text };
}

/** Says nothing as long as a ticket that could be of the batch is sealed, or was not understood. */
function holdsList(
  { log, tickets }: Opened,
  position: number,
  { batch, listHash }: { batch: string; listHash: string },
): boolean {
  if (log.entries.indexOf(null) < position && log.entries.includes(null)) return true;
  const numbers: string[] = [];
  for (const [ticket, [given]] of tickets) {
    if (!given || given.position > position) continue;
    if (!given.order) return true;
    if (given.order.batch === batch) numbers.push(ticket);
  }
  return listHashOf(numbers) === listHash;
}
