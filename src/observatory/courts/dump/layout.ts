/**
 * The members that are read, as the agency lays them out: names in file order, kinds and widths.
 *
 * Types and widths are those of the SQL Server code key that the Executive Office for Immigration
 * Review publishes with the dump, as carried by `column-definitions.json` of the public loader
 * github.com/marrowb/eoir (9c8ceda, 2025-08-19). Column orders are those of the codebook of the
 * Deportation Data Project (github.com/deportationdata/eoir, CC0, 2026-08-19). The code key gives no
 * type for C_BIRTHDATE (written `M/YYYY`), ADDRESS_CHANGEDON, ZBOND_MRG_FLAG and Sex (GENDER in older
 * releases): theirs are from the values seen there. A bit holds letters too (Y, N, F), so it is text
 * one character wide; a `uniqueidentifier` has 36.
 *
 * A key column is one without which a row is nothing: its own number, the case, and what says whether
 * the row counts.
 */

/** What a cell of a column may hold. `any` is a column this layout does not know. */
export type Kind = 'int' | 'date' | 'text' | 'any';

export interface Column {
  readonly name: string;
  readonly kind: Kind;
  /** Characters of a text; 0 elsewhere. */
  readonly width: number;
  /** Null does not fit here. */
  readonly isKey: boolean;
}

export const TABLES = [
  'A_TblCase',
  'A_TblCaseIdentifier',
  'B_TblProceeding',
  'tbl_schedule',
  'tbl_RepsAssigned',
] as const;

/** A member of the dump, by its base name without `.csv`. */
export type TableName = (typeof TABLES)[number];

type Shape = Omit<Column, 'name'>;
type ColumnRows = readonly (readonly [name: string, shape: Shape])[];

const INT: Shape = { kind: 'int', width: 0, isKey: false };
const DATE: Shape = { kind: 'date', width: 0, isKey: false };
const BIT = text(1);

function text(width: number): Shape {
  return { kind: 'text', width, isKey: false };
}

function key(shape: Shape): Shape {
  return { ...shape, isKey: true };
}

const A_TBLCASE: ColumnRows = [
  ['IDNCASE', key(INT)],
  ['ALIEN_CITY', text(15)],
  ['ALIEN_STATE', text(2)],
  ['ALIEN_ZIPCODE', text(10)],
  ['UPDATED_ZIPCODE', text(10)],
  ['UPDATED_CITY', text(15)],
  ['NAT', text(2)],
  ['LANG', text(3)],
  ['CUSTODY', text(1)],
  ['SITE_TYPE', text(1)],
  ['E_28_DATE', DATE],
  ['ATTY_NBR', text(2)],
  ['CASE_TYPE', key(text(3))],
  ['UPDATE_SITE', text(3)],
  ['LATEST_HEARING', DATE],
  ['LATEST_TIME', text(4)],
  ['LATEST_CAL_TYPE', text(1)],
  ['UP_BOND_DATE', DATE],
  ['UP_BOND_RSN', text(2)],
  ['CORRECTIONAL_FAC', text(1)],
  ['RELEASE_MONTH', text(2)],
  ['RELEASE_YEAR', text(4)],
  ['INMATE_HOUSING', text(3)],
  ['DATE_OF_ENTRY', DATE],
  ['C_ASY_TYPE', text(1)],
  ['C_BIRTHDATE', text(7)],
  ['C_RELEASE_DATE', DATE],
  ['UPDATED_STATE', text(2)],
  ['ADDRESS_CHANGEDON', DATE],
  ['ZBOND_MRG_FLAG', text(1)],
  ['Sex', text(1)],
  ['DATE_DETAINED', DATE],
  ['DATE_RELEASED', DATE],
  ['LPR', BIT],
  ['DETENTION_DATE', DATE],
  ['DETENTION_LOCATION', text(34)],
  ['DCO_LOCATION', text(24)],
  ['DETENTION_FACILITY_TYPE', text(10)],
  ['CASEPRIORITY_CODE', text(20)],
];

const A_TBLCASEIDENTIFIER: ColumnRows = [
  ['IDNCASEID', key(INT)],
  ['IDNCASE', key(INT)],
  ['CASE_ID', text(2)],
];

