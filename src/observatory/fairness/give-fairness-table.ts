import type { z } from 'zod';
import type { UseCase } from '#platform/context.ts';
import { quotedCell } from '../courts/cases/export/write-csv.ts';
import type { Fairness, FairnessGroup, fairnessTable } from './fairness.contract.ts';

type Row = readonly (string | number | null)[];

const HEAD = ['part', 'group', 'value', 'measure', 'figure', 'from', 'to', 'low', 'high'];

/** The page's figures as CSV (RFC 4180, but lines end in LF); a count under ten is `<10`. */
export function giveFairnessTable(
  show: UseCase<{ programmeId: string }, Fairness>,
): UseCase<{ programmeId: string }, z.output<typeof fairnessTable.output>> {
  return async (context, { programmeId }) => {
    const shown = await show(context, { programmeId });
    const text = [HEAD, ...rowsOf(shown)].map(lineOf).join('');
    return {
      name: `puente-fairness-${shown.asOf}.csv`,
      type: 'text/csv; charset=utf-8',
      content: Buffer.from(text).toString('base64'),
    };
  };
}

function rowsOf({ all, dimensions, behind, overtakings, decisions }: Fairness): Row[] {
  return [
    ...groupRows('all', all),
    ...dimensions.flatMap(({ dimension, groups }) =>
      groups.flatMap((group) => groupRows(dimension, group)),
    ),
    ...behind.map(({ dimension, value, measure }) => ['behind', dimension, value, measure]),
    ...overtakings.map(({ reason, households }) => [
      'overtakings',
      'reason',
      reason,
      'households',
      households ?? '<10',
    ]),
    ...decisions.flatMap(({ criterion, ...figures }) =>
      Object.entries(figures).map(([measure, figure]) => [
        'decisions',
        'criterion',
        criterion,
        measure,
        figure ?? '<10',
      ]),
    ),
  ];
}

function groupRows(dimension: string, group: FairnessGroup): Row[] {
  const { value, share } = group;
  const row = (measure: string, ...cells: Row): Row => [
    'groups',
    dimension,
    value,
    measure,
    ...cells,
  ];
  const counts = (['households', 'served', 'waiting'] as const).map((measure) =>
    row(measure, group[measure] ?? '<10'),
  );
  const waits = (['servedAfter', 'waitingFor'] as const).flatMap((part) =>
    (['sinceEnrolment', 'sinceRegistration'] as const).flatMap((since) => {
      const wait = group[part][since];
      if (wait === null) return [];
      return [row(`${part}.${since}`, wait.median, wait.from, wait.to, wait.low, wait.high)];
    }),
  );
  const shares = share ? [row('sharePercent', share.percent, share.from, share.to)] : [];
  return [...counts, ...shares, ...waits];
}

function lineOf(row: Row): string {
  const cells = HEAD.map((_, at) => quotedCell(String(row[at] ?? '')));
  return `${cells.join(',')}\n`;
}
