import type { Programme } from './programme.ts';
import { sourceLine } from './sources.rules.ts';

/** "Remain in Mexico": the Migrant Protection Protocols, of 2019, of 2021, and what may follow. */
export const mpp: Programme = {
  name: 'mpp',
  title: 'Migrant Protection Protocols (“Remain in Mexico”)',
  identifiers: ['MP', 'RM'],
  locations: ['ENP', 'SYP', 'CIX', 'OPP', 'MPL', 'MPB', 'TUM'],
  excludedLocations: ['MPP'],
  caseTypes: ['RMV'],
  ntaWindow: { from: 20181201, to: null },
  phases: [
    { name: 'mpp1', from: 20181201, to: 20210120 },
    { name: 'mpp2', from: 20211201, to: 20220831 },
    { name: 'later', from: 20250101, to: null },
  ],
  sources: {
    identifiers: `MIGRANT PROTECTION PROTOCOL and Remain in Mexico, tblLookUpCaseIdentifier: ${sourceLine('lookups')}`,
    locations: `The hearing locations described as MPP, tblLookupHloc: ${sourceLine('lookups')}; the five of 2019 are those of ${sourceLine('tracMonths')}`,
    excludedLocations: `TEST HEARING LOC - ECAS MPP, tblLookupHloc: ${sourceLine('lookups')}`,
    caseTypes: `Removal, tblLookupCaseType: ${sourceLine('lookups')}; “does not cover credible fear review”: ${sourceLine('tracAbout')}`,
    ntaWindow: `${sourceLine('puente')}: the month before the first cases of ${sourceLine('tracMonths')}`,
    phases: `${sourceLine('puente')}. mpp1 ends before the day on which enrolment was suspended, 2021-01-21; mpp2 is that of ${sourceLine('dhsSecond')} and ${sourceLine('tracSecond')}, to the end of the month in which enrolment ended; later is what may follow the announcement of January 2025, of which no public count was found`,
  },
};

/** Families at the border whose cases were put on a faster docket in some cities. */
export const dedicatedDocket: Programme = {
  name: 'dedicated-docket',
  title: 'Dedicated Docket',
  identifiers: ['DD'],
  locations: [],
  excludedLocations: [],
  caseTypes: ['RMV'],
  ntaWindow: { from: 19500101, to: null },
  phases: [],
  sources: {
    identifiers: `Dedicated Docket, tblLookUpCaseIdentifier: ${sourceLine('lookups')}`,
    locations: `${sourceLine('puente')}: it has no hearing locations of its own`,
    caseTypes: `${sourceLine('puente')}: removal cases, as for mpp`,
    ntaWindow: `${sourceLine('puente')}: open, the identifier alone marks a case`,
    phases: `${sourceLine('puente')}: none`,
  },
};

/** Families in expedited removal who stay at home while their fear is heard. */
export const familyExpeditedRemoval: Programme = {
  name: 'family-expedited-removal',
  title: 'Family Expedited Removal Management',
  identifiers: ['FM'],
  locations: [],
  excludedLocations: [],
  caseTypes: ['RMV'],
  ntaWindow: { from: 19500101, to: null },
  phases: [],
  sources: {
    identifiers: `FAMILY EXPEDITED REMOVAL MANAGEMENT, tblLookUpCaseIdentifier: ${sourceLine('lookups')}`,
    locations: `${sourceLine('puente')}: it has no hearing locations of its own`,
    caseTypes: `${sourceLine('puente')}: removal cases, as for mpp`,
    ntaWindow: `${sourceLine('puente')}: open, the identifier alone marks a case`,
    phases: `${sourceLine('puente')}: none`,
  },
};

/** The programmes that Puente ships; any other is a row in a file. */
export const programmes: readonly Programme[] = [mpp, dedicatedDocket, familyExpeditedRemoval];
