import { dayNumber } from './calendar.ts';
import { choiceOf } from './choice.ts';
import { type Enrolment, enrolments } from './mpp-months.ts';
import { Random } from './random.ts';

export type Ending =
  | 'pending'
  | 'absentia'
  | 'removal'
  | 'relief'
  | 'terminated'
  | 'voluntary'
  | 'admin'
  | 'other';

/** One case of the programme at full size: what becomes of it. */
export interface PlannedCase extends Enrolment {
  readonly nat: string;
  readonly ending: Ending;
  /** Day number of the decision; 0 when pending. */
  readonly decided: number;
  /** Day number of the transfer out of the programme's courts; 0 if none. */
  readonly movedOut: number;
}

interface Draft extends Enrolment {
  nat: string;
  ending: Ending;
  decided: number;
  movedOut: number;
}

/** So many cases end so in these days, taken among the open ones with a notice at least 20 days before. */
type Batch = readonly [from: string, to: string, endings: Partial<Record<Ending, number>>];

/**
 * Sums at January 2021: 27,898 removed in absentia, 32,659 removed, 641 with relief, 41,888 closed (TRAC,
 * A4480; A. Kocher, 12 February 2021); relief 117 by November 2019, 187 by December, 263 by January 2020,
 * 638 by December 2020; 6,686 terminated by May 2021 (A. Kocher, 22 June 2021). As no closed case opens
 * again here after a checkpoint, figures that fell between two releases cannot both be met.
 */
const FIRST: readonly Batch[] = [
  ['2019-04-10', '2019-06-30', { absentia: 700, removal: 155, terminated: 290, voluntary: 10 }],
  [
    '2019-07-01',
    '2019-10-31',
    {
      absentia: 9_000,
      removal: 1_500,
      terminated: 4_600,
      relief: 11,
      admin: 500,
      voluntary: 100,
      other: 100,
    },
  ],
  [
    '2019-11-01',
    '2019-11-30',
    {
      absentia: 3_600,
      removal: 486,
      terminated: 1_210,
      relief: 106,
      admin: 400,
      voluntary: 40,
      other: 50,
    },
  ],
  [
    '2019-12-01',
    '2019-12-31',
    { absentia: 4_000, removal: 500, terminated: 150, relief: 70, admin: 100 },
  ],
  [
    '2020-01-01',
    '2020-01-31',
    { absentia: 4_000, removal: 700, terminated: 120, relief: 76, voluntary: 60 },
  ],
  [
    '2020-02-01',
    '2020-03-20',
    { absentia: 6_000, removal: 1_000, terminated: 100, relief: 250, admin: 200, voluntary: 140 },
  ],
  [
    '2020-03-21',
    '2020-12-31',
    { absentia: 590, removal: 410, terminated: 25, relief: 125, admin: 300, other: 80 },
  ],
  ['2021-01-01', '2021-01-31', { absentia: 8, removal: 10, terminated: 5, relief: 3, other: 8 }],
  ['2021-02-01', '2021-05-31', { terminated: 186 }],
  [
    '2021-06-01',
    '2026-08-20',
    {
      absentia: 4_100,
      removal: 3_000,
      terminated: 3_400,
      relief: 7_200,
      admin: 2_600,
      voluntary: 350,
      other: 900,
    },
  ],
];
/** 1,109 closed by May 2022, 27 with relief (TRAC, report 686); the rest is ours. */
const SECOND: readonly Batch[] = [
  [
    '2022-01-10',
    '2022-05-31',
    {
      absentia: 120,
      removal: 330,
      relief: 27,
      terminated: 520,
      voluntary: 12,
      admin: 60,
      other: 40,
    },
  ],
  [
    '2022-06-01',
    '2026-08-20',
    { absentia: 1_100, removal: 900, relief: 800, terminated: 1_400, admin: 300, other: 70 },
  ],
];
const THIRD: readonly Batch[] = [
  [
    '2025-03-01',
    '2026-08-20',
    { absentia: 120, removal: 90, relief: 5, terminated: 40, admin: 10, other: 10 },
  ],
];

