import type { PathwayRule } from './law.ts';
import { sources } from './sources.law.ts';

/** Row D8: denied after a hearing, while an appeal may still be in time. */
export const appealRules: readonly PathwayRule[] = [
  {
    id: 'D8',
    title: 'D8.title',
    what: 'D8.what',
    history: false,
    validFrom: null,
    validTo: null,
    requires: [
      { if: { fact: 'status', is: ['DENIED-PRESENT'] }, otherwise: 'no-denial' },
      { if: { fact: 'appealPending', is: ['no'] }, otherwise: 'appeal-already-made' },
      { if: { fact: 'appealOpen', is: ['yes'] }, otherwise: 'appeal-time-over' },
    ],
    documents: ['appeal-notice', 'fee-or-waiver', 'brief'],
    authorities: ['bia'],
    clocks: [{ id: 'appeal', from: 'decidedOn', length: { unit: 'bia-appeal' } }],
    sources: [sources.appealRule, sources.appealExceptions, sources.feesMemo],
    unconfirmedParts: [
      'Decisions from 9 March 2026: 10 days; certain asylum appeals keep 30 days. Verify per case.',
      'The rule is in litigation since 26 February 2026; its outcome was not found [?].',
      'Fee of $900 by Policy Memorandum 25-35, since indexed: verify.',
    ],
    version: 'D8-b718c16224db',
    examples: [
      {
        given: {
          where: 'mexico',
          status: 'DENIED-PRESENT',
          appealPending: 'no',
          decidedOn: { precision: 'day', date: '2026-11-16' },
        },
        on: '2026-11-21',
        expect: 'fits',
        clocks: { appeal: '2026-11-26' },
      },
      {
        given: {
          where: 'us',
          status: 'DENIED-PRESENT',
          appealPending: 'no',
          decidedOn: { precision: 'day', date: '2026-03-08' },
        },
        on: '2026-03-20',
        expect: 'fits',
        clocks: { appeal: '2026-04-07' },
      },
      {
        given: {
          where: 'mexico',
          status: 'DENIED-PRESENT',
          decidedOn: { precision: 'day', date: '2026-11-16' },
        },
        on: '2026-11-21',
        expect: 'missing',
        asks: 'appealPending',
        clocks: { appeal: '2026-11-26' },
      },
      {
        given: {
          where: 'mexico',
          status: 'DENIED-PRESENT',
          decidedOn: { precision: 'day', date: '2020-01-15' },
        },
        on: '2026-11-21',
        expect: 'lawyer-first',
      },
      {
        given: { where: 'mexico', status: 'TERM-DHS' },
        on: '2026-11-21',
        expect: 'does-not-fit',
        reason: 'no-denial',
      },
    ],
  },
];
