import { z } from 'zod';
import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { violatedConstraint } from '#platform/database.ts';
import { noteListView } from '#platform/list-views.ts';
import { Problem } from '#platform/problem.ts';
import { findHouseholdSeals, getHouseholdSeal, type HouseholdSeal } from '#registry/index.ts';
import { announce } from '../announce.ts';
import type { Correction, DateWaiting, TakingOut } from './correct-household.contract.ts';
import {
  type KeptCorrection,
  keepCorrectionDecision,
  keepProposal,
  keepSize,
  listDatesWaiting,
  listWaiting,
} from './corrections.store.ts';
import { type KeptTakingOut, listTakingOut } from './taking-out.store.ts';

const Document = z.object({ kind: z.string(), reference: z.string() });

/** Corrections of our households that wait for a paper or a second person; the view is noted. */
export async function listCorrections(context: Context): Promise<{
  corrections: z.infer<typeof Correction>[];
  dates: z.infer<typeof DateWaiting>[];
  takingOut: z.infer<typeof TakingOut>[];
}> {
  const { tx } = context;
  const { organisationId, staffId } = staffOf(context);
  const [kept, dates, asked] = await Promise.all([
    listWaiting(tx, organisationId),
    listDatesWaiting(tx, organisationId),
    listTakingOut(tx, organisationId),
  ]);
  const ids = kept.map(({ householdId }) => householdId);
  const seals = await findHouseholdSeals(context, ids);
  const shown = [...ids, ...[...dates, ...asked].map(({ householdId }) => householdId)];
  await noteListView(context, 'queue.listCorrections', shown);
  const corrections = kept.map((one) => opened(one, seals.get(one.householdId), staffId));
  return { corrections, dates, takingOut: asked.map((one) => shownTo(staffId, one)) };
}

/** As a member of staff may see it: not who asked, but whether it was they. */
export function shownTo(
  staffId: string,
  { askedBy, ...asked }: KeptTakingOut,
): z.infer<typeof TakingOut> {
  return { ...asked, askedByMe: askedBy === staffId };
}

function opened(kept: KeptCorrection, seal: HouseholdSeal | undefined, staffId: string) {
  const { document, proposedBy, ...rest } = kept;
  const { correctionId } = kept;
  const paper =
    seal && document ? seal.open('household_corrections.document', correctionId, document) : null;
  return {
    ...rest,
    document: paper === null ? null : Document.parse(paper),
    proposedByMe: proposedBy === staffId,
  };
}

/**
 * Names the paper that shows who belongs to a household that grew. Nothing changes yet. A proposal made anew has
 * an id of its own, so that nobody confirms another paper than the one they read.
 */
export async function proposeCorrection(
  context: Context,
  { householdId, document }: { householdId: string; document: { kind: string; reference: string } },
): Promise<{ correctionId: string }> {
  const { organisationId } = staffOf(context);
  const waiting = await listWaiting(context.tx, organisationId);
  if (!waiting.some((one) => one.householdId === householdId)) {
    throw await waitsNoMore(context, householdId);
  }
  const correctionId = context.newId();
  const seal = await getHouseholdSeal(context, householdId);
  const sealed = seal.seal('household_corrections.document', correctionId, document);
  const which = { householdId, correctionId };
  if (!(await keepProposal(context.tx, which, sealed, context.now))) {
    throw await waitsNoMore(context, householdId);
  }
  await announce(context, {
    name: 'queue.correctionProposed',
    subject: { kind: 'household', id: householdId },
    payload: { correctionId },
  });
  return { correctionId };
}

/** Nothing waits: somebody else decided, or it changed; of a household that is not ours nothing is told. */
async function waitsNoMore(context: Context, householdId: string): Promise<Problem> {
  const ours = await findHouseholdSeals(context, [householdId]);
  return new Problem(ours.has(householdId) ? 'conflict' : 'missing', 'queue.noSuchCorrection');
}

/** A second person confirms, and the household counts as it is in every queue; or does not. */
export async function decideCorrection(
  context: Context,
  which: { householdId: string; correctionId: string; confirm: boolean },
): Promise<Record<string, never>> {
  const { tx, now } = context;
  const { householdId, correctionId, confirm } = which;
  const { staffId } = staffOf(context);
  const decided = await keepCorrectionDecision(tx, which, now).catch((error: unknown) => {
    if (violatedConstraint(error) !== 'two_correctors') throw error;
    throw new Problem('conflict', 'queue.secondPersonNeeded');
  });
  if (!decided) throw await waitsNoMore(context, householdId);
  const subject = { kind: 'household', id: householdId } as const;
  const deciders: [string, string] = [decided.proposedBy, staffId];
  await announce(context, {
    name: 'queue.correctionDecided',
    subject,
    payload: { correctionId, confirmed: confirm, deciders },
  });
  if (!confirm) return {};
  for (const { programmeId, heldReason } of await keepSize(tx, householdId, decided.sizeTo)) {
    const changed = { programmeId, heldReason };
    await announce(context, { name: 'queue.placeChanged', subject, payload: changed });
    const payload = { programmeId, reasonCode: 'household_changed' as const, deciders };
    await announce(context, { name: 'queue.placeCorrected', subject, payload });
  }
  return {};
}
