import type { PathwayRule, Requirement } from './law.ts';
import { sources } from './sources.law.ts';

const returned: Requirement = {
  if: { fact: 'programme', is: ['mpp-2019'] },
  otherwise: 'not-that-programme',
};

const outsideUs: Requirement = {
  if: { fact: 'where', is: ['mexico', 'origin', 'other'] },
  otherwise: 'in-us',
};

const inMexico: Requirement = {
  if: { fact: 'where', is: ['mexico'] },
  otherwise: 'not-in-mexico',
};

const phaseOne = { history: true, validFrom: '2021-02-19', validTo: '2021-08-24' } as const;
const phaseTwo = { history: true, validFrom: '2021-06-23', validTo: '2021-08-24' } as const;

const registration: PathwayRule['documents'] = [
  'a-number',
  'identity',
  'family-list',
  'phone',
  'hearing-notice',
];

/** Rows D1, D2, D3, D5 and the request for speed of 2021: the wind-down, kept as history. */
export const windDownRules: readonly PathwayRule[] = [
  {
    ...phaseOne,
    id: 'D1',
    title: 'D1.title',
    what: 'D1.what',
    requires: [
      returned,
      inMexico,
      { if: { fact: 'status', is: ['ACTIVE-NOHEAR', 'ACTIVE-HEAR'] }, otherwise: 'no-open-case' },
    ],
    documents: [...registration, 'medical-proof'],
    authorities: ['unhcr-cbp-2021'],
    clocks: [],
    sources: [sources.aila2021, sources.dhsFirstDay, sources.forumStop],
    unconfirmedParts: [
      'The questions asked at registration and the order of calls were not published.',
    ],
    version: 'D1-751d9eefe2e8',
    examples: [
      {
        given: { where: 'mexico', programme: 'mpp-2019', status: 'ACTIVE-HEAR' },
        on: '2026-11-21',
        expect: 'history',
      },
      {
        given: { where: 'mexico', programme: 'mpp-2019', status: 'ACTIVE-HEAR' },
        on: '2021-04-01',
        expect: 'history',
      },
    ],
  },
  {
    ...phaseOne,
    id: 'D2',
    title: 'D2.title',
    what: 'D2.what',
    requires: [
      returned,
      inMexico,
      { if: { fact: 'status', is: ['ACTIVE-BIA'] }, otherwise: 'no-open-case' },
    ],
    documents: [...registration, 'appeal-receipt'],
    authorities: ['unhcr-cbp-2021', 'bia'],
    clocks: [],
    sources: [sources.aila2021, sources.forumStop],
    unconfirmedParts: [],
    version: 'D2-d1bcd58c09f3',
    examples: [
      {
        given: { where: 'mexico', programme: 'mpp-2019', status: 'ACTIVE-BIA' },
        on: '2026-11-21',
        expect: 'history',
      },
    ],
  },
  {
    ...phaseTwo,
    id: 'D3',
    title: 'D3.title',
    what: 'D3.what',
    requires: [
      returned,
      outsideUs,
      { if: { fact: 'status', is: ['INABS'] }, otherwise: 'no-absence-order' },
    ],
    documents: [...registration, 'order', 'declaration', 'absence-proof', 'eoir-33'],
    authorities: ['unhcr-cbp-2021', 'ordering-court', 'ice-opla'],
    clocks: [],
    sources: [sources.phaseTwo, sources.dhsArchive, sources.forumStop],
    unconfirmedParts: [],
    version: 'D3-917113d59b2f',
    examples: [
      {
        given: { where: 'origin', programme: 'mpp-2019', status: 'INABS' },
        on: '2026-11-21',
        expect: 'history',
      },
    ],
  },
  {
    ...phaseTwo,
    id: 'D5',
    title: 'D5.title',
    what: 'D5.what',
    requires: [
      returned,
      outsideUs,
      { if: { fact: 'status', is: ['TERM-DHS', 'TERM-OTHER'] }, otherwise: 'case-not-closed' },
    ],
    documents: [...registration, 'termination-order'],
    authorities: ['unhcr-cbp-2021', 'ice-opla'],
    clocks: [],
    sources: [sources.phaseTwo, sources.dhsArchive, sources.forumStop],
    unconfirmedParts: [],
    version: 'D5-4fbb02dba9c5',
    examples: [
      {
        given: { where: 'mexico', programme: 'mpp-2019', status: 'TERM-DHS' },
        on: '2026-11-21',
        expect: 'history',
      },
    ],
  },
  {
    ...phaseOne,
    id: 'D15-2021',
    title: 'D15-2021.title',
    what: 'D15-2021.what',
    requires: [
      returned,
      outsideUs,
      { if: { fact: 'hasUrgentNeed', is: ['yes'] }, otherwise: 'no-urgent-need' },
    ],
    documents: ['medical-letter', 'danger-report', 'declaration'],
    authorities: ['unhcr-cbp-2021'],
    clocks: [],
    sources: [sources.letter2021],
    unconfirmedParts: ['The criteria were never written down in public.'],
    version: 'D15-2021-0e3fa786ee4f',
    examples: [
      {
        given: {
          where: 'mexico',
          programme: 'mpp-2019',
          status: 'ACTIVE-HEAR',
          urgentNeeds: ['V-MED-URG'],
        },
        on: '2026-11-21',
        expect: 'history',
      },
    ],
  },
];
