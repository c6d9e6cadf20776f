import { handle, type Route } from '#platform/handle.ts';
import { amendRules } from './amend-rules.ts';
import {
  endProgramme,
  pauseProgramme,
  resumeProgramme,
  startProgramme,
} from './change-programme.ts';
import { chooseTravel } from './choose-travel.ts';
import * as contracts from './contract.ts';
import { appealExpedite } from './decisions/appeal-expedite.ts';
import {
  decideCorrection,
  listCorrections,
  proposeCorrection,
} from './decisions/correct-household.ts';
import { confirmExpedite, decideExpedite } from './decisions/decide-expedite.ts';
import { decisionsOf } from './decisions/decisions-of.ts';
import { expediteFigures } from './decisions/expedite-figures.ts';
import { listExpedite } from './decisions/list-expedite.ts';
import { myExpedite } from './decisions/my-expedite.ts';
import { requestExpedite } from './decisions/request-expedite.ts';
import { setDecisionRules, showDecisionRules } from './decisions/set-decision-rules.ts';
import { standAside } from './decisions/stand-aside.ts';
import { decideTakingOut, takeOutPerson } from './decisions/take-out-person.ts';
import { declareProgramme } from './declare-programme.ts';
import { deskPlacesOf } from './desk-places-of.ts';
import { closeBatch, commitToDraw, revealForDraw } from './draw-batch.ts';
import { foreseeRules } from './foresee-rules.ts';
import { leaveQueue, returnToQueue } from './leave-queue.ts';
import { listTickets } from './list-tickets.ts';
import { placesOf } from './place-of.ts';
import { programmeHistory } from './programme-history.ts';
import { publicState } from './public-state.ts';
import { publishList } from './publish-list.ts';
import { showDraws } from './show-draws.ts';
import { showPublicList } from './show-public-list.ts';
import { showRules } from './show-rules.ts';
import { waitTogether } from './wait-together.ts';

/** Every route of the queue: contract to use case. */
export const routes: readonly Route[] = [
  handle(contracts.publicState, publicState),
  handle(contracts.declareProgramme, declareProgramme),
  handle(contracts.startProgramme, startProgramme),
  handle(contracts.foreseeRules, foreseeRules),
  handle(contracts.amendRules, amendRules),
  handle(contracts.pauseProgramme, pauseProgramme),
  handle(contracts.resumeProgramme, resumeProgramme),
  handle(contracts.endProgramme, endProgramme),
  handle(contracts.programmeHistory, programmeHistory),
  handle(contracts.programmeRules, showRules),
  handle(contracts.publicList, showPublicList),
  handle(contracts.publishList, publishList),
  handle(contracts.draws, showDraws),
  handle(contracts.commitToDraw, commitToDraw),
  handle(contracts.closeBatch, closeBatch),
  handle(contracts.revealForDraw, revealForDraw),
  handle(contracts.myPlaces, placesOf),
  handle(contracts.placesOf, deskPlacesOf),
  handle(contracts.choosePorts, chooseTravel),
  handle(contracts.leaveQueue, leaveQueue),
  handle(contracts.returnToQueue, returnToQueue),
  handle(contracts.waitTogether, waitTogether),
  handle(contracts.listTickets, listTickets),
  handle(contracts.requestExpedite, requestExpedite),
  handle(contracts.listExpedite, listExpedite),
  handle(contracts.decideExpedite, decideExpedite),
  handle(contracts.confirmExpedite, confirmExpedite),
  handle(contracts.standAside, standAside),
  handle(contracts.appealExpedite, appealExpedite),
  handle(contracts.decisionsOf, decisionsOf),
  handle(contracts.myExpedite, myExpedite),
  handle(contracts.decisionRules, showDecisionRules),
  handle(contracts.setDecisionRules, setDecisionRules),
  handle(contracts.expediteFigures, expediteFigures),
  handle(contracts.listCorrections, listCorrections),
  handle(contracts.proposeCorrection, proposeCorrection),
  handle(contracts.decideCorrection, decideCorrection),
  handle(contracts.takeOutPerson, takeOutPerson),
  handle(contracts.decideTakingOut, decideTakingOut),
];
