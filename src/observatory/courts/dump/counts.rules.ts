import { cleanCell } from './cell.rules.ts';
import { CourtFault } from './court-fault.ts';
import { TABLES, type TableName } from './layout.ts';

/**
 * Reads how many rows each table was published with: a line a table, its name, a tab, the number. Other
 * tables and words are passed over; a name may end in `.csv` and stand in any case, a number may be
 * grouped by commas. Throws a CourtFault where a table that is read is not counted.
 */
export function readCounts(text: string): Readonly<Record<TableName, number>> {
  const counts = new Map(text.split('\n').flatMap(readLine));
  const entries = TABLES.map((table) => [table, counts.get(table.toLowerCase())] as const);
  const missing = entries.filter(([, count]) => count === undefined).map(([table]) => table);
  if (missing.length > 0) {
    throw new CourtFault('courts.memberMissing', `Count.txt does not count ${missing.join(', ')}`);
  }
  const of = (table: TableName) => counts.get(table.toLowerCase()) ?? 0;
  return {
    A_TblCase: of('A_TblCase'),
    A_TblCaseIdentifier: of('A_TblCaseIdentifier'),
    B_TblProceeding: of('B_TblProceeding'),
    tbl_schedule: of('tbl_schedule'),
    tbl_RepsAssigned: of('tbl_RepsAssigned'),
  };
}

function readLine(line: string): [string, number][] {
  const found = /^[^\w]*(?:.*[\\/])?(\w+?)(?:\.csv)?"?[\s:|,]+"?(\d[\d,]*)\D*$/iu.exec(line.trim());
  if (!found) return [];
  const [, name = '', digits = ''] = found;
  return [[cleanCell(name).toLowerCase(), Number(digits.replaceAll(',', ''))]];
}
