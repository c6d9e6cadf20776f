import type { PathwayRule, Requirement } from './law.ts';
import { sources } from './sources.law.ts';

const ordered: Requirement = {
  if: { fact: 'status', is: ['INABS'] },
  otherwise: 'no-absence-order',
};

const papers: PathwayRule['documents'] = [
  'motion-cover',
  'order',
  'declaration',
  'absence-proof',
  'eoir-28',
  'eoir-33',
  'proposed-order',
  'proof-of-service',
  'fee-or-waiver',
];

/** Row D4: an order of removal made in the person's absence, looked at today. */
export const absenceOrderRules: readonly PathwayRule[] = [
  {
    id: 'D4a',
    title: 'D4a.title',
    what: 'D4a.what',
    history: false,
    validFrom: null,
    validTo: null,
    requires: [
      ordered,
      {
        if: { fact: 'noticeProblem', is: ['no-notice', 'in-custody'] },
        otherwise: 'notice-received',
      },
    ],
    documents: papers,
    authorities: ['ordering-court', 'ice-opla'],
    clocks: [],
    sources: [sources.ina240b5, sources.eoirManual59, sources.feesMemo],
    unconfirmedParts: [
      'In general one motion only.',
      'Fee: H.R. 1 adds none to motions under INA 240(b)(5)(C)(ii); check the current fee table.',
    ],
    version: 'D4a-13df4931caa6',
    examples: [
      {
        given: { where: 'mexico', status: 'INABS', noticeProblem: 'no-notice' },
        on: '2026-11-21',
        expect: 'fits',
      },
      {
        given: { where: 'mexico', status: 'INABS', noticeProblem: 'none' },
        on: '2026-11-21',
        expect: 'does-not-fit',
        reason: 'notice-received',
      },
      {
        given: { where: 'mexico', status: 'INABS' },
        on: '2026-11-21',
        expect: 'missing',
        asks: 'noticeProblem',
      },
      {
        given: { where: 'us', status: 'INABS', noticeProblem: 'no-notice' },
        on: '2026-11-21',
        expect: 'lawyer-first',
      },
    ],
  },
  {
    id: 'D4b',
    title: 'D4b.title',
    what: 'D4b.what',
    history: false,
    validFrom: null,
    validTo: null,
    requires: [
      ordered,
      {
        if: { fact: 'exceptionalCircumstances', is: ['yes'] },
        otherwise: 'no-exceptional-reason',
      },
      { if: { fact: 'absenceMotionOpen', is: ['yes'] }, otherwise: 'absence-time-over' },
    ],
    documents: papers,
    authorities: ['ordering-court', 'ice-opla'],
    clocks: [{ id: 'absence-180', from: 'orderedOn', length: { unit: 'days', count: 180 } }],
    sources: [sources.ina240b5, sources.eoirManual59, sources.feesMemo],
    unconfirmedParts: [
      'In general one motion only.',
      'Whether the 180 days can be extended for fraud or bad advice depends on the circuit.',
    ],
    version: 'D4b-958a4a26ff02',
    examples: [
      {
        given: {
          where: 'mexico',
          status: 'INABS',
          exceptionalCircumstances: 'yes',
          orderedOn: { precision: 'day', date: '2026-10-01' },
        },
        on: '2026-11-21',
        expect: 'fits',
        clocks: { 'absence-180': '2027-03-30' },
      },
      {
        given: {
          where: 'origin',
          status: 'INABS',
          exceptionalCircumstances: 'yes',
          orderedOn: { precision: 'month', month: '2026-05' },
        },
        on: '2026-11-21',
        expect: 'missing',
        asks: 'absenceMotionOpen',
        clocks: { 'absence-180': '2026-10-28' },
      },
      {
        given: {
          where: 'mexico',
          status: 'INABS',
          exceptionalCircumstances: 'yes',
          orderedOn: { precision: 'day', date: '2020-03-02' },
        },
        on: '2026-11-21',
        expect: 'does-not-fit',
        reason: 'absence-time-over',
      },
    ],
  },
  {
    id: 'D4c',
    title: 'D4c.title',
    what: 'D4c.what',
    history: false,
    validFrom: null,
    validTo: null,
    requires: [ordered],
    documents: ['order', 'declaration', 'absence-proof', 'eoir-33'],
    authorities: ['ice-opla', 'ordering-court'],
    clocks: [],
    sources: [sources.letter2021, sources.eoirManual59],
    unconfirmedParts: [
      'Whether the government lawyers (OPLA) join such motions at present [?].',
      'H.R. 1 motion fee of $900 on top of older fees applies to other motions: verify for this one.',
    ],
    version: 'D4c-7f082314e017',
    examples: [
      { given: { where: 'mexico', status: 'INABS' }, on: '2026-11-21', expect: 'fits' },
      {
        given: { where: 'mexico', status: 'ACTIVE-HEAR' },
        on: '2026-11-21',
        expect: 'does-not-fit',
        reason: 'no-absence-order',
      },
      { given: { status: 'INABS' }, on: '2026-11-21', expect: 'lawyer-first' },
    ],
  },
];
