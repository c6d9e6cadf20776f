import { CourtFault } from './court-fault.ts';
import type { Dump, Member } from './dump.ts';
import { TABLES, type TableName } from './layout.ts';

/** The members that an import reads. */
export interface FoundMembers {
  readonly tables: Readonly<Record<TableName, Member>>;
  /** How many rows each table was published with. */
  readonly count: Member;
}

/**
 * Finds the members by their last names, whatever the folders around them and the case of letters.
 * Throws a CourtFault that names those that are missing, or that the dump holds twice.
 */
export function findMembers(dump: Dump): FoundMembers {
  const wanted = [...TABLES.map((table) => `${table}.csv`), 'Count.txt'];
  const found = new Map(wanted.map((name) => [name, named(dump, name)]));
  const missing = wanted.filter((name) => found.get(name)?.length === 0);
  if (missing.length === wanted.length) {
    throw new CourtFault('courts.notADump', `${dump.source} holds no table of the court dump`);
  }
  if (missing.length > 0) {
    const list = missing.join(', ');
    throw new CourtFault('courts.memberMissing', `${dump.source} lacks ${list}`);
  }
  const one = (name: string) => theOnly(dump, found.get(name) ?? []);
  return {
    tables: {
      A_TblCase: one('A_TblCase.csv'),
      A_TblCaseIdentifier: one('A_TblCaseIdentifier.csv'),
      B_TblProceeding: one('B_TblProceeding.csv'),
      tbl_schedule: one('tbl_schedule.csv'),
      tbl_RepsAssigned: one('tbl_RepsAssigned.csv'),
    },
    count: one('Count.txt'),
  };
}

function named(dump: Dump, name: string): Member[] {
  const lower = name.toLowerCase();
  return dump.members.filter((member) => member.baseName.toLowerCase() === lower);
}

function theOnly(dump: Dump, members: readonly Member[]): Member {
  const [first, second] = members;
  if (!first || second) {
    const list = members.map((member) => member.name).join(' and ');
    throw new CourtFault('courts.notADump', `${dump.source} holds one table twice: ${list}`);
  }
  return first;
}
