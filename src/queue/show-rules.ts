import { namesOf } from '#coordination/index.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import type { RuleVersion } from './contract.ts';
import { isSteward } from './programmes.store.ts';
import { countEntries } from './published.store.ts';
import { listVersions } from './rule-versions.store.ts';

/** Whom a programme takes in and ever took in, newest first. Throws for another organisation's as for none. */
export async function showRules(
  { tx }: Context,
  { programmeId }: { programmeId: string },
): Promise<{ versions: RuleVersion[]; listed: number }> {
  if (!(await isSteward(tx, programmeId))) throw new Problem('missing', 'queue.noSuchProgramme');
  const kept = await listVersions(tx, programmeId);
  const names = await namesOf(tx, [...new Set(kept.map(({ staffId }) => staffId))]);
  const nameOf = new Map(names.map(({ staffId, displayName }) => [staffId, displayName]));
  const versions = kept.map(({ staffId, ...version }) => ({
    ...version,
    decidedBy: nameOf.get(staffId) ?? '',
  }));
  return { versions, listed: await countEntries(tx, programmeId) };
}
