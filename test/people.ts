import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { HouseholdInput } from '#registry/household.ts';

/** Invented people with known answers, so that a test reads as a sentence. */

/** Ana asks for her family of four: two were returned at Matamoros, the baby was born in Mexico. */
export function anaAndHerFamily(
  changes: Partial<z.input<typeof HouseholdInput>> = {},
): z.input<typeof HouseholdInput> {
  return {
    submissionKey: randomUUID(),
    way: 'web',
    language: 'quc',
    secondLanguage: 'spa',
    reads: false,
    prefersListening: true,
    people: [
      {
        names: { given: 'Ana María', firstSurname: 'Tzoc', secondSurname: 'Ixcoy' },
        birth: { precision: 'day', date: '1994-03-20' },
        sex: 'F',
        relation: 'self',
        nationality: 'GTM',
        aNumbers: [{ digits: '012345671' }],
        inProgramme: 'yes',
        enrolment: { enrolledOn: '2019-08-14', precision: 'day', port: '2301' },
        caseKnowledge: { situation: 'ACTIVE-NOHEAR' },
        needs: ['V-HEAD1'],
      },
      {
        names: { given: 'Bruno', firstSurname: 'Tzoc' },
        birth: { precision: 'year', date: '2013-01-01' },
        relation: 'child',
        nationality: 'GTM',
        aNumbers: [{ digits: '012345672' }],
        inProgramme: 'yes',
        enrolment: { enrolledOn: '2019-08-14', precision: 'day', port: '2301' },
      },
      {
        names: { given: 'Chantal', firstSurname: 'Tzoc' },
        birth: { precision: 'day', date: '2021-05-02' },
        relation: 'child',
        nationality: 'MEX',
        inProgramme: 'no',
      },
      {
        names: { given: 'Domingo' },
        birth: { precision: 'unknown' },
        relation: 'parent',
        nationality: 'GTM',
        inProgramme: 'unknown',
      },
    ],
    whereabouts: { country: 'mexico', place: 'matamoros' },
    contacts: [
      {
        channel: 'whatsapp',
        value: '+528681234567',
        whose: 'own',
        safeTimes: 'evening',
        maySay: 'news_only',
      },
      { channel: 'email', value: 'prima@example.org', whose: 'relative', maySay: 'everything' },
    ],
    openingFact: { question: 'home_town', answer: 'Totonicapán' },
    consents: [{ purpose: 'help' }, { purpose: 'statistics' }],
    ...changes,
  };
}
