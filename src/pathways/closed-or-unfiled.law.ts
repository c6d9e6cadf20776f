import type { PathwayRule } from './law.ts';
import { sources } from './sources.law.ts';

/** Rows D6 and D7: a case that was closed, or that never reached a court, looked at today. */
export const closedOrUnfiledRules: readonly PathwayRule[] = [
  {
    id: 'D6',
    title: 'D6.title',
    what: 'D6.what',
    history: false,
    validFrom: null,
    validTo: null,
    requires: [
      { if: { fact: 'where', is: ['us'] }, otherwise: 'not-in-us' },
      {
        if: { fact: 'status', is: ['TERM-DHS', 'TERM-OTHER', 'INACTIVE-NTA'] },
        otherwise: 'case-not-closed',
      },
      { if: { fact: 'ntaFiled', is: ['no'] }, otherwise: 'court-has-case' },
    ],
    documents: ['i-589', 'entry-proof', 'portal-print'],
    authorities: ['uscis', 'ice-opla'],
    clocks: [{ id: 'asylum-year', from: 'arrival', length: { unit: 'years', count: 1 } }],
    sources: [sources.ina208, sources.letter2021],
    unconfirmedParts: [
      'Which of several arrivals counts as the last: the earliest plausible one is taken.',
      'Exceptions under INA 208(a)(2)(D) and the closed class of Mendez Rojas: a lawyer must look.',
    ],
    version: 'D6-aadb818b2ada',
    examples: [
      {
        given: {
          where: 'us',
          status: 'TERM-DHS',
          ntaFiled: 'no',
          arrival: {
            earliest: { precision: 'month', month: '2026-02' },
            latest: { precision: 'day', date: '2026-04-10' },
          },
        },
        on: '2026-11-21',
        expect: 'fits',
        clocks: { 'asylum-year': '2027-02-01' },
      },
      {
        given: { where: 'us', status: 'TERM-OTHER', ntaFiled: 'yes' },
        on: '2026-11-21',
        expect: 'does-not-fit',
        reason: 'court-has-case',
      },
      {
        given: { where: 'us', status: 'INACTIVE-NTA' },
        on: '2026-11-21',
        expect: 'missing',
        asks: 'ntaFiled',
      },
      {
        given: { where: 'mexico', status: 'TERM-DHS', ntaFiled: 'no' },
        on: '2026-11-21',
        expect: 'does-not-fit',
        reason: 'not-in-us',
      },
    ],
  },
  {
    id: 'D7',
    title: 'D7.title',
    what: 'D7.what',
    history: false,
    validFrom: null,
    validTo: null,
    requires: [{ if: { fact: 'status', is: ['INACTIVE-NTA'] }, otherwise: 'no-unfiled-case' }],
    documents: ['nta', 'portal-print'],
    authorities: ['ice-opla', 'cbp-port'],
    clocks: [],
    sources: [sources.letter2021],
    unconfirmedParts: ['No time limit and no published way to ask: ask in writing.'],
    version: 'D7-d0e39c25d592',
    examples: [
      { given: { where: 'mexico', status: 'INACTIVE-NTA' }, on: '2026-11-21', expect: 'fits' },
      {
        given: { where: 'mexico', status: 'ACTIVE-HEAR' },
        on: '2026-11-21',
        expect: 'does-not-fit',
        reason: 'no-unfiled-case',
      },
      { given: { where: 'mexico' }, on: '2026-11-21', expect: 'missing', asks: 'status' },
    ],
  },
];
