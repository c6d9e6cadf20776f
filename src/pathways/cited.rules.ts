import type { Cited } from './answer.ts';
import type { LawRow } from './law.ts';

/** A row as an answer shows it: unconfirmed unless this very version is among those signed. */
export function cite(row: LawRow, signed: ReadonlySet<string>): Cited {
  const { id, title, sources, version, unconfirmedParts } = row;
  return { id, title, sources, version, unconfirmed: !signed.has(version), unconfirmedParts };
}
