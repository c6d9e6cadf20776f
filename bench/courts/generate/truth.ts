import type { CaseRows, Row } from './case-model.ts';
import type { TableName } from './layout.ts';
import { attachTo, cellsOf, dateOf, type TruthCase } from './truth-case.ts';
import { rowOf } from './truth-row.ts';

// The truth: cases computed from clean rows as the definitions say, one word after the other, with lists
// and maps of plain objects. Nothing here is shared with the code that it judges.

/** What tells a programme's cases. */
export interface TruthProgramme {
  readonly identifiers: readonly string[];
  readonly locations: readonly string[];
  readonly caseTypes: readonly string[];
  /** First and last day of the notice, `YYYY-MM-DD`, both included; null is open. */
  readonly from: string;
  readonly to: string | null;
  readonly phases: readonly { readonly name: string; readonly from: string; readonly to: string }[];
}

/** The programme's cases, all, or all but those. */
export type Which = 'inside' | 'all' | 'outside';

const NEVER = '9999-12-31';

/** Migrant Protection Protocols. */
export const MPP: TruthProgramme = {
  identifiers: ['MP', 'RM'],
  locations: ['ENP', 'SYP', 'CIX', 'OPP', 'MPL', 'MPB', 'TUM'],
  caseTypes: ['RMV'],
  from: '2018-12-01',
  to: null,
  phases: [
    { name: 'mpp1', from: '2018-12-01', to: '2021-01-20' },
    { name: 'mpp2', from: '2021-12-01', to: '2022-08-31' },
    { name: 'later', from: '2025-01-01', to: NEVER },
  ],
};

/** One row of `cases`: its columns in their order. */
export type TruthRow = Readonly<Record<(typeof TRUTH_COLUMNS)[number], string>>;

export const TRUTH_COLUMNS = [
  'idncase',
  'marked_by',
  'identifiers',
  'phase',
  'nta_date',
  'nationality',
  'language',
  'assigned_location',
  'current_location',
  'transferred_out',
  'attendance',
  'represented',
  'outcome',
  'status',
  'decided_on',
] as const;

/** Takes clean rows and answers what `cases` must say. */
export class Truth {
  private readonly cases = new Map<number, TruthCase>();
  private readonly rest: { table: TableName; row: Row }[] = [];

  /** Takes accepted rows; a row whose case comes later waits for it. */
  add(rows: CaseRows): void {
    for (const row of rows.A_TblCase) this.addCase(row);
    const tables: TableName[] = [
      'A_TblCaseIdentifier',
      'B_TblProceeding',
      'tbl_schedule',
      'tbl_RepsAssigned',
    ];
    for (const table of tables) {
      for (const row of rows[table]) if (!this.attach(table, row)) this.rest.push({ table, row });
    }
  }

  /**
   * Every row of `cases` at a date, by idncase. `releaseDay` is the dump's own; `which` are the
   * programme's cases, all cases, or all but the programme's.
   */
  casesAt(
    programme: TruthProgramme,
    asOf: string,
    releaseDay: string,
    which: Which = 'inside',
  ): TruthRow[] {
    for (const { table, row } of this.rest.splice(0)) this.attach(table, row);
    const found = [...this.cases.values()].flatMap((one) =>
      rowOf(one, programme, { asOf, releaseDay, which }),
    );
    return found.sort((left, right) => Number(left.idncase) - Number(right.idncase));
  }

  private addCase(row: Row): void {
    const cell = cellsOf('A_TblCase', row);
    const idncase = Number(cell('IDNCASE'));
    if (this.cases.has(idncase)) return;
    this.cases.set(idncase, {
      idncase,
      nat: cell('NAT'),
      lang: cell('LANG'),
      caseType: cell('CASE_TYPE'),
      e28: dateOf(cell('E_28_DATE')),
      identifiers: [],
      proceedings: [],
      hearings: [],
      hasLawyer: false,
    });
  }

  /** Whether its case is known. */
  private attach(table: TableName, row: Row): boolean {
    const cell = cellsOf(table, row);
    const one = this.cases.get(Number(cell('IDNCASE')));
    if (one) attachTo(one, table, cell);
    return one !== undefined;
  }
}
