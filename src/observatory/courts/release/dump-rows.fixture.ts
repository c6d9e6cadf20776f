import fc from 'fast-check';
import { packCode } from '../code.rules.ts';
import { dayOf, NO_DAY } from '../day.rules.ts';
import type { RowSink } from '../dump/row-sink.ts';

/** One row as a reader gives it to a sink. */
export type DumpRow =
  | { readonly table: 'case'; readonly values: Parameters<RowSink['case']> }
  | { readonly table: 'identifier'; readonly values: Parameters<RowSink['identifier']> }
  | { readonly table: 'proceeding'; readonly values: Parameters<RowSink['proceeding']> }
  | { readonly table: 'hearing'; readonly values: Parameters<RowSink['hearing']> }
  | { readonly table: 'representation'; readonly values: Parameters<RowSink['representation']> };

const EDGES = [-(2 ** 31), -1, 0, 2 ** 31 - 1];

// Few values, so that rows meet: the same case, the same date, the same place.
const idncase = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(...EDGES), fc.integer());
const id = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constantFrom(...EDGES));
const code = fc.constantFrom(0, ...['M', 'MP', 'SYP', 'ENP', 'ÿÿÿ'].map(packCode));
const letter = fc.constantFrom(0, ...['X', 'C', 'ÿ'].map(packCode));
const day = fc.oneof(
  fc.constantFrom(NO_DAY, dayOf(1949, 12, 31), dayOf(1950, 1, 1), dayOf(1, 1, 1)),
  fc.constantFrom(dayOf(2019, 6, 1), dayOf(2020, 2, 29), dayOf(9999, 12, 31)),
);

const row: fc.Arbitrary<DumpRow> = fc.oneof(
  fc.record({
    table: fc.constant('case' as const),
    values: fc.tuple(idncase, code, code, code, fc.boolean()),
  }),
  fc.record({ table: fc.constant('identifier' as const), values: fc.tuple(idncase, code) }),
  fc.record({
    table: fc.constant('proceeding' as const),
    values: fc.tuple(id, idncase, day, day, code, letter, letter, fc.boolean(), code, code),
  }),
  fc.record({
    table: fc.constant('hearing' as const),
    values: fc.tuple(id, idncase, day, code, day, fc.boolean()),
  }),
  fc.record({ table: fc.constant('representation' as const), values: fc.tuple(idncase) }),
);

/** The rows of a small dump, in any order. */
export const dumpRows: fc.Arbitrary<DumpRow[]> = fc.array(row, { maxLength: 60 });

/** Gives a row to a sink. */
export function put(sink: RowSink, row: DumpRow): void {
  if (row.table === 'case') sink.case(...row.values);
  else if (row.table === 'identifier') sink.identifier(...row.values);
  else if (row.table === 'proceeding') sink.proceeding(...row.values);
  else if (row.table === 'hearing') sink.hearing(...row.values);
  else sink.representation(...row.values);
}
