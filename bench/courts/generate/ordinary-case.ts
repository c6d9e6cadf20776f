import { dayNumber, stamp } from './calendar.ts';
import type {
  CaseModel,
  HearingModel,
  ProceedingModel,
  RepresentationModel,
} from './case-model.ts';
import { type Choice, choiceOf, publicChoice, publicKey } from './choice.ts';
import { anyCourt } from './places.ts';
import type { Random } from './random.ts';

// Cases outside the programme. Shares of types, decisions, completions, hearings and lawyers are the public
// dump's; nationalities, codes of identifiers and years are ours, as the public files give none.

const caseType = publicKey('A_TblCase', 'CASE_TYPE');
const decision = choiceOf(
  'X 3943648, R 880183, V 814201, T 810769, D 657115, U 632069, A 189914, E 158177, O 41856, G 11220, W 10972, L 3680, Z 3651, J 741, H 367, Q 60, S 52, I 20, C 5, K 1',
);
const finalCompletion = choiceOf(
  'A 521518, F 370352, Y 95611, X 76067, P 17809, O 16502, M 4924, K 3032, H 2994, B 900, U 500, I 300, R 1, W 1',
);
const move = choiceOf('C 1898506, T 847234');
const nationality = choiceOf(
  'GT 160, HO 150, MX 145, ES 120, VE 75, CU 70, CO 50, NU 45, EC 45, IN 35, HA 33, BR 32, CH 30, PE 25, DR 15, RU 8, NI 5, JM 5, PK 4, UE 4, NP 4, BG 3, MP 0.2, RM 0.2, NA 0.2, AF 3, RO 3, TU 2, IR 2',
);
const foreign = choiceOf(
  'SP 60, ENG 20, POR 8, MAN 6, CRE 6, PUN 4, MAM 3, RUS 3, QUI 2, KEK 2, ARA 2',
);
const year = choiceOf(
  '1979 1, 1984 3, 1989 6, 1994 15, 1997 20, 1999 22, 2001 22, 2003 24, 2005 35, 2007 30, 2009 28, 2011 27, 2013 28, 2014 30, 2015 28, 2016 32, 2017 40, 2018 45, 2019 60, 2020 26, 2021 45, 2022 95, 2023 160, 2024 170, 2025 110, 2026 55',
);
const medium = publicChoice('tbl_schedule', 'ADJ_MEDIUM');
const calendar = publicChoice('tbl_schedule', 'CAL_TYPE');
const recType = publicChoice('tbl_schedule', 'REC_TYPE');
const scheduleType = choiceOf('MI 30, MR 45, II 12, IR 8, MP 2, BD 3');
const identifier = choiceOf(
  'FA 700, RA 420, UJ 300, J 250, DD 110, FM 45, EM 120, AL 20, AO 20, PP 15, TC 10, C1 30, AD 30, J1 40, J2 25, NA 20, B6 6, P1 6, P2 5, B1 8, HK 3, SP 12, CA 4, VP 30',
);
const hearingsOf = choiceOf(
  '0 10, 1 20, 2 21, 3 17, 4 11, 5 7, 6 5, 7 3, 8 2, 10 1, 13 0.5, 22 0.1',
);

export const anyMedium: Choice = medium;
export const anyScheduleType: Choice = scheduleType;

/** The newest day of an ordinary row: some days before the dump is dated. */
const LAST_DAY = dayNumber('2026-08-28');

/** A case that is in no return-to-wait programme. */
export function ordinaryCase(random: Random, idncase: number): CaseModel {
  const first = dayNumber(`${year.draw(random)}-01-01`);
  const nta = Math.min(first + random.below(365), LAST_DAY - random.below(60));
  const nat = nationality.draw(random);
  const lang = random.isTrue(0.72) ? 'SP' : foreign.draw(random);
  const type = caseType.draw(random);
  const proceedings = ordinaryProceedings(random, nta, type, nat, lang);
  const isRepresented = random.isTrue(0.44);
  return {
    idncase,
    nat: random.isTrue(0.00988) ? '' : nat,
    lang: random.isTrue(0.01192) ? '' : lang,
    caseType: type,
    e28: isRepresented && random.isTrue(0.87) ? stamp(nta + random.between(5, 700)) : '',
    identifiers: identifiersOf(random),
    proceedings,
    hearings: hearingsOfProceedings(random, nta, lang, proceedings),
    representations: representationsOf(random, nta, isRepresented, proceedings.length),
    isOrphan: random.isTrue(0.000021),
  };
}

