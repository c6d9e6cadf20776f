import {
  type Cohort,
  type CountedMeasure,
  type Measure,
  type MeasureCondition,
  MONTH,
  PARAMETER,
} from './measure.ts';

/**
 * Every measure of the published figures. A figure of a month is as of the month's last day. The
 * publishers' own rules are not public; where a choice was open it is ours, and said so.
 */

const closed: MeasureCondition = { dimension: 'status', isOneOf: ['closed'] };
const pending: MeasureCondition = { dimension: 'status', isOneOf: ['pending'] };
const represented: MeasureCondition = { dimension: 'represented', isOneOf: ['true'] };
const secondPhase: MeasureCondition = { dimension: 'phase', isOneOf: ['mpp2'] };
const ofNationality: MeasureCondition = { dimension: 'nationality', isOneOf: [PARAMETER] };
const ofMonth: MeasureCondition = { dimension: 'nta_month', isOneOf: [MONTH] };

const outcome = (...isOneOf: string[]): MeasureCondition => ({ dimension: 'outcome', isOneOf });
const assigned = (location: string): MeasureCondition => ({
  dimension: 'assigned_location',
  isOneOf: [location],
});

/** The matched cohort of TRAC's reports 643, 647 and 650. */
const pendingJanuary2021: Cohort = { asOf: 20210131, where: [pending], place: 'programme' };

const PLACE =
  'Where a case is on a day: the location of the first of its proceedings that had not ended by that day, else of the last.';

function counted(rest: Omit<CountedMeasure, 'kind' | 'programme'>): CountedMeasure {
  return { kind: 'counted', programme: 'mpp', ...rest };
}

