import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { findProgramme, householdMeant, setStates } from '#queue/index.ts';
import { announce } from './announce.ts';
import { answerAsk, findAsk } from './stand-by.store.ts';

/**
 * Accepts or refuses a place at short notice. Throws `appointments.standsStill` while the programme is
 * paused, and `appointments.noOffer` when nothing stands to be answered.
 */
export async function answerStandBy(
  context: Context,
  input: { askId: string; householdId: string | null; answer: 'accept' | 'refuse' },
): Promise<Record<string, never>> {
  const { tx, now } = context;
  const { askId } = input;
  const householdId = householdMeant(context, input.householdId);
  const ask = await findAsk(tx, askId);
  if (ask?.householdId !== householdId) throw new Problem('missing', 'appointments.noOffer');
  const { programmeId } = ask;
  const programme = await findProgramme(tx, programmeId);
  if (programme?.state !== 'in_force') throw new Problem('conflict', 'appointments.standsStill');
  const slotId = context.newId();
  const answer = input.answer === 'accept' ? 'accepted' : 'refused';
  if (!(await answerAsk(tx, { householdId, askId, slotId }, answer, now))) {
    throw new Problem('conflict', 'appointments.noOffer');
  }
  const subject = { kind: 'household', id: householdId } as const;
  if (answer === 'refused') {
    const payload = { programmeId, askId };
    await announce(context, { name: 'appointments.standByRefused', subject, payload });
    return {};
  }
  await setStates(tx, programmeId, [householdId], 'accepted', now);
  const payload = { programmeId, slotId, reason: 'stand_by' } as const;
  await announce(context, { name: 'appointments.standByAccepted', subject, payload });
  return {};
}
