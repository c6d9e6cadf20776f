import assert from 'node:assert/strict';
import { readCheckpoint } from '#transparency/checkpoint.rules.ts';
import type { ChangeReason } from '#transparency/entry.rules.ts';
import { readLogFile } from '#transparency/log-file.rules.ts';
import { type Verdict, verifyLog } from '../../src/verifier/verify-log.rules.ts';
import {
  draw,
  give,
  type InventedLog,
  type InventedSlot,
  inventLog,
  ports,
  ticketFacts,
} from './invented-log.ts';

/** What a verdict says, by its codes. */
export const codesOf = (sayings: readonly { code: string }[]) => sayings.map(({ code }) => code);

/** What the verifier finds in a log, beside a checkpoint that somebody kept if one is given. */
export function verdictOn(log: InventedLog, kept?: string): Verdict {
  return verifyLog(readLogFile(log.text()), kept === undefined ? null : readCheckpoint(kept));
}

/** The tickets of a drawn log. */
export const tickets = Array.from({ length: 8 }, (_, at) => ticketFacts(at));

/** A log with its tickets given and drawn and its ports open, and the seed of the draw. */
export function drawnLog(): { log: InventedLog; seed: string } {
  const log = inventLog();
  for (const facts of tickets) give(log, facts);
  const seed = draw(log, tickets);
  for (const port of ports) log.seal(port);
  return { log, seed };
}

/** The slots of a plan, of which a small household was moved behind others of its port. */
export function swapped(slots: readonly InventedSlot[]): InventedSlot[] {
  const byDay = slots.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const first = byDay.find(({ ticket }) => sizeOf(ticket) === 1);
  const last = byDay.findLast((slot) => slot.day > (first?.day ?? '') && slot.port === first?.port);
  assert.ok(first && last, 'the plan has two days');
  return slots.map((slot) => {
    if (slot === first) return { ...slot, port: last.port, day: last.day };
    if (slot === last) return { ...slot, port: first.port, day: first.day };
    return slot;
  });
}

function sizeOf(ticket: string): number {
  return tickets.find((one) => one.ticket === ticket)?.size ?? 0;
}

/** A ticket is changed. */
export function change(
  log: InventedLog,
  facts: ReturnType<typeof ticketFacts>,
  reason: ChangeReason,
  deciders?: string[],
): void {
  log.tell(facts, { kind: 'ticket.changed', reason, ...(deciders ? { deciders } : {}) });
}
