import type { z } from 'zod';
import type { UseCase } from '#platform/context.ts';
import type { Answer, courtValues, Question } from './contract.ts';
import type { PublicDimension } from './courts/figures/cell-definition.rules.ts';

/** The dimensions whose values are many; those of the others are known by their definitions. */
const OPEN: readonly PublicDimension[] = [
  'nta_month',
  'assigned_location',
  'current_location',
  'nationality',
  'language',
];

/** A list to choose from grows no longer. */
const MOST_VALUES = 60;

/** What there is to filter by, as far as a table of one dimension tells it. */
export function listCourtValues(
  show: UseCase<z.output<typeof Question>, Answer>,
): UseCase<z.output<typeof courtValues.input>, z.output<typeof courtValues.output>> {
  return async (context, { programme, release }) => {
    const values = [];
    // One after the other: each takes a turn of the thread that counts.
    for (const rows of OPEN) {
      const table = await show(context, { programme, release, rows });
      values.push({ dimension: rows, values: commonestFirst(table).slice(0, MOST_VALUES) });
    }
    return { values };
  };
}

function commonestFirst({ lines }: Answer): string[] {
  return lines
    .flatMap(({ values: [value], figures: [figure] }) =>
      typeof value === 'string' ? [{ value, figure: figure ?? 0 }] : [],
    )
    .sort((one, other) => other.figure - one.figure)
    .map(({ value }) => value);
}
