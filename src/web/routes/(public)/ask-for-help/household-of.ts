import type { z } from 'zod';
import type { registerHousehold } from '#registry/contract.ts';
import type { ScreenLocale } from '#vocabulary/named.ts';
import type { Draft } from './draft.ts';
import { typedOn } from './draft.ts';
import { caseAnswer } from './questions/case.ts';
import { contactAnswers } from './questions/contact.ts';
import { languageAnswers } from './questions/language.ts';
import { aboutAnswer, birthAnswer, namesAnswer } from './questions/people.ts';
import { consentAnswers, openingFactAnswer } from './questions/permission.ts';
import { needsAnswer, whereaboutsAnswer } from './questions/place-and-needs.ts';
import { aNumbersAnswer, basisNote, enrolmentAnswer, inProgramme } from './questions/returned.ts';
import { helperNote, isByHelper, isChildAlone } from './questions/who.ts';

/** The whole request, as the registry takes it, from a draft whose every page is answered. */
export function householdOf(
  draft: Draft,
  { screenLanguage, today }: { screenLanguage: ScreenLocale; today: string },
): z.input<(typeof registerHousehold)['input']> {
  const { language, ...howTheyUnderstand } = languageAnswers(draft);
  return {
    submissionKey: draft.once,
    way: 'web',
    byProxy: isByHelper(draft),
    language,
    ...howTheyUnderstand,
    screenLanguage,
    people: draft.people.map((at) => personOf(draft, at, today)),
    childAlone: isChildAlone(draft),
    whereabouts: whereaboutsAnswer(draft),
    contacts: contactAnswers(draft),
    openingFact: openingFactAnswer(draft),
    consents: consentAnswers(draft),
    notes: [...helperNote(draft), ...basisNote(draft)].join(' '),
  };
}

function personOf(draft: Draft, at: number, today: string) {
  return {
    names: namesAnswer(draft, at),
    birth: birthAnswer(typedOn(draft, 'birth', at), today),
    ...aboutAnswer(draft, at),
    aNumbers: aNumbersAnswer(draft, at),
    inProgramme: inProgramme(draft, at),
    enrolment: enrolmentAnswer(draft, at, today),
    caseKnowledge: caseAnswer(draft, at, today),
    needs: needsAnswer(draft, at),
  };
}
