import type { PathwayRule, Requirement } from './law.ts';
import { sources } from './sources.law.ts';

const inUs: Requirement = { if: { fact: 'where', is: ['us'] }, otherwise: 'not-in-us' };

/** Row D11: already in the United States with an open case: keep the court's address right. */
export const openCaseInUsRules: readonly PathwayRule[] = [
  {
    id: 'D11a',
    title: 'D11a.title',
    what: 'D11a.what',
    history: false,
    validFrom: null,
    validTo: null,
    requires: [
      inUs,
      {
        if: {
          fact: 'status',
          is: ['ACTIVE-NOHEAR', 'ACTIVE-HEAR', 'ACTIVE-BIA', 'PAROLED-VENUE-MOVED'],
        },
        otherwise: 'no-open-case',
      },
    ],
    documents: ['eoir-33', 'all-a-numbers'],
    authorities: ['current-court', 'ice-opla'],
    clocks: [{ id: 'address-5', from: 'movedOn', length: { unit: 'working-days', count: 5 } }],
    sources: [sources.eoir33, sources.addressRule],
    unconfirmedParts: [
      'The form says five working days; the regulation is described as “five days”. Sooner is safer.',
      'A case on appeal uses Form EOIR-33/BIA instead.',
    ],
    version: 'D11a-05b11ada55fb',
    examples: [
      {
        given: {
          where: 'us',
          status: 'ACTIVE-HEAR',
          movedOn: { precision: 'day', date: '2026-11-20' },
        },
        on: '2026-11-21',
        expect: 'fits',
        clocks: { 'address-5': '2026-11-30' },
      },
      {
        given: { where: 'mexico', status: 'ACTIVE-HEAR' },
        on: '2026-11-21',
        expect: 'does-not-fit',
        reason: 'not-in-us',
      },
      { given: { status: 'ACTIVE-HEAR' }, on: '2026-11-21', expect: 'missing', asks: 'where' },
    ],
  },
  {
    id: 'D11b',
    title: 'D11b.title',
    what: 'D11b.what',
    history: false,
    validFrom: null,
    validTo: null,
    requires: [
      inUs,
      {
        if: { fact: 'status', is: ['ACTIVE-NOHEAR', 'ACTIVE-HEAR'] },
        otherwise: 'no-hearing-case',
      },
    ],
    documents: ['venue-motion', 'eoir-33', 'i-589', 'proof-of-service'],
    authorities: ['current-court', 'ice-opla'],
    clocks: [],
    sources: [sources.venue, sources.letter2021],
    unconfirmedParts: ['Whether the government lawyers (OPLA) join such motions at present [?].'],
    version: 'D11b-ea381b5a7394',
    examples: [
      { given: { where: 'us', status: 'ACTIVE-NOHEAR' }, on: '2026-11-21', expect: 'fits' },
      {
        given: { where: 'us', status: 'ACTIVE-BIA' },
        on: '2026-11-21',
        expect: 'does-not-fit',
        reason: 'no-hearing-case',
      },
    ],
  },
];
