import type { CalendarDate } from './calendar.rules.ts';
import {
  type DateFact,
  nothingKnown,
  type Situation,
  situationSchema,
  type Tri,
  urgentNeeds,
} from './situation.ts';

/** When somebody was returned; the first day of the month or year where only that is known. */
export interface KnownEnrolment {
  enrolledOn: CalendarDate | null;
  precision: 'day' | 'month' | 'year' | 'unknown';
}

/** What a family told us of one person, as the registry keeps it. */
export interface ToldPerson {
  inProgramme: Tri;
  enrolments: readonly KnownEnrolment[];
  /** Code of the case situation. */
  situation: string;
  orderOn: CalendarDate | null;
  orderPrecision: 'day' | 'month' | 'year' | 'unknown';
  missedBecause: 'no_notice' | 'in_custody' | 'exceptional' | 'other' | 'unknown';
  signedReturn: Tri;
  needs: readonly string[];
}

/** What a family told us of the household. */
export interface ToldHousehold {
  childAlone: boolean;
  country: Situation['where'];
  people: readonly ToldPerson[];
}

/** The situation of each person, in their order. What nobody told stays unknown. */
export function situationsOf(household: ToldHousehold): Situation[] {
  const shared = {
    where: household.country,
    childAlone: household.childAlone ? 'yes' : 'no',
    memberOutsideProgramme: anyOutside(household.people),
    urgentNeeds: needsOf(household.people),
  } as const;
  return household.people.map((person) => ({ ...nothingKnown, ...shared, ...ofPerson(person) }));
}

function ofPerson(person: ToldPerson) {
  const status = situationSchema.shape.status.catch('UNKNOWN').parse(person.situation);
  const told = dateFact(person.orderOn, person.orderPrecision);
  const decided = status === 'ACTIVE-BIA' || status.startsWith('DENIED-');
  return {
    programme: programmeOf(person),
    status,
    removalOrder: orderStands(status, person.orderOn),
    orderedOn: decided ? nothingKnown.orderedOn : told,
    decidedOn: decided ? told : nothingKnown.decidedOn,
    noticeProblem: noticeProblem(person.missedBecause),
    exceptionalCircumstances: person.missedBecause === 'exceptional' ? 'yes' : 'unknown',
    appealPending: status === 'ACTIVE-BIA' ? 'yes' : 'unknown',
    ntaFiled: ntaFiled(status),
    signedVoluntaryReturn: person.signedReturn,
  } satisfies Partial<Situation>;
}

/** A decision under appeal is not yet an order; whoever names the day of any other has one. */
function orderStands(status: Situation['status'], orderOn: CalendarDate | null): Tri {
  if (status === 'INABS') return 'yes';
  return orderOn !== null && status !== 'ACTIVE-BIA' ? 'yes' : 'unknown';
}

function noticeProblem(because: ToldPerson['missedBecause']): Situation['noticeProblem'] {
  if (because === 'no_notice') return 'no-notice';
  return because === 'in_custody' ? 'in-custody' : 'unknown';
}

const beforeACourt: readonly Situation['status'][] = [
  'ACTIVE-NOHEAR',
  'ACTIVE-HEAR',
  'ACTIVE-BIA',
  'PAROLED-VENUE-MOVED',
];

function ntaFiled(status: Situation['status']): Tri {
  if (beforeACourt.includes(status)) return 'yes';
  return status === 'INACTIVE-NTA' ? 'no' : 'unknown';
}

/** The year alone is too coarse for a clock: it stays unknown. */
function dateFact(date: CalendarDate | null, precision: ToldPerson['orderPrecision']): DateFact {
  if (date !== null && precision === 'day') return { precision, date };
  if (date !== null && precision === 'month') return { precision, month: date.slice(0, 7) };
  return { precision: 'unknown' };
}

/** Periods of enrolment, first and last day, as `programmes.law.ts` tells them. */
const periods = [
  { programme: 'mpp-2019', from: '2019-01-29', to: '2021-01-21' },
  { programme: 'mpp-2021', from: '2021-12-06', to: '2022-08-08' },
  { programme: 'mpp-2025', from: '2025-01-21', to: '9999-12-31' },
] as const;

/** The programme whose period holds every day that the enrolment may have been. */
function programmeOf({ inProgramme, enrolments }: ToldPerson): Situation['programme'] {
  if (inProgramme !== 'yes') return inProgramme === 'no' ? 'none' : 'unknown';
  const last = enrolments.findLast(({ enrolledOn }) => enrolledOn !== null);
  if (!last?.enrolledOn || last.precision === 'unknown') return 'unknown';
  const known = last.enrolledOn.slice(0, { day: 10, month: 7, year: 4 }[last.precision]);
  const earliest = `${known}${'-01-01'.slice(known.length - 4)}`;
  const latest = `${known}${'-12-31'.slice(known.length - 4)}`;
  const period = periods.find(({ from, to }) => from <= latest && earliest <= to);
  const sure =
    period && periods.every((one) => one === period || !(one.from <= latest && earliest <= one.to));
  return sure ? period.programme : 'unknown';
}

function anyOutside(people: readonly ToldPerson[]): Tri {
  if (people.some(({ inProgramme }) => inProgramme === 'no')) return 'yes';
  return people.every(({ inProgramme }) => inProgramme === 'yes') ? 'no' : 'unknown';
}

/** Nobody who names no need has thereby said that there is none. */
function needsOf(people: readonly ToldPerson[]): Situation['urgentNeeds'] {
  const named = new Set(people.flatMap(({ needs }) => needs));
  const known = urgentNeeds.filter((code) => named.has(code));
  return known.length > 0 ? known : 'unknown';
}
