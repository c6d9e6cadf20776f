import type { Row } from './case-model.ts';
import { LAYOUTS, type TableName } from './layout.ts';
import type { Random } from './random.ts';

/** 1.7 million `SP ` in the dump of July 2026 (I. Nason, eoir-database, change log), over three tables. */
const PADDED_LANGUAGES = 0.022;

const places: Readonly<Record<TableName, number>> = {
  A_TblCase: LAYOUTS.A_TblCase.at('LANG'),
  B_TblProceeding: LAYOUTS.B_TblProceeding.at('LANG'),
  tbl_schedule: LAYOUTS.tbl_schedule.at('LANG'),
  A_TblCaseIdentifier: -1,
  tbl_RepsAssigned: -1,
};

/** Fills the language up with blanks as often as the public dump does; too often to be listed. */
export function padded(random: Random, table: TableName, row: Row): Row {
  const at = places[table];
  if (at === -1 || random.float() >= PADDED_LANGUAGES) return row;
  const lang = row[at] ?? '';
  return row.with(at, lang === '' ? '   ' : lang.padEnd(3));
}
