import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { auditLines, chainState, viewLines } from './audit.store.ts';
import type * as contracts from './contract.ts';
import { namesOf } from './people.store.ts';

/** Lines of one page of the audit. */
const pageSize = 100;

type Audit = z.output<typeof contracts.readAudit.output>;

/**
 * What was done in the administrator's own organisation on some days (UTC), and which lists were looked
 * at. What was done to a family shows as that it happened, never with what it was about.
 */
export async function readAudit(
  { tx }: Context,
  input: z.output<typeof contracts.readAudit.input>,
): Promise<Audit> {
  const since = new Date(`${input.from}T00:00:00Z`);
  const until = new Date(Date.parse(`${input.to}T00:00:00Z`) + 86_400_000);
  const before = input.beforeAt && input.beforeFact;
  const span = {
    since,
    until,
    staffId: input.staffId,
    kind: input.kind,
    before: before ? { at: new Date(input.beforeAt ?? 0), factId: before } : null,
    most: pageSize,
  };
  const [lines, views] = await Promise.all([
    auditLines(tx, span),
    input.kind ? [] : viewLines(tx, span),
  ]);
  const ids = [...lines, ...views].flatMap(({ actorId }) => (actorId ? [actorId] : []));
  const about = lines.flatMap((line) => (line.subjectKind === 'staff' ? [line.subjectId] : []));
  const names = await namesOf(tx, [...new Set([...ids, ...about])]);
  return { lines, views, names, isWhole: lines.length < pageSize };
}

/** Whether the chain of a household, a person or an organisation still holds. Ids only. */
export async function checkChain(
  { tx }: Context,
  { subjectId }: { subjectId: string },
): Promise<{ holds: boolean; facts: number }> {
  const state = await chainState(tx, subjectId);
  if (!state) throw new Problem('missing', 'coordination.noSuchSubject');
  return state;
}
