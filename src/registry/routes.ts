import { handle } from '#platform/handle.ts';
import { addNote } from './add-note.ts';
import { addPerson } from './add-person.ts';
import { askToBeCalled } from './ask-to-be-called.ts';
import { changeLanguage, changeWhereabouts } from './change-answers.ts';
import { giveConsent, shareWith, stopSharing, withdrawConsent } from './change-consent.ts';
import { changeContact, undoContactChange } from './change-contact.ts';
import { closeHousehold, reopenHousehold, setLegalHold } from './close-household.ts';
import { consentQuestions } from './consent-questions.ts';
import { continueImport } from './continue-import.ts';
import * as contracts from './contract.ts';
import { correctMine } from './correct-mine.ts';
import { correctPerson, declineCorrection } from './correct-person.ts';
import { dropDraft } from './drop-draft.ts';
import { eraseMine } from './erase-household.ts';
import { exportMine } from './export-mine.ts';
import { giveDraftWords } from './give-draft-words.ts';
import { importTemplate, refusedSheet } from './give-spreadsheets.ts';
import { giveWords } from './give-words.ts';
import { householdPage } from './household-page.ts';
import { importProgress, importResult, listImports, refusedRows } from './import-result.ts';
import { keepDraft } from './keep-draft.ts';
import { leaveHousehold } from './leave-household.ts';
import { leaveMyPlace } from './leave-my-place.ts';
import { linkHouseholds, undoLink } from './link-households.ts';
import { markCalled } from './mark-called.ts';
import { myHousehold } from './my-household.ts';
import { newWords, wordsForAdult } from './new-words.ts';
import { openMyPlace } from './open-my-place.ts';
import { possibleDuplicates } from './possible-duplicates.ts';
import { chooseOpeningFact, proveOpeningFact } from './prove-opening-fact.ts';
import { readDraft } from './read-draft.ts';
import { receiptAgain } from './receipt-again.ts';
import { recentHouseholds } from './recent-households.ts';
import { registerHousehold } from './register-household.ts';
import { reopenDraft } from './reopen-draft.ts';
import { search } from './search.ts';
import { confirmPaper, seePaper } from './see-paper.ts';
import { showPhone } from './show-phone.ts';
import { startImport } from './start-import.ts';
import { whoHasLooked } from './who-has-looked.ts';
import { undoWithdrawal, withdraw } from './withdraw.ts';
import { workList } from './work-list.ts';

/** Every route of the registry: contract to use case. */
export const routes = [
  handle(contracts.keepDraft, keepDraft),
  handle(contracts.readDraft, readDraft),
  handle(contracts.giveDraftWords, giveDraftWords),
  handle(contracts.reopenDraft, reopenDraft),
  handle(contracts.dropDraft, dropDraft),
  handle(contracts.consentQuestions, consentQuestions),
  handle(contracts.registerHousehold, registerHousehold),
  handle(contracts.receiptAgain, receiptAgain),
  handle(contracts.openMyPlace, openMyPlace),
  handle(contracts.proveOpeningFact, proveOpeningFact),
  handle(contracts.chooseOpeningFact, chooseOpeningFact),
  handle(contracts.myHousehold, myHousehold),
  handle(contracts.leaveMyPlace, leaveMyPlace),
  handle(contracts.whoHasLooked, whoHasLooked),
  handle(contracts.changeContact, changeContact),
  handle(contracts.undoContactChange, undoContactChange),
  handle(contracts.changeWhereabouts, changeWhereabouts),
  handle(contracts.changeLanguage, changeLanguage),
  handle(contracts.askToBeCalled, askToBeCalled),
  handle(contracts.newWords, newWords),
  handle(contracts.wordsForAdult, wordsForAdult),
  handle(contracts.leaveHousehold, leaveHousehold),
  handle(contracts.giveConsent, giveConsent),
  handle(contracts.withdrawConsent, withdrawConsent),
  handle(contracts.withdraw, withdraw),
  handle(contracts.undoWithdrawal, undoWithdrawal),
  handle(contracts.correctMine, correctMine),
  handle(contracts.exportMine, exportMine),
  handle(contracts.eraseMine, eraseMine),
  handle(contracts.shareWith, shareWith),
  handle(contracts.stopSharing, stopSharing),
  handle(contracts.giveWords, giveWords),
  handle(contracts.search, search),
  handle(contracts.possibleDuplicates, possibleDuplicates),
  handle(contracts.workList, workList),
  handle(contracts.recentHouseholds, recentHouseholds),
  handle(contracts.addPerson, addPerson),
  handle(contracts.correctPerson, correctPerson),
  handle(contracts.declineCorrection, declineCorrection),
  handle(contracts.seePaper, seePaper),
  handle(contracts.confirmPaper, confirmPaper),
  handle(contracts.addNote, addNote),
  handle(contracts.markCalled, markCalled),
  handle(contracts.linkHouseholds, linkHouseholds),
  handle(contracts.undoLink, undoLink),
  handle(contracts.closeHousehold, closeHousehold),
  handle(contracts.reopenHousehold, reopenHousehold),
  handle(contracts.setLegalHold, setLegalHold),
  handle(contracts.startImport, startImport),
  handle(contracts.continueImport, continueImport),
  handle(contracts.importProgress, importProgress),
  handle(contracts.importResult, importResult),
  handle(contracts.refusedRows, refusedRows),
  handle(contracts.listImports, listImports),
  handle(contracts.importTemplate, importTemplate),
  handle(contracts.refusedSheet, refusedSheet),
  handle(contracts.householdPage, householdPage),
  handle(contracts.showPhone, showPhone),
];
