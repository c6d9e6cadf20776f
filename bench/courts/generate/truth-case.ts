import type { Row } from './case-model.ts';
import { LAYOUTS, type TableName } from './layout.ts';

/** A proceeding, its dates `YYYY-MM-DD` or ''. */
export interface TruthProceeding {
  id: number;
  osc: string;
  location: string;
  completed: string;
  decision: string;
  otherCompletion: string;
  absentia: string;
  nat: string;
  lang: string;
}

/** A hearing, likewise. */
export interface TruthHearing {
  id: number;
  osc: string;
  location: string;
  date: string;
  calendar: string;
  medium: string;
}

/** A case with all its rows. */
export interface TruthCase {
  idncase: number;
  nat: string;
  lang: string;
  caseType: string;
  e28: string;
  identifiers: string[];
  proceedings: TruthProceeding[];
  hearings: TruthHearing[];
  hasLawyer: boolean;
}

/** The cell of a column. */
export type Cell = (column: string) => string;

/** The cells of a row by the names of their columns. */
export function cellsOf(table: TableName, row: Row): Cell {
  return (column) => row[LAYOUTS[table].at(column)] ?? '';
}

/** Puts a row of another table to its case. */
export function attachTo(one: TruthCase, table: TableName, cell: Cell): void {
  if (table === 'A_TblCaseIdentifier') one.identifiers.push(cell('CASE_ID'));
  if (table === 'tbl_RepsAssigned') {
    one.hasLawyer ||= cell('STRATTYLEVEL') === 'COURT' && cell('STRATTYTYPE') === 'ALIEN';
  }
  if (table === 'B_TblProceeding') {
    one.proceedings.push({
      id: Number(cell('IDNPROCEEDING')),
      osc: dateOf(cell('OSC_DATE')),
      location: cell('HEARING_LOC_CODE'),
      completed: dateOf(cell('COMP_DATE')),
      decision: cell('DEC_CODE'),
      otherCompletion: cell('OTHER_COMP'),
      absentia: cell('ABSENTIA'),
      nat: cell('NAT'),
      lang: cell('LANG'),
    });
  }
  if (table === 'tbl_schedule') {
    one.hearings.push({
      id: Number(cell('IDNSCHEDULE')),
      osc: dateOf(cell('OSC_DATE')),
      location: cell('HEARING_LOC_CODE'),
      date: dateOf(cell('ADJ_DATE')),
      calendar: cell('CAL_TYPE'),
      medium: cell('ADJ_MEDIUM').toUpperCase(),
    });
  }
}

/** `YYYY-MM-DD`, or '' where the calendar does not know the first ten characters. */
export function dateOf(cell: string): string {
  const text = cell.slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return '';
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || text < '0001') return '';
  return new Date(time).toISOString().slice(0, 10) === text ? text : '';
}