export const MEASURES: readonly Measure[] = [
  counted({
    name: 'cases_total',
    title: 'Cases',
    explanation: 'Every case of the programme whose notice to appear had been given by the date.',
    where: [],
    drift: ['enteredLate', 'widerMarking', 'vanished'],
  }),
  counted({
    name: 'decided',
    title: 'Cases decided',
    explanation: 'Closed by the date, in whatever way.',
    where: [closed],
    drift: ['enteredLate', 'widerMarking', 'vanished', 'decidedAnew', 'otherGrouping'],
  }),
  counted({
    name: 'decided_represented',
    title: 'Cases decided, with a lawyer',
    explanation: 'Closed by the date, and a lawyer of the person is on record.',
    where: [closed, represented],
    drift: ['lawyerSince', 'enteredLate', 'vanished', 'decidedAnew'],
  }),
  counted({
    name: 'completed',
    title: 'Cases completed or closed',
    explanation: 'Closed by the date, in whatever way.',
    where: [closed],
    drift: ['enteredLate', 'widerMarking', 'vanished', 'decidedAnew', 'otherGrouping'],
  }),
  counted({
    name: 'pending',
    title: 'Cases pending',
    explanation: 'Not closed by the date.',
    where: [pending],
    drift: ['pendingAnew', 'enteredLate', 'widerMarking', 'vanished'],
  }),
  counted({
    name: 'pending_represented',
    title: 'Cases pending, with a lawyer',
    explanation: 'Not closed by the date, and a lawyer of the person is on record.',
    where: [pending, represented],
    drift: ['lawyerSince', 'pendingAnew', 'vanished'],
  }),
  counted({
    name: 'represented',
    title: 'Cases with a lawyer',
    explanation: 'A lawyer of the person is on record.',
    where: [represented],
    drift: ['lawyerSince', 'widerMarking', 'vanished'],
  }),
  counted({
    name: 'pending_',
    parameter: 'nationality',
    title: 'Cases pending, of one nationality',
    explanation: 'Not closed by the date, of the nationality whose court code ends the name.',
    where: [pending, ofNationality],
    drift: ['pendingAnew', 'enteredLate', 'widerMarking', 'vanished'],
  }),
  counted({
    name: 'relief',
    title: 'Relief granted',
    explanation: 'Closed by asylum, withholding or another grant: DEC_CODE R, G, E, H, Z or Q.',
    where: [outcome('relief')],
    drift: ['enteredLate', 'widerMarking', 'vanished', 'decidedAnew', 'otherGrouping'],
  }),
  counted({
    name: 'relief_',
    parameter: 'nationality',
    title: 'Relief granted, of one nationality',
    explanation: 'As relief, of the nationality whose court code ends the name.',
    where: [outcome('relief'), ofNationality],
    drift: ['enteredLate', 'widerMarking', 'vanished', 'decidedAnew', 'otherGrouping'],
  }),
  counted({
    name: 'removal_orders',
    title: 'Orders of removal',
    explanation: 'Closed by an order of removal (DEC_CODE X), in absentia or not.',
    where: [outcome('removal', 'removal_in_absentia')],
    drift: ['enteredLate', 'widerMarking', 'vanished', 'decidedAnew'],
  }),
  counted({
    name: 'in_absentia_orders',
    title: 'Orders of removal in absentia',
    explanation: 'Closed by an order of removal (DEC_CODE X) with ABSENTIA Y.',
    where: [outcome('removal_in_absentia')],
    drift: ['enteredLate', 'widerMarking', 'vanished', 'decidedAnew'],
  }),
  counted({
    name: 'attended_removal_orders',
    title: 'Orders of removal of people who attended',
    explanation: 'Closed by an order of removal (DEC_CODE X) that is not in absentia.',
    where: [outcome('removal')],
    drift: ['enteredLate', 'widerMarking', 'vanished', 'decidedAnew'],
  }),
  counted({
    name: 'terminated',
    title: 'Proceedings terminated',
    explanation: 'Closed by DEC_CODE T, U or I, or without one by OTHER_COMP F, U or I.',
    where: [outcome('terminated')],
    drift: ['otherGrouping', 'enteredLate', 'widerMarking', 'vanished', 'decidedAnew'],
  }),
  counted({
    name: 'absent_last_hearing',
    title: 'Absent at the last hearing',
    explanation: 'Attendance absent_last: closed by an order of removal in absentia.',
    where: [{ dimension: 'attendance', isOneOf: ['absent_last'] }],
    drift: ['otherAbsence', 'enteredLate', 'widerMarking', 'vanished', 'decidedAnew'],
  }),
  counted({
    name: 'no_hearing',
    title: 'Waiting for the first hearing',
    explanation: 'No master or individual hearing had been held before the date.',
    where: [{ dimension: 'attendance', isOneOf: ['no_hearing'] }],
    drift: ['enteredLate', 'widerMarking', 'vanished'],
  }),
  counted({
    name: 'pending_in_mpp_courts',
    title: 'Pending in a court of the programme',
    explanation: `Not closed by the date, and in a court of the programme on that day. ${PLACE}`,
    where: [pending],
    place: 'programme',
    drift: ['otherPlace', 'pendingAnew', 'widerMarking', 'vanished'],
  }),
  counted({
    name: 'pending_paroled_before',
    title: 'Pending, moved to another court before',
    explanation: `Not closed by the date, and in a court outside the programme on that day, as of people let in before the programme's wind-down. ${PLACE}`,
    where: [pending],
    place: 'elsewhere',
    drift: ['otherPlace', 'pendingAnew', 'widerMarking', 'vanished'],
  }),
  counted({
    name: 'cohort_transferred',
    title: 'Of those pending in January 2021: moved out of the programme’s courts',
    explanation: `The cases pending in a court of the programme on 2021-01-31 that are in another court on the date. ${PLACE}`,
    where: [],
    place: 'elsewhere',
    cohort: pendingJanuary2021,
    drift: ['otherCohort', 'otherPlace'],
  }),
  counted({
    name: 'cohort_transferred_',
    parameter: 'nationality',
    title:
      'Of those pending in January 2021 and of one nationality: moved out of the programme’s courts',
    explanation: `As cohort_transferred, of the nationality whose court code ends the name. ${PLACE}`,
    where: [ofNationality],
    place: 'elsewhere',
    cohort: pendingJanuary2021,
    drift: ['otherCohort', 'otherPlace'],
  }),
  counted({
    name: 'cohort_still_mpp',
    title: 'Of those pending in January 2021: still in a court of the programme',
    explanation: `The cases pending in a court of the programme on 2021-01-31 that are in one on the date, decided since or not. ${PLACE}`,
    where: [],
    place: 'programme',
    cohort: pendingJanuary2021,
    drift: ['otherCohort', 'otherPlace'],
  }),
  counted({
    name: 'mpp2_cases',
    title: 'Second programme: cases',
    explanation: 'Cases of phase mpp2: notice to appear from 2021-12-01 to 2022-08-31.',
    where: [secondPhase],
    drift: ['enteredLate', 'widerMarking', 'vanished'],
  }),
  counted({
    name: 'mpp2_completed',
    title: 'Second programme: completed or closed',
    explanation: 'Cases of phase mpp2 closed by the date, in whatever way.',
    where: [secondPhase, closed],
    drift: ['enteredLate', 'widerMarking', 'vanished', 'decidedAnew', 'otherGrouping'],
  }),
  counted({
    name: 'mpp2_relief',
    title: 'Second programme: relief granted',
    explanation: 'Cases of phase mpp2 with outcome relief.',
    where: [secondPhase, outcome('relief')],
    drift: ['enteredLate', 'widerMarking', 'vanished', 'decidedAnew', 'otherGrouping'],
  }),
  counted({
    name: 'mpp2_represented',
    title: 'Second programme: with a lawyer',
    explanation: 'Cases of phase mpp2 with a lawyer of the person on record.',
    where: [secondPhase, represented],
    drift: ['lawyerSince', 'widerMarking', 'vanished'],
  }),
  counted({
    name: 'mpp2_brownsville',
    title: 'Second programme: Brownsville',
    explanation: 'Cases of phase mpp2 assigned to Brownsville (MPB).',
    where: [secondPhase, assigned('MPB')],
    drift: ['otherAssignment', 'enteredLate', 'widerMarking', 'vanished'],
  }),
  counted({
    name: 'mpp2_dec2021_cohort',
    title: 'Second programme: notices of December 2021',
    explanation: 'Cases of phase mpp2 whose notice to appear is of December 2021.',
    where: [secondPhase, { dimension: 'nta_month', isOneOf: ['2021-12'] }],
    drift: ['otherMonth', 'enteredLate', 'widerMarking', 'vanished'],
  }),
  counted({
    name: 'new_cases_all',
    title: 'New cases of the month',
    explanation: 'Cases whose notice to appear is of the month.',
    where: [ofMonth],
    drift: ['otherMonth', 'enteredLate', 'widerMarking', 'vanished'],
  }),
  counted({
    name: 'new_cases_',
    parameter: 'assigned_location',
    title: 'New cases of the month, of one court',
    explanation:
      'Cases whose notice to appear is of the month, assigned to the hearing location whose code ends the name.',
    where: [ofMonth, assigned(PARAMETER)],
    drift: ['otherAssignment', 'otherMonth', 'enteredLate', 'widerMarking', 'vanished'],
  }),
  {
    kind: 'absent',
    name: 'cbp_enrolments',
    programme: 'mpp',
    title: 'People enrolled by Customs and Border Protection',
    explanation:
      'The court dump cannot give it: it counts people returned by the border agency, by sector and day of return. The courts hold a case only once its notice to appear is filed, and say nothing of the agency or the return.',
  },
];
