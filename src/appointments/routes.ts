import { handle, type Route } from '#platform/handle.ts';
import { answerOffer } from './answer-offer.ts';
import { answerStandBy } from './answer-stand-by.ts';
import { applyPlan } from './apply-plan.ts';
import { arrivedAfterAll } from './arrived-after-all.ts';
import { showCalendar, showDay } from './calendar.ts';
import { confirmDay } from './confirm-day.ts';
import * as contracts from './contract.ts';
import { joinStandBy, leaveStandBy } from './join-stand-by.ts';
import { makePlan } from './make-plan.ts';
import { offerSlots } from './offer-slots.ts';
import { recordOutcome } from './record-outcome.ts';
import { setOpening, showOpenings } from './set-opening.ts';
import { exportPlan, listPlans, showPlan } from './show-plan.ts';
import { myStandBy, showStandBy, standByOf } from './show-stand-by.ts';
import { mySlots, slotsOf } from './slots-of.ts';
import { whereWeStand } from './where-we-stand.ts';

/** Every route of appointments: contract to use case. */
export const routes: readonly Route[] = [
  handle(contracts.setOpening, setOpening),
  handle(contracts.openings, showOpenings),
  handle(contracts.makePlan, makePlan),
  handle(contracts.showPlan, showPlan),
  handle(contracts.listPlans, listPlans),
  handle(contracts.applyPlan, applyPlan),
  handle(contracts.exportPlan, exportPlan),
  handle(contracts.offerSlots, offerSlots),
  handle(contracts.confirmDay, confirmDay),
  handle(contracts.calendar, showCalendar),
  handle(contracts.dayList, showDay),
  handle(contracts.mySlots, mySlots),
  handle(contracts.whereWeStand, whereWeStand),
  handle(contracts.slotsOf, slotsOf),
  handle(contracts.answerOffer, answerOffer),
  handle(contracts.recordOutcome, recordOutcome),
  handle(contracts.arrivedAfterAll, arrivedAfterAll),
  handle(contracts.joinStandBy, joinStandBy),
  handle(contracts.leaveStandBy, leaveStandBy),
  handle(contracts.answerStandBy, answerStandBy),
  handle(contracts.myStandBy, myStandBy),
  handle(contracts.standByOf, standByOf),
  handle(contracts.showStandBy, showStandBy),
];
