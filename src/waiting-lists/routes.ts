import { handle, type Route } from '#platform/handle.ts';
import { askAgain, leaveList, returnToList } from './act-on-number.ts';
import { answerCoHolding, beginList } from './begin-list.ts';
import { answerHolderChange, changeHolder } from './change-holder.ts';
import { pauseList, resumeList } from './change-list.ts';
import * as contracts from './contract.ts';
import { decideProposal } from './decide-proposal.ts';
import { joinList } from './join-list.ts';
import { givePaper } from './list-place-paper.ts';
import { showMyNumber } from './my-number.ts';
import { showCallBoard, showOurLists } from './our-lists.ts';
import { checkOwnWord, setOwnWord } from './own-word.ts';
import { proposeCall, proposeClosing, proposeCorrection, proposeEarly } from './propose.ts';
import { recordOutcomes } from './record-outcomes.ts';
import { reportAbuse, settleReport, showReports } from './report-abuse.ts';
import { showList, showLists } from './show-lists.ts';
import { endVisit, openNumber } from './visit.ts';

/** Every route of waiting lists: contract to use case. */
export const routes: readonly Route[] = [
  handle(contracts.lists, showLists),
  handle(contracts.list, showList),
  handle(contracts.openNumber, openNumber),
  handle(contracts.myNumber, showMyNumber),
  handle(contracts.setOwnWord, setOwnWord),
  handle(contracts.askAgain, askAgain),
  handle(contracts.leaveList, leaveList),
  handle(contracts.returnToList, returnToList),
  handle(contracts.reportAbuse, reportAbuse),
  handle(contracts.listPlacePaper, givePaper),
  handle(contracts.endVisit, endVisit),
  handle(contracts.beginList, beginList),
  handle(contracts.answerCoHolding, answerCoHolding),
  handle(contracts.changeHolder, changeHolder),
  handle(contracts.answerHolderChange, answerHolderChange),
  handle(contracts.ourLists, showOurLists),
  handle(contracts.callBoard, showCallBoard),
  handle(contracts.joinList, joinList),
  handle(contracts.proposeCall, proposeCall),
  handle(contracts.proposeEarly, proposeEarly),
  handle(contracts.proposeCorrection, proposeCorrection),
  handle(contracts.proposeClosing, proposeClosing),
  handle(contracts.decideProposal, decideProposal),
  handle(contracts.checkOwnWord, checkOwnWord),
  handle(contracts.recordOutcomes, recordOutcomes),
  handle(contracts.pauseList, pauseList),
  handle(contracts.resumeList, resumeList),
  handle(contracts.listReports, showReports),
  handle(contracts.settleReport, settleReport),
];
