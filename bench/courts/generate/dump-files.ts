import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LAYOUTS, TABLES, type TableName } from './layout.ts';

/** The day a generated dump is dated by: its files were last written at noon UTC. */
export const RELEASE_DAY = '2026-09-01';
const WRITTEN = new Date(`${RELEASE_DAY}T12:00:00Z`);

/** Rows of tables that are not generated but counted, September 2026 or the last known before. */
const OTHER_TABLES: Readonly<Record<string, number>> = {
  B_TblProceedCharges: 19_076_098,
  tbl_Court_Appln: 16_370_145,
  tbl_CustodyHistory: 10_024_044,
  tbl_Court_Motions: 8_573_390,
  tbl_JuvenileHistory: 2_998_644,
  tbl_Lead_Rider: 2_627_442,
  D_TblAssociatedBond: 1_616_927,
  tblAppeal: 1_518_161,
  tbl_EOIR_Attorney: 407_493,
  tblLookupNationality: 5,
  tblLookUpCaseIdentifier: 4,
};

const LOOKUPS: Readonly<Record<string, string>> = {
  'tblLookupNationality.csv':
    'idnNationality\tNAT_CODE\tNAT_NAME\r\n1\tHO\tHONDURAS\r\n2\tGT\tGUATEMALA\r\n3\tNA\tNETHERLANDS ANTILLES\r\n4\t??\tUNKNOWN NATIONALITY\r\n5\tCU\tCUBA\u0000\r\n',
  'tblLookUpCaseIdentifier.csv':
    'idnCaseId\tCASE_ID\tDescription\r\n1\tMP\tMIGRANT PROTECTION PROTOCOL\r\n2\tRM\tRemain in Mexico\r\n3\tNA\tNACARA\r\n4\tB6\tSan Clemente Border Patrol\r\n',
};

/** Makes the folders of a dump; the core tables lie in `core`. */
export function makeFolders(folder: string, core: string): void {
  for (const name of [core, 'Lookup']) mkdirSync(join(folder, name), { recursive: true });
}

/** Count.txt, the read-me, the schema and two look-up tables. */
export function writeSideFiles(
  folder: string,
  counts: Readonly<Record<TableName, number>>,
  scale: number,
): void {
  const others = Object.entries(OTHER_TABLES).map(
    ([name, count]) => [name, Math.max(1, Math.round(count * scale))] as const,
  );
  const all = [...TABLES.map((name) => [name, counts[name]] as const), ...others];
  const lines = all.map(([name, count]) => `${name}\t${count}`).sort();
  writeFileSync(join(folder, 'Count.txt'), `${lines.join('\r\n')}\r\n`);
  writeFileSync(
    join(folder, 'Readme.txt'),
    'Tab-delimited text. Invented data, made for tests.\r\n',
  );
  const schema = TABLES.flatMap((name) =>
    LAYOUTS[name].columns.map(
      ({ name: column, kind, width }) => `${name}\t${column}\t${kind}\t${width || ''}`,
    ),
  );
  writeFileSync(
    join(folder, 'EOIRDB_Schema.csv'),
    `TABLE_NAME\tCOLUMN_NAME\tDATA_TYPE\tLENGTH\r\n${schema.join('\r\n')}\r\n`,
  );
  for (const [name, text] of Object.entries(LOOKUPS)) {
    writeFileSync(join(folder, 'Lookup', name), text, 'latin1');
  }
}

/** Dates every file of a dump by its release day. */
export function dateFiles(folder: string, paths: readonly string[]): void {
  const sides = ['Count.txt', 'Readme.txt', 'EOIRDB_Schema.csv'];
  const lookups = Object.keys(LOOKUPS).map((name) => join('Lookup', name));
  for (const path of [...paths, ...[...sides, ...lookups].map((side) => join(folder, side))]) {
    utimesSync(path, WRITTEN, WRITTEN);
  }
}
