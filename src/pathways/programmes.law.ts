import type { CalendarDate } from './calendar.rules.ts';
import type { Source } from './law.ts';
import type { Phase, ProgrammeRules } from './programme.ts';
import { sources } from './sources.law.ts';

const retrieved = '2026-11-21';

/** Something that happened to a programme on a day. */
export interface ProgrammeEvent {
  on: CalendarDate;
  /** Stable key; its words are under `event.<key>`. */
  event:
    | 'announced'
    | 'begun'
    | 'suspended'
    | 'ended'
    | 'phase-2'
    | 'stopped'
    | 'reinstated'
    | 'enjoined'
    | 'narrowed';
  source: Source;
}

/** A port of a programme, by its code, and when it opened: a day, a month, or not known. */
export interface ProgrammePort {
  port: string;
  opened: string | null;
}

/** What three different powers say of a programme; none of them stands for another. */
export interface ProgrammeFlags {
  announced: boolean;
  enjoined: 'no' | 'partly' | 'yes' | 'unknown';
  mexicanConsent: 'given' | 'not-confirmed' | 'refused' | 'unknown';
}

/** One policy in one period, told as history. None of these is in force until a coordinator declares one. */
export interface KnownProgramme {
  id: 'mpp-2019' | 'wind-down-2021' | 'mpp-2021' | 'mpp-2025';
  /** Message key. */
  title: string;
  from: CalendarDate;
  /** Null when no end was found. */
  to: CalendarDate | null;
  /** How it stands as far as public sources tell; its words are under `state.<key>`. */
  state: 'announced' | 'ended';
  ports: readonly ProgrammePort[];
  events: readonly ProgrammeEvent[];
  flags: ProgrammeFlags;
  /** Rules of who was taken in; null for a programme that only returned people. */
  rules: ProgrammeRules | null;
  unconfirmedParts: readonly string[];
}

const cited = (name: string, address: string, says: string): Source => ({
  name,
  address,
  says,
  retrieved,
});

const memos2019 = cited(
  'CBP guiding principles for the Migrant Protection Protocols, 28 January 2019',
  'https://www.scribd.com/document/426278384',
  'Who was not to be returned; the first return was at Tijuana on 29 January 2019',
);
const suspended = cited(
  'DHS statement on the suspension of new enrolments, 20 January 2021',
  'https://www.dhs.gov/archive/migrant-protection-protocols-biden-administration',
  'New enrolments suspended',
);
const courtOrdered = cited(
  'DHS, Court Ordered Reimplementation of MPP, 2 December 2021',
  'https://www.dhs.gov/news/2021/12/02/dhs-justice-and-state-prepare-court-ordered-reimplementation-mpp',
  'Guidance of 2 December 2021; 7 ports planned',
);
const injunctionLifted = cited(
  'DHS statement of August 2022 on the end of the court-ordered programme, printed by American Faith',
  'https://americanfaith.com/dhs-ending-remain-in-mexico-policy/',
  '“individuals currently in MPP in Mexico will be disenrolled when they return for their next scheduled court date”',
);
const announced2025 = cited(
  'RSBN on the DHS statement of 21 January 2025',
  'https://www.rsbnetwork.com/news/trumps-remain-in-mexico-policy-reinstated-on-second-day-in-office/',
  'DHS announced on Tuesday, 21 January 2025, that the policy was reinstated',
);
const reinstated = cited(
  'PolitiFact on the order of 20 January 2025',
  'https://www.politifact.com/truth-o-meter/promises/maga-meter-tracking-donald-trumps-2024-promises/promise/1625/restore-remain-in-mexico-program/article/3129',
  '“does not immediately restart the program. To apply the program, the U.S. needs Mexico’s consent”',
);
const stayed = cited(
  'CGRS, Immigrant Defenders Law Center v. Noem, 2:20-cv-09893',
  'https://cgrs.uclawsf.edu/our-work/litigation/immigrant-defenders-law-center-v-noem',
  'Nationwide stay of 16 April 2025',
);
const narrowed = cited(
  'Metropolitan News-Enterprise, 22 July 2025',
  'http://www.metnews.com/articles/2025/remaininmexico_072225.htm',
  '18 July 2025, No. 25-2581: the stay holds for clients of Immigrant Defenders only',
);

const firstPhaseStatuses: Phase['statuses'] = ['ACTIVE-NOHEAR', 'ACTIVE-HEAR', 'ACTIVE-BIA'];
const secondPhaseStatuses: Phase['statuses'] = ['TERM-DHS', 'TERM-OTHER', 'INABS'];
const deniedStatuses: Phase['statuses'] = ['DENIED-PRESENT', 'DENIED-APPEAL'];

/** The dates and order with which a coordinator declares a programme like the wind-down of 2021. */
export interface WindDownDates {
  programme: string;
  phaseOneFrom: CalendarDate;
  phaseTwoFrom: CalendarDate;
  /** Last day; null while no end is ordered. */
  to: CalendarDate | null;
  /** The order that declares it, and the one of the second phase. */
  phaseOneSource: Source;
  phaseTwoSource: Source;
}

