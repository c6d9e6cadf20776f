import type { z } from 'zod';
import { staffOf } from '#platform/asker.ts';
import { type Context, todayOf } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { portByCode } from '#vocabulary/ports.ts';
import { announce } from './announce.ts';
import { openOwnHousehold } from './desk-household.ts';
import type { seePaper as contract } from './desk-people.contract.ts';
import { type Done, done } from './done.ts';
import { confirm, keepPaper, type PaperToConfirm } from './papers.store.ts';
import type { EnrolmentRecord } from './record.store.ts';

type Paper = z.output<typeof contract.input>;

/** Records the paper that shows a return: its basis becomes "paper seen", its reference is sealed. */
export async function seePaper(context: Context, paper: Paper): Promise<{ enrolmentId: string }> {
  const { householdId, personId } = paper;
  const { record, seal } = await openOwnHousehold(context, householdId);
  if (!record.people.some((person) => person.personId === personId)) {
    throw new Problem('missing', 'registry.noSuchPerson');
  }
  requireKnownTime(paper, todayOf(context.now));
  const declared = record.enrolments.find(
    (enrolment) => enrolment.enrolmentId === paper.enrolmentId && enrolment.personId === personId,
  );
  if (paper.enrolmentId && !declared) throw new Problem('missing', 'registry.noSuchEnrolment');
  const enrolmentId = declared?.enrolmentId ?? context.newId();
  await keepPaper(context.tx, {
    householdId,
    personId,
    enrolmentId,
    enrolledOn: paper.enrolledOn,
    precision: paper.precision,
    port: paper.port,
    document: seal.seal('enrolments.document', enrolmentId, paper.document),
    decidedBy: staffOf(context).staffId,
  });
  await announce(context, householdId, 'registry.enrolmentDecided', {
    enrolmentId,
    basis: 'paper_seen',
  });
  return { enrolmentId };
}

function requireKnownTime({ enrolledOn, port }: Paper, today: string): void {
  const late = enrolledOn > today ? [{ field: 'enrolledOn', code: 'registry.returnInFuture' }] : [];
  const nowhere =
    port !== null && !portByCode.has(port) ? [{ field: 'port', code: 'registry.noSuchPort' }] : [];
  const problems = [...late, ...nowhere];
  if (problems.length === 0) return;
  throw new Problem('invalid', 'platform.checkTheFields', { count: problems.length }, problems);
}

function whyNot(found: EnrolmentRecord | undefined, enrolledOn: string, staffId: string): string {
  if (found?.enrolledOn !== enrolledOn) return 'registry.paperChanged';
  const byAnother = found.basis === 'paper_seen' && found.decidedBy !== staffId;
  return byAnother && found.decidedBy ? 'registry.seerHasLeft' : 'registry.secondPersonConfirms';
}

/**
 * Confirms, as a second person, what a colleague saw. Who saw it is refused, and so is a day that another one
 * took the place of since it was read, or that somebody saw who works with families no more.
 */
export async function confirmPaper(context: Context, enrolment: PaperToConfirm): Promise<Done> {
  const { householdId, enrolmentId, enrolledOn } = enrolment;
  const { record } = await openOwnHousehold(context, householdId);
  if (!(await confirm(context.tx, enrolment, staffOf(context).staffId, context.now))) {
    const found = record.enrolments.find((one) => one.enrolmentId === enrolmentId);
    throw new Problem('conflict', whyNot(found, enrolledOn, staffOf(context).staffId));
  }
  await announce(context, householdId, 'registry.enrolmentDecided', {
    enrolmentId,
    basis: 'confirmed',
  });
  return done;
}
