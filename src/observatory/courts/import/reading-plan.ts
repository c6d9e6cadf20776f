import type { Member } from '../dump/dump.ts';
import type { Header } from '../dump/header.rules.ts';
import { TABLES, type TableName } from '../dump/layout.ts';

/** A member to be read, and how it is written. */
export interface Source {
  readonly member: Member;
  readonly header: Header;
}

export type Sources = Readonly<Record<TableName, Source>>;

/** A stretch of a member that one worker reads: a range of a file, or a packed member whole. */
export interface Task {
  readonly table: TableName;
  readonly from: number;
  readonly to: number;
}

/** Bytes of a file read at once: they stay in the processor's cache until they are scanned. */
export const RANGE = 1024 * 1024;

/**
 * The stretches of some tables, in the order in which workers take them: packed members by size, the
 * largest first, so that the workers end together.
 */
export function planTasks(sources: Sources, tables: readonly TableName[]): readonly Task[] {
  return tables
    .toSorted((a, b) => sources[b].member.size - sources[a].member.size)
    .flatMap((table) => tasksOf(table, sources[table]));
}

/** A_TblCase comes first: it tells into which parts a release is cut. */
export const FIRST: readonly TableName[] = ['A_TblCase'];
export const THEN: readonly TableName[] = TABLES.filter((table) => !FIRST.includes(table));

function tasksOf(table: TableName, { member, header }: Source): Task[] {
  if (member.kind === 'packed') return [{ table, from: 0, to: member.size }];
  const tasks: Task[] = [];
  for (let from = header.length; from < member.size; from += RANGE) {
    tasks.push({ table, from, to: Math.min(from + RANGE, member.size) });
  }
  return tasks;
}
