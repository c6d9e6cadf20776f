import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { quotedCell } from '../courts/cases/export/write-csv.ts';
import type { Fairness, FairnessGroup, fairnessTable } from './fairness.contract.ts';
import { showFairness } from './show-fairness.ts';

type Row = readonly (string | number | null)[];

const HEAD = ['part', 'group', 'value', 'measure', 'figure', 'from', 'to', 'low', 'high'];

/** What the pages show as CSV (RFC 4180, but lines end in LF); a count under ten is `<10`. */
export async function giveFairnessTable(
  context: Context,
  asked: z.output<typeof fairnessTable.input>,
): Promise<z.output<typeof fairnessTable.output>> {
  const { shown } = await showFairness(context, asked);
  if (!shown) throw new Problem('missing', 'observatory.notCounted');
  const text = [HEAD, ...rowsOf(shown)].map((row) => lineOf(row, shown.asOf)).join('');
  return {
    name: `puente-fairness-${shown.asOf}.csv`,
    type: 'text/csv; charset=utf-8',
    content: Buffer.from(text).toString('base64'),
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
      const { households, median, from, to, low, high } = wait;
      return [
        row(`${part}.${since}.households`, households),
        row(`${part}.${since}`, median, from, to, low, high),
      ];
    }),
  );
  const shares = share ? [row('sharePercent', share.percent, share.from, share.to)] : [];
  return [...counts, ...shares, ...waits];
}

/** The day stands in every line, so that a part of the file still says when it was counted. */
function lineOf(row: Row, asOf: string): string {
  const cells = [row === HEAD ? 'as_of' : asOf, ...HEAD.map((_, at) => row[at] ?? '')];
  return `${cells.map((cell) => quotedCell(String(cell))).join(',')}\n`;
}
