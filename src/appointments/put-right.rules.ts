import { dateOf } from './day-number.rules.ts';
import { numberOf } from './opening.rules.ts';

/** Days, from the day itself on, in which an arrival can be put right: then its ticket may open to the public. */
const putRightDays = 30;

/** Whether on `today`, by the clocks of the port, an arrival on `day` that was recorded by mistake can be put right. */
export function mayPutRight(day: string, today: string): boolean {
  return today < dateOf(numberOf(day) + putRightDays);
}
