import { handle } from '#platform/handle.ts';
import { consentQuestions } from './consent-questions.ts';
import * as contracts from './contract.ts';
import { dropDraft } from './drop-draft.ts';
import { giveDraftWords } from './give-draft-words.ts';
import { householdPage } from './household-page.ts';
import { keepDraft } from './keep-draft.ts';
import { myHousehold } from './my-household.ts';
import { openMyPlace } from './open-my-place.ts';
import { chooseOpeningFact, proveOpeningFact } from './prove-opening-fact.ts';
import { readDraft } from './read-draft.ts';
import { receiptAgain } from './receipt-again.ts';
import { registerHousehold } from './register-household.ts';
import { reopenDraft } from './reopen-draft.ts';
import { search } from './search.ts';
import { showPhone } from './show-phone.ts';

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
  handle(contracts.search, search),
  handle(contracts.householdPage, householdPage),
  handle(contracts.showPhone, showPhone),
];
