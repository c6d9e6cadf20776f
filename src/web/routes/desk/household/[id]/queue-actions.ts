import {
  answerOffer,
  answerStandBy,
  declineReasons,
  joinStandBy,
  leaveStandBy,
} from '#appointments/contract.ts';
import {
  choosePorts,
  decideTakingOut,
  requestExpedite,
  takeOutPerson,
  waitTogether,
} from '#queue/contract.ts';
import { evidenceLevels } from '#queue/decisions/criteria.rules.ts';
import { takingOutReasons } from '#queue/decisions/taking-out.rules.ts';
import { needByCode } from '#vocabulary/needs.ts';
import { portByCode } from '#vocabulary/ports.ts';
import { wholeNumber } from '../../(planning)/typed.ts';
import { all, text } from '../../register/typed.ts';
import { type Act, acting, chosen, type Outcome } from './acting.ts';

/** Does what is done in the family's name only where it is said that the family asked for it. */
function asFamilyAsked(work: (act: Act) => Promise<unknown>) {
  return acting(async (act): Promise<Outcome | undefined> => {
    if (text(act.form, 'familyAsked') !== 'yes') {
      const message = act.words.say('families.household.familyAsked.missing');
      return { errors: [{ field: 'familyAsked', message }] };
    }
    await work(act);
    return undefined;
  });
}

/** What staff do for a family in the queue: ask to go earlier, say what it can do, answer an offer. */
export const queueActions = {
  expedite: acting(async ({ call, form, householdId }) => {
    await call(requestExpedite, {
      programmeId: text(form, 'programmeId'),
      householdId,
      class: chosen(form, 'class', ['urgent', 'expedited']),
      criteria: all(form, 'criteria').filter((code) => needByCode.has(code)),
      note: text(form, 'note'),
      evidence: chosen(form, 'evidence', evidenceLevels),
    });
    return undefined;
  }),

  /** Somebody was added by mistake: out at once, or asked of a second person. */
  takeOut: acting(async ({ call, form, householdId }) => {
    const reason = chosen(form, 'reason', takingOutReasons);
    await call(takeOutPerson, { householdId, personId: text(form, 'personId'), reason });
    return undefined;
  }),

  decideOut: acting(async ({ call, form, householdId }) => {
    const confirm = chosen(form, 'confirm', ['yes', 'no']) === 'yes';
    await call(decideTakingOut, { householdId, requestId: text(form, 'requestId'), confirm });
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
    const reason = chosen(form, 'reason', declineReasons);
    const slotId = text(form, 'slotId');
    await call(answerOffer, { slotId, householdId, answer: 'decline', reason });
    return undefined;
  }),

  standBy: asFamilyAsked(({ call, form, householdId }) =>
    call(joinStandBy, {
      programmeId: text(form, 'programmeId'),
      householdId,
      ports: all(form, 'ports'),
      readyHours: wholeNumber(text(form, 'readyHours')),
      until: text(form, 'until'),
    }),
  ),

  offStandBy: asFamilyAsked(({ call, form, householdId }) =>
    call(leaveStandBy, { programmeId: text(form, 'programmeId'), householdId }),
  ),

  answerStandBy: acting(async ({ call, form, householdId }) => {
    const answer = chosen(form, 'answer', ['accept', 'refuse']);
    await call(answerStandBy, { askId: text(form, 'askId'), householdId, answer });
    return undefined;
  }),

  together: asFamilyAsked(({ call, form, householdId }) =>
    call(waitTogether, {
      programmeId: text(form, 'programmeId'),
      householdId,
      wait: text(form, 'wait') === 'yes',
    }),
  ),
};
