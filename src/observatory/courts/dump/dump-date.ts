import { type Day, readDay } from '../day.rules.ts';
import { CourtFault } from './court-fault.ts';
import type { Dump, Member } from './dump.ts';
import type { FoundMembers } from './find-members.ts';

/**
 * The dump's own date: the newest of its members' dates. Members are all files of a zip; of a folder those
 * of the folder in it that holds all that is read, and of those in that one: what lies beside it is not
 * the dump's. Throws a CourtFault where none has a date.
 */
export function dumpDate(dump: Dump, { tables, count }: FoundMembers): Day {
  const read = [...Object.values(tables), count];
  const root = dump.kind === 'zip' ? '' : commonFolder(read);
  const dates = dump.members
    .filter((member) => member.name.startsWith(root))
    .flatMap((member) => member.modified ?? [])
    .sort();
  const date = readDay(dates.at(-1) ?? '');
  if (date === null) {
    throw new CourtFault('courts.notADump', `no file of ${dump.source} has a date`);
  }
  return date;
}

/** The deepest folder that holds all members, with its last `/`; empty where that is the dump itself. */
function commonFolder(members: readonly Member[]): string {
  const [first = [], ...others] = members.map(({ name }) => name.split('/').slice(0, -1));
  const depth = first.findIndex((step, at) => others.some((steps) => steps[at] !== step));
  const steps = depth < 0 ? first : first.slice(0, depth);
  return steps.map((step) => `${step}/`).join('');
}
