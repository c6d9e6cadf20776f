/** The five members of the court dump that are read, column by column in the order of the files. */
export type TableName =
  | 'A_TblCase'
  | 'A_TblCaseIdentifier'
  | 'B_TblProceeding'
  | 'tbl_schedule'
  | 'tbl_RepsAssigned';

export interface LayoutColumn {
  readonly name: string;
  readonly kind: 'int' | 'date' | 'text';
  /** Of a text, in characters. */
  readonly width: number;
  /** May not be empty. */
  readonly isKey: boolean;
}

export interface Layout {
  readonly name: TableName;
  readonly columns: readonly LayoutColumn[];
  /** Rows in September 2026 (A_TblCase, B_TblProceeding), August (hearings, lawyers), July (identifiers). */
  readonly realRows: number;
  /** Position of a column. Throws for a name that the table does not have. */
  at(name: string): number;
}

/**
 * `name:kind`, kind being `int`, `date` or the width of a text; `!` marks a key column. Order and types:
 * the EOIR code key and the public loaders of it.
 */
const COLUMNS: Readonly<Record<TableName, string>> = {
  A_TblCase: `IDNCASE:int! ALIEN_CITY:15 ALIEN_STATE:2 ALIEN_ZIPCODE:10 UPDATED_ZIPCODE:10 UPDATED_CITY:15
    NAT:2 LANG:3 CUSTODY:1 SITE_TYPE:1 E_28_DATE:date ATTY_NBR:2 CASE_TYPE:3! UPDATE_SITE:3
    LATEST_HEARING:date LATEST_TIME:4 LATEST_CAL_TYPE:1 UP_BOND_DATE:date UP_BOND_RSN:2 CORRECTIONAL_FAC:1
    RELEASE_MONTH:2 RELEASE_YEAR:4 INMATE_HOUSING:3 DATE_OF_ENTRY:date C_ASY_TYPE:1 C_BIRTHDATE:7
    C_RELEASE_DATE:date UPDATED_STATE:2 ADDRESS_CHANGEDON:date ZBOND_MRG_FLAG:1 Sex:1 DATE_DETAINED:date
    DATE_RELEASED:date LPR:1 DETENTION_DATE:date DETENTION_LOCATION:34 DCO_LOCATION:24
    DETENTION_FACILITY_TYPE:10 CASEPRIORITY_CODE:20`,
  A_TblCaseIdentifier: 'IDNCASEID:int! IDNCASE:int! CASE_ID:2',
  B_TblProceeding: `IDNPROCEEDING:int! IDNCASE:int! OSC_DATE:date INPUT_DATE:date BASE_CITY_CODE:3
    HEARING_LOC_CODE:3 IJ_CODE:3 TRANS_IN_DATE:date PREV_HEARING_LOC:3 PREV_HEARING_BASE:3 PREV_IJ_CODE:3
    TRANS_NBR:2 HEARING_DATE:date HEARING_TIME:4 DEC_TYPE:1 DEC_CODE:1 DEPORTED_1:2 DEPORTED_2:2
    OTHER_COMP:1 APPEAL_RSVD:1 APPEAL_NOT_FILED:1 COMP_DATE:date ABSENTIA:1 VENUE_CHG_GRANTED:date
    TRANSFER_TO:3 DATE_APPEAL_DUE_STATUS:date TRANSFER_STATUS:1 CUSTODY:1 CASE_TYPE:3! NAT:2 LANG:3
    SCHEDULED_HEAR_LOC:3 CORRECTIONAL_FAC:1 CRIM_IND:1 IHP:1 AGGRAVATE_FELON:1 DATE_DETAINED:date
    DATE_RELEASED:date`,
  tbl_schedule: `IDNSCHEDULE:int! IDNPROCEEDING:int IDNCASE:int! OSC_DATE:date GENERATION:2 SUB_GENERATION:2
    REC_TYPE:1 LANG:3 HEARING_LOC_CODE:3 BASE_CITY_CODE:3 IJ_CODE:3 INTERPRETER_CODE:3 INPUT_DATE:date
    INPUT_TIME:4 UPDATE_DATE:date UPDATE_TIME:4 ASSIGNMENT_PATH:1 CAL_TYPE:1 ADJ_DATE:date
    ADJ_TIME_START:4 ADJ_TIME_STOP:4 ADJ_RSN:2 ADJ_MEDIUM:1 ADJ_MSG:2 ADJ_ELAP_DAYS:4 LNGSESSNID:int
    SCHEDULE_TYPE:2 NOTICE_CODE:2 BLNCLOCKOVERRIDE:1 EOIRAttorneyID:36`,
  tbl_RepsAssigned: `IDNREPSASSIGNED:int! IDNCASE:int! STRATTYLEVEL:10! STRATTYTYPE:10! PARENT_TABLE:100
    PARENT_IDN:int BASE_CITY_CODE:3 INS_TA_DATE_ASSIGNED:date E_27_DATE:date E_28_DATE:date BLNPRIMEATTY:1`,
};

const REAL_ROWS: Readonly<Record<TableName, number>> = {
  A_TblCase: 12_821_531,
  A_TblCaseIdentifier: 2_569_051,
  B_TblProceeding: 16_817_336,
  tbl_schedule: 47_614_429,
  tbl_RepsAssigned: 26_681_318,
};

export const TABLES: readonly TableName[] = [
  'A_TblCase',
  'A_TblCaseIdentifier',
  'B_TblProceeding',
  'tbl_schedule',
  'tbl_RepsAssigned',
];

function columnOf(text: string): LayoutColumn {
  const [name = '', type = ''] = text.split(':');
  const plain = type.replace('!', '');
  const isKey = type.endsWith('!');
  if (plain === 'int' || plain === 'date') return { name, kind: plain, width: 0, isKey };
  return { name, kind: 'text', width: Number(plain), isKey };
}

function layoutOf(name: TableName): Layout {
  const columns = COLUMNS[name].trim().split(/\s+/u).map(columnOf);
  const places = new Map(columns.map((column, at) => [column.name, at]));
  const at = (column: string) => {
    const place = places.get(column);
    if (place === undefined) throw new Error(`${name} has no column ${column}`);
    return place;
  };
  return { name, columns, realRows: REAL_ROWS[name], at };
}

export const LAYOUTS: Readonly<Record<TableName, Layout>> = {
  A_TblCase: layoutOf('A_TblCase'),
  A_TblCaseIdentifier: layoutOf('A_TblCaseIdentifier'),
  B_TblProceeding: layoutOf('B_TblProceeding'),
  tbl_schedule: layoutOf('tbl_schedule'),
  tbl_RepsAssigned: layoutOf('tbl_RepsAssigned'),
};