const B_TBLPROCEEDING: ColumnRows = [
  ['IDNPROCEEDING', key(INT)],
  ['IDNCASE', key(INT)],
  ['OSC_DATE', DATE],
  ['INPUT_DATE', DATE],
  ['BASE_CITY_CODE', text(3)],
  ['HEARING_LOC_CODE', text(3)],
  ['IJ_CODE', text(3)],
  ['TRANS_IN_DATE', DATE],
  ['PREV_HEARING_LOC', text(3)],
  ['PREV_HEARING_BASE', text(3)],
  ['PREV_IJ_CODE', text(3)],
  ['TRANS_NBR', text(2)],
  ['HEARING_DATE', DATE],
  ['HEARING_TIME', text(4)],
  ['DEC_TYPE', text(1)],
  ['DEC_CODE', text(1)],
  ['DEPORTED_1', text(2)],
  ['DEPORTED_2', text(2)],
  ['OTHER_COMP', text(1)],
  ['APPEAL_RSVD', text(1)],
  ['APPEAL_NOT_FILED', text(1)],
  ['COMP_DATE', DATE],
  ['ABSENTIA', text(1)],
  ['VENUE_CHG_GRANTED', DATE],
  ['TRANSFER_TO', text(3)],
  ['DATE_APPEAL_DUE_STATUS', DATE],
  ['TRANSFER_STATUS', text(1)],
  ['CUSTODY', text(1)],
  ['CASE_TYPE', key(text(3))],
  ['NAT', text(2)],
  ['LANG', text(3)],
  ['SCHEDULED_HEAR_LOC', text(3)],
  ['CORRECTIONAL_FAC', text(1)],
  ['CRIM_IND', text(1)],
  ['IHP', text(1)],
  ['AGGRAVATE_FELON', BIT],
  ['DATE_DETAINED', DATE],
  ['DATE_RELEASED', DATE],
];

const TBL_SCHEDULE: ColumnRows = [
  ['IDNSCHEDULE', key(INT)],
  ['IDNPROCEEDING', INT],
  ['IDNCASE', key(INT)],
  ['OSC_DATE', DATE],
  ['GENERATION', text(2)],
  ['SUB_GENERATION', text(2)],
  ['REC_TYPE', text(1)],
  ['LANG', text(3)],
  ['HEARING_LOC_CODE', text(3)],
  ['BASE_CITY_CODE', text(3)],
  ['IJ_CODE', text(3)],
  ['INTERPRETER_CODE', text(3)],
  ['INPUT_DATE', DATE],
  ['INPUT_TIME', text(4)],
  ['UPDATE_DATE', DATE],
  ['UPDATE_TIME', text(4)],
  ['ASSIGNMENT_PATH', text(1)],
  ['CAL_TYPE', text(1)],
  ['ADJ_DATE', DATE],
  ['ADJ_TIME_START', text(4)],
  ['ADJ_TIME_STOP', text(4)],
  ['ADJ_RSN', text(2)],
  ['ADJ_MEDIUM', text(1)],
  ['ADJ_MSG', text(2)],
  ['ADJ_ELAP_DAYS', text(4)],
  ['LNGSESSNID', INT],
  ['SCHEDULE_TYPE', text(2)],
  ['NOTICE_CODE', text(2)],
  ['BLNCLOCKOVERRIDE', BIT],
  ['EOIRAttorneyID', text(36)],
];

const TBL_REPSASSIGNED: ColumnRows = [
  ['IDNREPSASSIGNED', key(INT)],
  ['IDNCASE', key(INT)],
  ['STRATTYLEVEL', key(text(10))],
  ['STRATTYTYPE', key(text(10))],
  ['PARENT_TABLE', text(100)],
  ['PARENT_IDN', INT],
  ['BASE_CITY_CODE', text(3)],
  ['INS_TA_DATE_ASSIGNED', DATE],
  ['E_27_DATE', DATE],
  ['E_28_DATE', DATE],
  ['BLNPRIMEATTY', BIT],
];

/** The columns of each member in file order. */
export const LAYOUT: Readonly<Record<TableName, readonly Column[]>> = {
  A_TblCase: columns(A_TBLCASE),
  A_TblCaseIdentifier: columns(A_TBLCASEIDENTIFIER),
  B_TblProceeding: columns(B_TBLPROCEEDING),
  tbl_schedule: columns(TBL_SCHEDULE),
  tbl_RepsAssigned: columns(TBL_REPSASSIGNED),
};

/** A column's name of today for one of an older release, in upper case. */
export const FORMER_NAMES: Readonly<Record<string, string>> = { GENDER: 'SEX' };

function columns(rows: ColumnRows): readonly Column[] {
  return rows.map(([name, shape]) => ({ name, ...shape }));
}
