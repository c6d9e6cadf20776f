import { localDay } from '#queue/local-day.rules.ts';
import { dateOf } from './day-number.rules.ts';
import { numberOf } from './opening.rules.ts';

/** Days, from the day itself on, in which an outcome can be put right: then a ticket that travelled may open to the public. */
const putRightDays = 30;

/** Whether on `today`, by the clocks of the port, an outcome of `day` that was recorded by mistake can be put right. */
export function mayPutRight(day: string, today: string): boolean {
  return today < dateOf(numberOf(day) + putRightDays);
}

/** A slot with an outcome, as far as it decides until when that can be put right. */
interface Recorded {
  state: string;
  stateSince: Date;
  day: string;
  timeZone: string;
  /** Who said first that it came after all did so then; null where nobody did. */
  cameSaidAt: Date | null;
}

/**
 * From which day the 30 are counted. An arrival that two people said afterwards takes a family out of the queue that
 * may have been told of another day: its 30 days to object begin when they did.
 */
export function putRightFrom({ state, stateSince, day, timeZone, cameSaidAt }: Recorded): string {
  return state === 'arrived' && cameSaidAt ? localDay(stateSince, timeZone) : day;
}

/** The outcomes after which a household waits on, and which turn out wrong where it did arrive. */
const didNotArrive: ReadonlySet<string> = new Set(['missed', 'turned_away', 'declined', 'lapsed']);

/** Whether a slot says that its household did not arrive on its day. */
export function saysNotArrived({ state }: { state: string }): boolean {
  return didNotArrive.has(state);
}
