import { answerOffer, declineReasons } from '#appointments/contract.ts';
import { choosePorts, requestExpedite } from '#queue/contract.ts';
import { evidenceLevels } from '#queue/decisions/criteria.rules.ts';
import { needByCode } from '#vocabulary/needs.ts';
import { portByCode } from '#vocabulary/ports.ts';
import { all, text } from '../../register/typed.ts';
import { acting, oneOf } from './acting.ts';

/** What staff do for a family in the queue: ask to go earlier, say the ports, answer an offer. */
export const queueActions = {
  expedite: acting(async ({ call, form, householdId }) => {
    await call(requestExpedite, {
      programmeId: text(form, 'programmeId'),
      householdId,
      class: oneOf(['urgent', 'expedited'] as const, text(form, 'class')) ?? 'expedited',
      criteria: all(form, 'criteria').filter((code) => needByCode.has(code)),
      note: text(form, 'note').slice(0, 2000),
      evidence: oneOf(evidenceLevels, text(form, 'evidence')) ?? 'said',
    });
    return undefined;
  }),

  ports: acting(async ({ call, form, householdId }) => {
    await call(choosePorts, {
      programmeId: text(form, 'programmeId'),
      householdId,
      ports: all(form, 'ports').filter((code) => portByCode.has(code)),
    });
    return undefined;
  }),

  accept: acting(async ({ call, form, householdId }) => {
    await call(answerOffer, { slotId: text(form, 'slotId'), householdId, answer: 'accept' });
    return undefined;
  }),

  refuse: acting(async ({ call, form, householdId }) => {
    const reason = oneOf(declineReasons, text(form, 'reason')) ?? 'not_said';
    const slotId = text(form, 'slotId');
    await call(answerOffer, { slotId, householdId, answer: 'decline', reason });
    return undefined;
  }),
};