function identifiersOf(random: Random): string[] {
  if (!random.isTrue(0.162)) return [];
  const codes = [random.isTrue(0.0029) ? '' : identifier.draw(random)];
  while (random.isTrue(0.17)) codes.push(identifier.draw(random));
  return codes;
}

function proceedingCount(random: Random): number {
  const at = random.float();
  if (at < 0.0105) return 0;
  if (at < 0.78) return 1;
  if (at < 0.94) return 2;
  if (at < 0.985) return 3;
  return random.between(4, 7);
}

function ordinaryProceedings(
  random: Random,
  nta: number,
  caseType: string,
  nat: string,
  lang: string,
): ProceedingModel[] {
  const count = proceedingCount(random);
  const found: ProceedingModel[] = [];
  let day = nta;
  for (let at = 0; at < count; at++) {
    day += random.between(60, 1300);
    const location = anyCourt.draw(random);
    const isLast = at === count - 1;
    const isMove = !isLast && random.isTrue(0.67);
    const isOpen = day > LAST_DAY || (isLast && random.isTrue(0.22));
    found.push({
      osc: random.isTrue(0.0049) ? '' : stamp(nta),
      location: random.isTrue(0.00009) ? '' : location,
      base: location,
      ...completion(random, day, isOpen, isMove),
      caseType,
      nat: random.isTrue(0.00347) ? '' : nat,
      lang: random.isTrue(0.00121) ? '' : lang,
      rank: random.isTrue(0.02) ? -1 : 0,
    });
  }
  return found;
}

type Completion = Pick<ProceedingModel, 'completed' | 'decision' | 'otherCompletion' | 'absentia'>;

function completion(random: Random, day: number, isOpen: boolean, isMove: boolean): Completion {
  if (isOpen) return { completed: '', decision: '', otherCompletion: '', absentia: '' };
  const completed = stamp(day);
  if (isMove) return { completed, decision: '', otherCompletion: move.draw(random), absentia: 'N' };
  if (random.isTrue(0.12)) {
    const otherCompletion = finalCompletion.draw(random);
    return { completed, decision: '', otherCompletion, absentia: 'N' };
  }
  const code = decision.draw(random);
  const absentia = code === 'X' && random.isTrue(0.42) ? 'Y' : 'N';
  return { completed, decision: code, otherCompletion: '', absentia };
}

function hearingsOfProceedings(
  random: Random,
  nta: number,
  lang: string,
  proceedings: readonly ProceedingModel[],
): HearingModel[] {
  const found: HearingModel[] = [];
  let day = nta;
  for (const [at, proceeding] of proceedings.entries()) {
    const count = Number(hearingsOf.draw(random));
    for (let hearing = 0; hearing < count; hearing++) {
      day += random.between(15, 420);
      found.push({
        osc: random.isTrue(0.0004) ? '' : stamp(nta),
        location: proceeding.location,
        base: proceeding.base,
        date: stamp(day),
        calendar: calendar.draw(random),
        medium: medium.draw(random),
        recType: recType.draw(random),
        scheduleType: scheduleType.draw(random),
        lang: random.isTrue(0.04) ? '' : lang,
        proceeding: at,
        rank: 0,
      });
    }
  }
  return found;
}

/** The person's lawyers in 44 cases of 100; the government's own in nearly all that have a court. */
export function representationsOf(
  random: Random,
  nta: number,
  isRepresented: boolean,
  proceedings: number,
): RepresentationModel[] {
  const found: RepresentationModel[] = [];
  const date = () => stamp(nta + random.between(5, 1500));
  if (isRepresented) {
    do found.push({ level: 'COURT', type: 'ALIEN', date: date() });
    while (random.isTrue(0.54));
  }
  for (let at = 0; at < proceedings; at++) {
    if (random.isTrue(0.8)) found.push({ level: 'COURT', type: 'INS', date: '' });
  }
  if (random.isTrue(0.06)) found.push({ level: 'BOARD', type: 'ALIEN', date: date() });
  if (random.isTrue(0.02)) found.push({ level: 'BOARD', type: 'INS', date: date() });
  return found;
}
