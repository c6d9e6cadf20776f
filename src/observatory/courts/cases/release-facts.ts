import type { Day } from '../day.rules.ts';
import type { Facts } from '../release/facts.ts';
import type { CaseTable } from './case-table.ts';

/** A release as the definitions read it: one part in memory at a time, ranges of IDNCASE upwards. */
export interface ReleaseFacts {
  /** Its name, its date as a rule. */
  readonly name: string;
  /** The dump's own date: before it, the rules of an earlier date apply. */
  readonly date: Day;
  /** Whether rows read and rejected add up to the dump's own count. */
  readonly isReconciled: boolean;
  /** Each call reads anew. */
  parts(): AsyncIterable<Facts> | Iterable<Facts>;
  /** Tables of shipped selections that are kept ready, at the release's own date; null if not kept. */
  columns?(selection: string): { table(): CaseTable } | null;
}
