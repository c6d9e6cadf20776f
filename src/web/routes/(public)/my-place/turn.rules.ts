import { plusDays } from '#pathways/calendar.rules.ts';
import type { Place } from '#queue/contract.ts';
import { dateIn } from '../../../words/dates.ts';

/** Between which days a turn may come; `from` is null where it may come from now on. */
export interface Turn {
  from: string | null;
  to: string;
}

/**
 * When the turn of a place may come at the pace of the last four weeks, in calendar dates where the
 * programme is. Null where the pace says nothing: too few arrived, the programme does not run, or the
 * place waits for something else.
 */
export function turnOf({ programme, ticket }: Place): Turn | null {
  const position = ticket?.position;
  if (!position?.weeks || ticket?.state !== 'waiting') return null;
  if (programme.state !== 'in_force' || ticket.heldReason !== null) return null;
  const on = dateIn(position.computedAt, programme.timeZone);
  const { from, to } = position.weeks;
  return { from: from === 0 ? null : plusDays(on, from * 7), to: plusDays(on, to * 7) };
}

/** Whether a range is so wide that its days would say more than is known. */
export function isVague({ from, to }: Turn): boolean {
  return from !== null && to > plusDays(from, 42);
}
