import type { PathwayRule, Requirement } from './law.ts';
import { sources } from './sources.law.ts';

const urgentOutsideUs: readonly Requirement[] = [
  { if: { fact: 'where', is: ['mexico', 'origin', 'other'] }, otherwise: 'in-us' },
  { if: { fact: 'hasUrgentNeed', is: ['yes'] }, otherwise: 'no-urgent-need' },
];

/** Rows D13 and D15: families of whom some were never in the programme, and urgent needs. */
export const familyAndUrgentRules: readonly PathwayRule[] = [
  {
    id: 'D13',
    title: 'D13.title',
    what: 'D13.what',
    history: false,
    validFrom: null,
    validTo: null,
    requires: [
      { if: { fact: 'memberOutsideProgramme', is: ['yes'] }, otherwise: 'no-outside-member' },
    ],
    documents: ['family-papers', 'guardianship', 'all-a-numbers'],
    authorities: ['unknown'],
    clocks: [],
    sources: [sources.letter2021],
    unconfirmedParts: ['Asked for in 2021. Which authority would do so today was not found [?].'],
    version: 'D13-9f999d6513b5',
    examples: [
      {
        given: { where: 'mexico', memberOutsideProgramme: 'yes' },
        on: '2026-11-21',
        expect: 'fits',
      },
      {
        given: { where: 'mexico', memberOutsideProgramme: 'no' },
        on: '2026-11-21',
        expect: 'does-not-fit',
        reason: 'no-outside-member',
      },
    ],
  },
  {
    id: 'D15a',
    title: 'D15a.title',
    what: 'D15a.what',
    history: false,
    validFrom: null,
    validTo: null,
    requires: urgentOutsideUs,
    documents: ['i-131', 'medical-letter', 'danger-report', 'declaration', 'fee-or-waiver'],
    authorities: ['uscis'],
    clocks: [],
    sources: [sources.parole],
    unconfirmedParts: [
      'Parole fee of $1,000 under H.R. 1, adjusted yearly, due when parole is granted; exemptions [verify].',
      'Whether USCIS decides such requests at present, and how long it takes [?].',
    ],
    version: 'D15a-68d5037854ae',
    examples: [
      {
        given: { where: 'mexico', urgentNeeds: ['V-MED-URG'] },
        on: '2026-11-21',
        expect: 'fits',
      },
      {
        given: { where: 'mexico', urgentNeeds: [] },
        on: '2026-11-21',
        expect: 'does-not-fit',
        reason: 'no-urgent-need',
      },
      { given: { where: 'mexico' }, on: '2026-11-21', expect: 'missing', asks: 'hasUrgentNeed' },
    ],
  },
  {
    id: 'D15b',
    title: 'D15b.title',
    what: 'D15b.what',
    history: false,
    validFrom: null,
    validTo: null,
    requires: urgentOutsideUs,
    documents: ['medical-letter', 'danger-report', 'declaration', 'identity'],
    authorities: ['cbp-port'],
    clocks: [],
    sources: [sources.letter2021, sources.parole],
    unconfirmedParts: [
      'Whether any port takes such requests at present [?]. Nobody should travel to a port on this alone.',
    ],
    version: 'D15b-e57b1b03c32b',
    examples: [
      {
        given: { where: 'mexico', urgentNeeds: ['V-PREG'] },
        on: '2026-11-21',
        expect: 'fits',
      },
      {
        given: { where: 'us', status: 'ACTIVE-HEAR', urgentNeeds: ['V-PREG'] },
        on: '2026-11-21',
        expect: 'does-not-fit',
        reason: 'in-us',
      },
    ],
  },
];