/** Rules like those of the wind-down of 2021, with other dates and another order. */
export function windDownLike(dates: WindDownDates): ProgrammeRules {
  const { phaseOneFrom, phaseTwoFrom, to, phaseOneSource, phaseTwoSource } = dates;
  return {
    programme: dates.programme,
    phases: [
      {
        id: 'phase-1',
        from: phaseOneFrom,
        to,
        statuses: firstPhaseStatuses,
        source: phaseOneSource,
      },
      {
        id: 'phase-2',
        from: phaseTwoFrom,
        to,
        statuses: secondPhaseStatuses,
        source: phaseTwoSource,
      },
    ],
    excluded: [{ statuses: deniedStatuses, source: sources.kocherPhaseTwo }],
    unclear: [{ statuses: ['INACTIVE-NTA'], source: sources.letter2021 }],
  };
}

/** The wind-down of 2021: active cases from 19 February, closed and absent ones from 23 June. */
export const windDown2021: ProgrammeRules = windDownLike({
  programme: 'wind-down-2021',
  phaseOneFrom: '2021-02-19',
  phaseTwoFrom: '2021-06-23',
  to: '2021-08-24',
  phaseOneSource: sources.dhsFirstDay,
  phaseTwoSource: sources.phaseTwo,
});

/** The programmes known from public sources, oldest first. */
export const knownProgrammes: readonly KnownProgramme[] = [
  {
    id: 'mpp-2019',
    title: 'programme.mpp-2019',
    from: '2019-01-29',
    to: '2021-01-21',
    state: 'ended',
    ports: [
      { port: '2504', opened: '2019-01-29' },
      { port: '2503', opened: '2019-03' },
      { port: '2402', opened: '2019-03' },
      { port: '2304', opened: '2019-07' },
      { port: '2301', opened: '2019-07' },
      { port: '2303', opened: '2019-10-28' },
      { port: '2604', opened: '2020-01-02' },
    ],
    events: [
      { on: '2018-12-20', event: 'announced', source: memos2019 },
      { on: '2019-01-29', event: 'begun', source: memos2019 },
      { on: '2021-01-21', event: 'suspended', source: suspended },
      { on: '2021-06-01', event: 'ended', source: sources.dhsArchive },
    ],
    flags: { announced: true, enjoined: 'unknown', mexicanConsent: 'given' },
    rules: null,
    unconfirmedParts: ['Enrolments were suspended on 20 or 21 January 2021: sources differ.'],
  },
  {
    id: 'wind-down-2021',
    title: 'programme.wind-down-2021',
    from: '2021-02-19',
    to: '2021-08-24',
    state: 'ended',
    ports: [
      { port: '2504', opened: '2021-02-19' },
      { port: '2301', opened: '2021-02-25' },
      { port: '2402', opened: '2021-02-26' },
      { port: '2305', opened: '2021-03' },
      { port: '2303', opened: '2021-03' },
      { port: '2304', opened: '2021-03' },
      { port: '2503', opened: null },
    ],
    events: [
      { on: '2021-02-11', event: 'announced', source: sources.dhsArchive },
      { on: '2021-02-19', event: 'begun', source: sources.dhsFirstDay },
      { on: '2021-06-23', event: 'phase-2', source: sources.phaseTwo },
      { on: '2021-08-24', event: 'stopped', source: sources.forumStop },
    ],
    flags: { announced: true, enjoined: 'unknown', mexicanConsent: 'unknown' },
    rules: windDown2021,
    unconfirmedParts: [
      'Opening days at Calexico, Eagle Pass and Laredo: press only or not found.',
      'Whether notices that never reached a court were taken in the second phase: partly [?].',
    ],
  },
  {
    id: 'mpp-2021',
    title: 'programme.mpp-2021',
    from: '2021-12-06',
    to: '2022-08-08',
    state: 'ended',
    ports: [
      { port: '2402', opened: '2021-12-08' },
      { port: '2504', opened: '2022-01' },
      { port: '2301', opened: '2022-01-19' },
      { port: '2503', opened: null },
      { port: '2604', opened: null },
      { port: '2303', opened: null },
      { port: '2304', opened: null },
    ],
    events: [
      { on: '2021-12-02', event: 'announced', source: courtOrdered },
      { on: '2021-12-06', event: 'begun', source: courtOrdered },
      { on: '2022-08-08', event: 'stopped', source: injunctionLifted },
    ],
    flags: { announced: true, enjoined: 'unknown', mexicanConsent: 'unknown' },
    rules: null,
    unconfirmedParts: [
      'Ports with no opening day were planned; whether they opened was not found.',
    ],
  },
  {
    id: 'mpp-2025',
    title: 'programme.mpp-2025',
    from: '2025-01-21',
    to: null,
    state: 'announced',
    ports: [],
    events: [
      { on: '2025-01-20', event: 'announced', source: reinstated },
      { on: '2025-01-21', event: 'reinstated', source: announced2025 },
      { on: '2025-04-16', event: 'enjoined', source: stayed },
      { on: '2025-07-18', event: 'narrowed', source: narrowed },
    ],
    flags: { announced: true, enjoined: 'partly', mexicanConsent: 'not-confirmed' },
    rules: null,
    unconfirmedParts: [
      'No public count of enrolments, no list of ports and no agreement with Mexico was found.',
      'State of the litigation after August 2025 [?].',
    ],
  },
];
