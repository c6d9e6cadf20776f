import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { type AuditLine, auditLines, chainState, type ViewLine, viewLines } from './audit.store.ts';
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
  const names = await namesOf(tx, idsIn(lines, views));
  return { lines, views, names, isWhole: lines.length < pageSize };
}

/** Everybody whom the lines name: who did it, and whom it concerned. */
function idsIn(lines: readonly AuditLine[], views: readonly ViewLine[]): string[] {
  const concerned = lines.flatMap(({ subjectKind, subjectId, payload }) => [
    ...(subjectKind === 'staff' ? [subjectId] : []),
    ...(typeof payload.staffId === 'string' ? [payload.staffId] : []),
  ]);
  const acting = [...lines, ...views].flatMap(({ actorId }) => (actorId ? [actorId] : []));
  return [...new Set([...acting, ...concerned])];
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
