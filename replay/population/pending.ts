import { assumptions } from '../assumptions.ts';
import { caseSituations, nationalities } from '../published.ts';

/** How likely a case is still pending, by nationality and by whether it was begun before 2020. */
export type PendingShare = (nationality: string, before2020: boolean) => number;

/**
 * Fits nationality × period to what is published of pending cases: by nationality, and how many had
 * waited a year. Iterative proportional fitting; shares stay below `mostPending`.
 */
export function pendingShares(sharesBefore2020: number): PendingShare {
  const pending = sumOf('pending');
  const all = pending + sumOf('closed');
  const told = nationalities.reduce((sum, one) => sum + one.pending, 0);
  const rows = nationalities.map((one) => ({
    code: one.nationality,
    cases: [sharesBefore2020, 1 - sharesBefore2020].map((part) => one.cases_share * all * part),
    pending: (one.pending / told) * pending,
    factor: 1,
  }));
  const before = assumptions.pendingBefore2020.value;
  const periods = [before, 1 - before].map((part) => ({ pending: part * pending, factor: 1 }));
  const share = (row: number, period: number) =>
    Math.min(
      assumptions.mostPending.value,
      (rows[row]?.factor ?? 0) * (periods[period]?.factor ?? 0),
    );
  for (let round = 0; round < 60; round += 1) {
    for (const [at, row] of rows.entries()) {
      const now = row.cases.reduce((sum, cases, period) => sum + cases * share(at, period), 0);
      row.factor *= row.pending / now;
    }
    for (const [at, period] of periods.entries()) {
      const now = rows.reduce((sum, { cases }, row) => sum + (cases[at] ?? 0) * share(row, at), 0);
      period.factor *= period.pending / now;
    }
  }
  const placeOf = new Map(rows.map(({ code }, at) => [code, at]));
  return (nationality, before2020) => share(placeOf.get(nationality) ?? -1, before2020 ? 0 : 1);
}

function sumOf(group: 'pending' | 'closed'): number {
  return caseSituations
    .filter((one) => one.group === group)
    .reduce((sum, { cases }) => sum + cases, 0);
}
