import { type Cells, headingLine, rosterOf } from './made-files.ts';
import type { RosterPerson } from './report.rules.ts';

/** What a row of the specification asks of one file. */
export interface Expected {
  readonly file?: 'refused';
  readonly rows?: 'refused';
  /** Findings as `row column code outcome`; none other may be there. */
  readonly findings: readonly string[];
  /** Fields of the first person. */
  readonly person?: Partial<RosterPerson>;
  readonly people?: number;
}
/** Files and what is expected of each, by name, under the rule they show. */
export type Examples = Readonly<
  Record<string, Readonly<Record<string, readonly [Uint8Array, Expected]>>>
>;

/** An invented person who needs no word. */
export const ana: Cells = { family_key: 'F1', given_names: 'Ana', surnames: 'López' };

/** One person with this cell, and what is to be found about it. */
export function cell(
  cells: Cells,
  findings: readonly string[],
  person: Partial<RosterPerson>,
): readonly [Uint8Array, Expected] {
  return [rosterOf({ ...ana, ...cells }), { findings, person, people: 1 }];
}

/** The findings for the columns that a file lacks when it has only these. */
export function missing(lacks = '', ...has: readonly string[]): string[] {
  const present = ['family_key', 'given_names', 'surnames', lacks, ...has];
  return headingLine
    .split(',')
    .filter((column) => !present.includes(column))
    .map((column) => `1 ${column} column-missing warned`);
}
