import { dayNumber, stamp } from './calendar.ts';
import type { CaseModel, HearingModel, ProceedingModel } from './case-model.ts';
import { choiceOf } from './choice.ts';
import type { Ending, PlannedCase } from './mpp-plan.ts';
import { anyMedium, anyScheduleType, representationsOf } from './ordinary-case.ts';
import { baseOf, receivingCourt } from './places.ts';
import type { Random } from './random.ts';

const relief = choiceOf('R 70, G 6, E 4, H 2, Z 8, Q 2');
const termination = choiceOf('T 45, U 40, I 3, /F 8, /U 2, /I 2');
const closure = choiceOf('/A 70, /B 4, /K 4, /M 4, /Y 18');
const anotherEnd = choiceOf('D 30, A 20, O 14, W 8, L 4, J 3, S 2, /X 10, /P 4, /O 3, /H 2');
const marks = choiceOf(
  'MP 900, RM 70, MP+RM 15, MP+FA 40, MP+RA 30, RM+FM 3, MP+DD 4, MP+NA 2, MP+B6 2, MP+MP 2',
);
const language = choiceOf('SP 930, ENG 10, POR 20, QUI 8, MAM 8, KEK 6, IXL 3, CRE 4, CAB 2');
const ports = choiceOf('ENP 30, SYP 25, CIX 15, MPB 15, MPL 12, OPP 1, TUM 2');

/** The courts shut for these hearings on 20 March 2020. */
const SHUT = dayNumber('2020-03-20');

/** Until here the cases are published by location: their first court stays. */
const TABLED = dayNumber('2019-07-31');

/** A case of the programme as planned, with its courts, hearings and lawyers. */
export function programmeCase(random: Random, idncase: number, plan: PlannedCase): CaseModel {
  const lang = plan.nat === 'BR' ? 'POR' : language.draw(random);
  const isMarkedByCode = plan.location === '' || !random.isTrue(0.03);
  const proceedings = proceedingsOf(random, plan, lang);
  const isRepresented = random.isTrue(shareRepresented(plan));
  return {
    idncase,
    nat: random.isTrue(0.01) ? '' : plan.nat,
    lang: random.isTrue(0.012) ? '' : lang,
    caseType: 'RMV',
    e28: isRepresented && random.isTrue(0.8) ? stamp(plan.nta + random.between(10, 500)) : '',
    identifiers: isMarkedByCode ? marks.draw(random).split('+') : [],
    proceedings,
    hearings: hearingsOf(random, plan, lang, proceedings),
    representations: representationsOf(random, plan.nta, isRepresented, proceedings.length),
    isOrphan: false,
  };
}

function shareRepresented(plan: PlannedCase): number {
  if (plan.ending === 'relief') return 0.6;
  return plan.movedOut > 0 ? 0.43 : 0.05;
}

/** A code of the decision, or after a slash of the other completion. */
function codeOf(random: Random, ending: Ending): string {
  switch (ending) {
    case 'absentia':
    case 'removal':
      return 'X';
    case 'voluntary':
      return 'V';
    case 'relief':
      return relief.draw(random);
    case 'terminated':
      return termination.draw(random);
    case 'admin':
      return closure.draw(random);
    case 'other':
      return anotherEnd.draw(random);
    case 'pending':
      return '';
  }
}

function proceedingsOf(random: Random, plan: PlannedCase, lang: string): ProceedingModel[] {
  const open = {
    osc: random.isTrue(0.001) ? '' : stamp(plan.nta),
    completed: '',
    decision: '',
    otherCompletion: '',
    absentia: '',
    caseType: 'RMV',
    nat: plan.nat,
    lang,
    rank: random.isTrue(0.02) ? -1 : 0,
  };
  const found: ProceedingModel[] = [];
  const add = (location: string, more: Partial<ProceedingModel>) =>
    found.push({ ...open, location, base: baseOf(location), ...more });
  const shown = plan.location === '' ? 'SND' : plan.location;
  const end = plan.movedOut || plan.decided || dayNumber('2021-01-31');
  let location = shown;
  if (plan.location !== '' && plan.nta > TABLED && end - plan.nta > 40 && random.isTrue(0.03)) {
    const completed = stamp(plan.nta + random.between(5, 30));
    add(location, { completed, otherCompletion: 'C' });
    location = ports.draw(random);
  }
  if (isReopened(random, plan)) {
    const completed = stamp(plan.nta + random.between(31, 90));
    add(location, { completed, decision: 'X', absentia: random.isTrue(0.8) ? 'Y' : 'N' });
  }
  if (plan.movedOut > 0) {
    const otherCompletion = random.isTrue(0.6) ? 'C' : 'T';
    const decision = random.isTrue(0.02) ? 'X' : '';
    add(location, { completed: stamp(plan.movedOut), otherCompletion, decision });
    location = receivingCourt.draw(random);
  }
  add(location, lastOf(random, plan));
  return found;
}

/** Only among cases that were open in 2021 and have the time for an order before. */
function isReopened(random: Random, plan: PlannedCase): boolean {
  const january = dayNumber('2021-01-31');
  const isOpenThen = plan.decided === 0 || plan.decided > january;
  const isLongEnough = plan.movedOut === 0 || plan.movedOut - plan.nta > 100;
  return isOpenThen && isLongEnough && plan.nta < SHUT - 100 && random.isTrue(0.09);
}

function lastOf(random: Random, plan: PlannedCase): Partial<ProceedingModel> {
  if (plan.decided === 0) return {};
  const code = codeOf(random, plan.ending);
  const absentia = plan.ending === 'absentia' ? 'Y' : random.isTrue(0.8) ? 'N' : '';
  const completed = random.isTrue(0.001) ? '' : stamp(plan.decided);
  return code.startsWith('/')
    ? { completed, otherCompletion: code.slice(1), absentia }
    : { completed, decision: code, absentia };
}

function hearingsOf(
  random: Random,
  plan: PlannedCase,
  lang: string,
  proceedings: readonly ProceedingModel[],
): HearingModel[] {
  const found: HearingModel[] = [];
  const last = plan.decided === 0 ? dayNumber('2027-03-01') : plan.decided;
  const steps = [35, 30, 45, 60, 120, 200, 300, 400];
  let day = plan.nta + random.between(8, 50);
  const count = random.between(plan.decided > 0 ? 1 : 0, steps.length);
  for (let at = 0; at < count && day <= last; at++) {
    const place = placeAt(proceedings, day);
    const isShut = day > SHUT && day < dayNumber('2021-06-01');
    found.push({
      osc: random.isTrue(0.0004) ? '' : stamp(plan.nta),
      location: proceedings[place]?.location ?? '',
      base: proceedings[place]?.base ?? '',
      date: stamp(day),
      calendar: at > 1 && random.isTrue(0.5) ? 'I' : 'M',
      medium: isShut ? 'H' : anyMedium.draw(random),
      recType: random.isTrue(0.02) ? 'A' : 'X',
      scheduleType: anyScheduleType.draw(random),
      lang,
      proceeding: place,
      rank: random.isTrue(0.01) ? -1 : 0,
    });
    day += steps[at] ?? 300;
  }
  return found;
}

/** The proceeding that is open on a day. */
function placeAt(proceedings: readonly ProceedingModel[], day: number): number {
  const on = stamp(day);
  const at = proceedings.findIndex(({ completed }) => completed === '' || completed >= on);
  return at === -1 ? proceedings.length - 1 : at;
}
