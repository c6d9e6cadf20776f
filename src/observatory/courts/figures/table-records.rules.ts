import type { PublicDimension } from './cell-definition.rules.ts';
import { publicShare } from './disclosure.rules.ts';
import {
  type CourtQuestion,
  filtersOf,
  NOT_RECORDED,
  type PublicProgramme,
} from './question.rules.ts';

/** A published table with what stands beside one another in it. */
export interface PublishedTable {
  readonly series: readonly {
    readonly release: {
      readonly name: string;
      readonly asOf: string;
      readonly isReconciled: boolean;
      readonly isInvented: boolean;
    };
    readonly programme: PublicProgramme;
  }[];
  readonly by: readonly PublicDimension[];
  readonly lines: readonly {
    readonly values: readonly (string | null)[];
    readonly figures: readonly (number | null)[];
  }[];
}

/** As a file writes that a line is for all values of a dimension, those not listed too. */
export const ALL_VALUES = 'all';

/** One figure of a table as a row of a file: what is shown, no more and no less. */
export interface TableRecord {
  readonly release: string;
  readonly as_of: string;
  readonly reconciled: boolean;
  readonly programme: PublicProgramme;
  /** Each dimension and filter with its value, `all` for a total, `none` where nothing is recorded. */
  readonly conditions: readonly (readonly [PublicDimension, string])[];
  /** Null where the page shows `<10`. */
  readonly cases: number | null;
  /** As the page shows it: the number, or `<10`. */
  readonly shown: string;
  /** Whole percent of all cases of the table, in a table of one dimension; null elsewhere. */
  readonly percent: number | null;
}

/** Every figure of a table, in the order of the page. */
export function recordsOf(table: PublishedTable, question: CourtQuestion): TableRecord[] {
  const filters = [...filtersOf(question)].map(
    ([name, value]) => [name, value === '' ? NOT_RECORDED : value] as const,
  );
  const totals = table.lines.at(-1)?.figures ?? [];
  return table.lines.flatMap(({ values, figures }) =>
    table.series.map(({ release, programme }, at) => {
      const cases = figures[at] ?? null;
      return {
        release: release.isInvented ? `${release.name} (invented)` : release.name,
        as_of: release.asOf,
        reconciled: release.isReconciled,
        programme,
        conditions: [
          ...table.by.map((name, place) => [name, told(values[place])] as const),
          ...filters,
        ],
        cases,
        shown: cases === null ? '<10' : String(cases),
        percent: table.by.length === 1 ? publicShare(cases, totals[at] ?? null) : null,
      };
    }),
  );
}

function told(value: string | null | undefined): string {
  if (value === null || value === undefined) return ALL_VALUES;
  return value === '' ? NOT_RECORDED : value;
}
