import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { findProgramme, householdMeant, setStates } from '#queue/index.ts';
import { announce } from './announce.ts';
import { answerSlot, findSlot } from './slots.store.ts';

type Answer = { slotId: string; householdId: string | null } & (
  | { answer: 'accept' }
  | { answer: 'decline'; reason: string }
);

/**
 * Accepts or declines an offered day, or gives back an accepted one. Who declines waits on at the same
 * place. Throws `appointments.standsStill` while the programme is paused (nothing is lost meanwhile)
 * and `appointments.noOffer` when no offer stands or it is somebody else's.
 */
export async function answerOffer(
  context: Context,
  answer: Answer,
): Promise<Record<string, never>> {
  const { tx, now } = context;
  const householdId = householdMeant(context, answer.householdId);
  const slot = await findSlot(tx, answer.slotId);
  if (slot?.householdId !== householdId) throw new Problem('missing', 'appointments.noOffer');
  const { slotId, programmeId } = slot;
  const programme = await findProgramme(tx, programmeId);
  if (programme?.state !== 'in_force') throw new Problem('conflict', 'appointments.standsStill');
  const state = answer.answer === 'accept' ? 'accepted' : 'declined';
  const reason = answer.answer === 'accept' ? null : answer.reason;
  if (!(await answerSlot(tx, { householdId, slotId }, state, reason, now))) {
    throw new Problem('conflict', 'appointments.noOffer');
  }
  const next = state === 'accepted' ? 'accepted' : 'waiting';
  await setStates(tx, programmeId, [householdId], next, now);
  const subject = { kind: 'household', id: householdId } as const;
  if (answer.answer === 'accept') {
    const payload = { programmeId, slotId, reason: null };
    await announce(context, { name: 'appointments.slotAccepted', subject, payload });
    return {};
  }
  const by = context.actor.kind === 'family' ? 'family' : 'staff';
  const payload = { programmeId, slotId, reason: answer.reason, by } as const;
  await announce(context, { name: 'appointments.slotDeclined', subject, payload });
  return {};
}
