import type { SafeguardRule } from './law.ts';
import { sources } from './sources.law.ts';

/** Rows D9, D12 and D18: recognised, and answered with no route and no date but a lawyer first. */
export const lawyerFirstRules: readonly SafeguardRule[] = [
  {
    id: 'D9',
    title: 'D9.title',
    doThis: 'lawyer-first',
    when: { fact: 'status', is: ['DENIED-PRESENT', 'DENIED-APPEAL'] },
    unless: {
      all: [
        { fact: 'status', is: ['DENIED-PRESENT'] },
        {
          any: [
            { fact: 'appealOpen', is: ['yes'] },
            { fact: 'appealPending', is: ['yes'] },
          ],
        },
      ],
    },
    sources: [sources.ina240c7, sources.letter2021],
    unconfirmedParts: [
      'Motion to reopen 90 days, changed conditions at any time, petition for review 30 days.',
    ],
    version: 'D9-8d81b673157e',
    examples: [
      {
        given: { where: 'mexico', status: 'DENIED-APPEAL' },
        on: '2026-11-21',
        expect: 'lawyer-first',
      },
      {
        given: { where: 'mexico', status: 'DENIED-PRESENT' },
        on: '2026-11-21',
        expect: 'lawyer-first',
      },
    ],
  },
  {
    id: 'D12',
    title: 'D12.title',
    doThis: 'lawyer-first',
    when: {
      any: [
        { fact: 'status', is: ['INABS'] },
        { fact: 'removalOrder', is: ['yes'] },
      ],
    },
    unless: { fact: 'where', is: ['mexico', 'origin', 'other'] },
    sources: [sources.nijcFaq, sources.letter2021],
    unconfirmedParts: [
      'Risk of detention and of reinstatement of an older order: a lawyer must look.',
    ],
    version: 'D12-e345319569f2',
    examples: [
      { given: { where: 'us', status: 'INABS' }, on: '2026-11-21', expect: 'lawyer-first' },
      {
        given: { where: 'us', status: 'TERM-DHS', ntaFiled: 'no', removalOrder: 'yes' },
        on: '2026-11-21',
        expect: 'lawyer-first',
      },
      { given: { removalOrder: 'yes' }, on: '2026-11-21', expect: 'lawyer-first' },
    ],
  },
  {
    id: 'D18',
    title: 'D18.title',
    doThis: 'lawyer-first',
    when: {
      any: [
        { fact: 'status', is: ['AVR'] },
        { fact: 'signedVoluntaryReturn', is: ['yes'] },
      ],
    },
    unless: null,
    sources: [sources.mexicanCivilSociety],
    unconfirmedParts: [
      'Whether consent was free and in the person’s language: a lawyer must look.',
    ],
    version: 'D18-cec685643606',
    examples: [
      {
        given: { where: 'origin', status: 'ACTIVE-HEAR', signedVoluntaryReturn: 'yes' },
        on: '2026-11-21',
        expect: 'lawyer-first',
      },
      { given: { where: 'mexico', status: 'AVR' }, on: '2026-11-21', expect: 'lawyer-first' },
    ],
  },
];

/** Row D14: a child alone goes at once to a trained person; no route is shown meanwhile. */
export const childAloneRule: SafeguardRule = {
  id: 'D14',
  title: 'D14.title',
  doThis: 'child-alone',
  when: { fact: 'childAlone', is: ['yes'] },
  unless: null,
  sources: [sources.cbpUac],
  unconfirmedParts: ['Transfer to the Office of Refugee Resettlement within 72 hours.'],
  version: 'D14-dc3bb84a2ae1',
  examples: [
    { given: { where: 'us', childAlone: 'yes' }, on: '2026-11-21', expect: 'child-alone' },
    {
      given: { where: 'mexico', status: 'INABS', noticeProblem: 'no-notice', childAlone: 'yes' },
      on: '2026-11-21',
      expect: 'child-alone',
    },
  ],
};
