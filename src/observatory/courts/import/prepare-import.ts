import type { Day } from '../day.rules.ts';
import { readCounts } from '../dump/counts.rules.ts';
import type { Dump, Member } from '../dump/dump.ts';
import { dumpDate } from '../dump/dump-date.ts';
import { findMembers } from '../dump/find-members.ts';
import { LONGEST_HEADER, readHeader } from '../dump/header.rules.ts';
import { TABLES, type TableName } from '../dump/layout.ts';
import { readStart } from '../dump/read-start.ts';
import type { MemberAbout } from '../release/release-about.ts';
import type { Source, Sources } from './reading-plan.ts';

/** What is known of a dump before its rows are read. */
export interface Preparation {
  readonly sources: Sources;
  /** Rows of each table by Count.txt. */
  readonly expected: Readonly<Record<TableName, number>>;
  /** Newest date of the dump's members. */
  readonly date: Day;
  /** The members that are read. */
  readonly members: readonly MemberAbout[];
  /** Bytes to be read. */
  readonly bytes: number;
}

/** A larger Count.txt is no list of tables. */
const LONGEST_COUNT = 1024 * 1024;

/** Finds what an import reads, and looks at how it is written. Throws a CourtFault. */
export function prepareImport(dump: Dump): Preparation {
  const found = findMembers(dump);
  const { tables, count } = found;
  const expected = readCounts(readStart(count, LONGEST_COUNT).toString('latin1'));
  const sources: Sources = {
    A_TblCase: sourceOf('A_TblCase', tables.A_TblCase),
    A_TblCaseIdentifier: sourceOf('A_TblCaseIdentifier', tables.A_TblCaseIdentifier),
    B_TblProceeding: sourceOf('B_TblProceeding', tables.B_TblProceeding),
    tbl_schedule: sourceOf('tbl_schedule', tables.tbl_schedule),
    tbl_RepsAssigned: sourceOf('tbl_RepsAssigned', tables.tbl_RepsAssigned),
  };
  const members = TABLES.map((table) => tables[table]);
  return {
    sources,
    expected,
    date: dumpDate(dump, found),
    members: [...members, count].map(({ name, size, modified }) => ({ name, size, modified })),
    bytes: members.reduce((sum, member) => sum + member.size, 0),
  };
}

function sourceOf(table: TableName, member: Member): Source {
  const start = readStart(member, LONGEST_HEADER).toString('latin1');
  return { member, header: readHeader(table, member.name, start) };
}
