import { fits } from './cell.rules.ts';
import type { Column } from './layout.ts';

/**
 * Some tool that wrote an older release ended its lines in commas. They are no data where the header's
 * line ends in commas too; elsewhere only where the row's last cell does not fit with them.
 */

/** The clean cell less the commas at its end, and the blanks before them. */
export function withoutCommas(cell: string): string {
  let to = cell.length;
  while (to > 0 && cell[to - 1] === ',') to--;
  return to === cell.length ? cell : cell.slice(0, to).trimEnd();
}

/** The last cell of a row as its column takes it; beyond the last column only nothing fits. */
export function fittingLast(cell: string, column: Column | undefined): string {
  const isFit = column ? fits(cell, column) : cell === '';
  return isFit ? cell : withoutCommas(cell);
}