/** Transfers among the cases open at January 2021 (TRAC, reports 643, 647, 650). */
const MOVES: readonly (readonly [string, string, number])[] = [
  ['2019-09-01', '2021-01-31', 2_716],
  ['2021-02-19', '2021-03-31', 3_911],
  ['2021-04-01', '2021-04-30', 4_476],
  ['2021-05-01', '2021-05-31', 1_988],
  ['2021-06-01', '2022-03-31', 6_500],
];

/** Relief by January 2020, 263 cases (bordernews.org, from TRAC). */
const EARLY_RELIEF = { CU: 117, VE: 90, NU: 23, HO: 12, GT: 7, EC: 6, PE: 4, CO: 4 };
const openNat = choiceOf(
  'CU 260, HO 250, GT 152, EC 80, ES 68, VE 59, NU 52, BR 20, PE 18, CO 12, DR 5, MX 4',
);
const closedNat = choiceOf(
  'HO 395, GT 270, ES 130, CU 75, EC 45, VE 25, NU 25, PE 8, BR 7, CO 6, DR 3, RO 1',
);
const reliefNat = choiceOf('CU 45, VE 30, NU 10, HO 8, GT 4, ES 3');
const secondNat = choiceOf('NU 640, CU 110, CO 90, VE 80, EC 35, PE 25, DR 20, HO 10, GT 8');

/** Every case of the programme at full size in the order of its notice; the same in every dump. */
export function planOfProgramme(): PlannedCase[] {
  const random = new Random(71_036, 2);
  const drafts: Draft[] = enrolments().map((one) => ({
    ...one,
    nat: '',
    ending: 'pending',
    decided: 0,
    movedOut: 0,
  }));
  const until = (day: string) => drafts.findIndex((one) => one.nta > dayNumber(day));
  const [first, second, third] = [until('2021-01-20'), until('2021-11-30'), until('2024-12-31')];
  for (const batch of FIRST) endSome(random, drafts.slice(0, first), batch);
  for (const batch of SECOND) endSome(random, drafts.slice(second, third), batch);
  for (const batch of THIRD) endSome(random, drafts.slice(third), batch);
  moveSome(random, drafts.slice(0, first));
  nameNations(random, drafts, first);
  return drafts;
}

/** A random order that is the same every time. */
function shuffled<Value>(random: Random, values: readonly Value[]): Value[] {
  const found = [...values];
  for (let at = found.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    const [left, right] = [found[at], found[other]];
    if (left !== undefined && right !== undefined) [found[at], found[other]] = [right, left];
  }
  return found;
}

function endSome(random: Random, drafts: Draft[], [fromDay, toDay, endings]: Batch): void {
  const [from, to] = [dayNumber(fromDay), dayNumber(toDay)];
  const open = drafts.filter((one) => one.decided === 0 && one.nta + 20 < to);
  const order = shuffled(random, open);
  for (const [ending, count] of Object.entries(endings) as [Ending, number][]) {
    for (const one of order.splice(0, count)) {
      one.ending = ending;
      one.decided = random.between(Math.max(from, one.nta + 20), to);
    }
  }
}

function moveSome(random: Random, drafts: Draft[]): void {
  const january = dayNumber('2021-01-31');
  const open = drafts.filter(
    (one) => one.location !== '' && (one.decided === 0 || one.decided > january),
  );
  const order = shuffled(random, open);
  for (const [from, to, count] of MOVES) {
    for (const one of order.splice(0, count)) {
      const day = random.between(Math.max(dayNumber(from), one.nta + 15), dayNumber(to));
      one.movedOut = one.decided === 0 ? day : Math.min(day, one.decided - 1);
    }
  }
}

function nameNations(random: Random, drafts: readonly Draft[], first: number): void {
  const early = dayNumber('2020-01-31');
  const quota = Object.entries(EARLY_RELIEF).flatMap(([nat, count]) =>
    Array.from({ length: count }, () => nat),
  );
  const relief = shuffled(random, quota);
  for (const [at, one] of drafts.entries()) {
    const isRelief = one.ending === 'relief';
    if (at >= first) one.nat = secondNat.draw(random);
    else if (isRelief && one.decided <= early) one.nat = relief.pop() ?? 'CU';
    else if (isRelief) one.nat = reliefNat.draw(random);
    else one.nat = (one.decided > 0 ? closedNat : openNat).draw(random);
  }
}
