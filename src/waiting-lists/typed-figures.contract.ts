import { z } from 'zod';

/** A whole number within bounds, as somebody typed it; anything else is refused under this code. */
export function figure(code: string, from: number, to: number) {
  return z.coerce.number(code).int(code).min(from, code).max(to, code);
}

/** A number of a list, as somebody typed it. */
export const ListNumber = figure('waiting.numberNeeded', 1, 9_999_999);
