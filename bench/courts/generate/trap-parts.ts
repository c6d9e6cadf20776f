import { stampOf } from './calendar.ts';
import type {
  CaseModel,
  HearingModel,
  ProceedingModel,
  RepresentationModel,
} from './case-model.ts';
import { baseOf } from './places.ts';

/** A hand-made case: what it is about, and what differs from a plain open case of El Paso, June 2019. */
export interface Trap extends Partial<CaseModel> {
  readonly about: string;
}

export const NTA = '2019-06-10';

/** A proceeding; its end as `2020-02-03 X Y` (date, decision, absentia) or `2020-02-03 /C` (other completion). */
export function proceeding(
  location: string,
  end = '',
  more: Partial<ProceedingModel> = {},
): ProceedingModel {
  const [date = '', code = '', absentia = ''] = end.split(' ');
  const [decision = '', otherCompletion = ''] = code.split('/');
  return {
    osc: stampOf(NTA),
    location,
    base: baseOf(location) || 'ELP',
    completed: date === '-' ? '' : stampOf(date),
    decision,
    otherCompletion,
    absentia,
    caseType: 'RMV',
    nat: 'HO',
    lang: 'SP',
    rank: 0,
    ...more,
  };
}

/** A hearing on a day; by calendar type and medium as `M P`. */
export function hearing(
  location: string,
  date: string,
  kind = 'M P',
  more: Partial<HearingModel> = {},
): HearingModel {
  const [calendar = '', medium = ''] = kind.split(' ');
  return {
    osc: stampOf(NTA),
    location,
    base: baseOf(location) || 'ELP',
    date: stampOf(date),
    calendar,
    medium,
    recType: 'X',
    scheduleType: 'MI',
    lang: 'SP',
    proceeding: 0,
    rank: 0,
    ...more,
  };
}

export function lawyer(level: string, type: string): RepresentationModel {
  return { level, type, date: stampOf('2019-09-02') };
}

/** The model of a trap under its number. */
export function modelOf(trap: Trap, idncase: number): CaseModel {
  return {
    idncase,
    nat: 'HO',
    lang: 'SP',
    caseType: 'RMV',
    e28: '',
    identifiers: ['MP'],
    proceedings: [proceeding('ENP')],
    hearings: [],
    representations: [],
    isOrphan: false,
    ...trap,
  };
}
