import { hash } from 'node:crypto';
import type { Instance } from '#appointments/instance.rules.ts';
import type { Checked } from '../checks/check-replay.ts';
import { plusDays } from '../days.ts';
import { policies } from '../policies.ts';
import type { Proof } from '../proof/prove-log.ts';
import { transferred, transferredShares } from '../published.ts';
import type { Known, Stage } from '../story/stage.ts';
import type { Arrival } from './arrivals.ts';
import type { Seats } from './short-notice.ts';
import { type Candidate, planWhatIf, type WhatIf } from './what-if.ts';

/** What the replay found beside what was published; shares are from 0 to 1, published ones null where not known. */
export interface Figures {
  seed: number;
  people: number;
  policy: string;
  /** All court cases of the invented population, its households, and how many asked for help. */
  cases: number;
  households: number;
  /** Court cases pending in courts of the programme: the people of the first phase; and of the second. */
  phaseOne: number;
  phaseTwo: number;
  /** Court cases that had come by the end of each day. */
  byDay: { day: string; cases: number }[];
  totals: { until: string; cases: number; published: number; source: string }[];
  byMonthAndPort: { month: string; port: string; cases: number; households: number }[];
  /** Shares of the first phase that had come by a day. */
  shares: {
    until: string;
    kind: 'port' | 'nationality';
    code: string;
    cohort: number;
    share: number;
    published: number | null;
    source: string | null;
  }[];
  /** Answers to offers, and days that were missed. */
  slots: { state: string; households: number }[];
  seats: Seats;
  checked: Checked;
  /** What the log proves. */
  proof: Proof;
  whatIf: WhatIf[];
}

/** Everything that figures are made of. */
export interface Found {
  arrivals: readonly Arrival[];
  slots: Figures['slots'];
  seats: Seats;
  checked: Checked;
  proof: Proof;
  candidates: readonly Candidate[];
  rule: Instance['rule'];
}

/** Puts the figures together. */
export function figuresOf(stage: Stage, people: number, found: Found): Figures {
  const all = [...stage.known.values()];
  const { arrivals, slots, seats, checked, proof } = found;
  return {
    seed: stage.seed,
    people,
    policy: stage.policy.name,
    cases: casesOf(all),
    households: all.length,
    phaseOne: casesOf(all.filter(({ invented }) => invented.phase === 1)),
    phaseTwo: casesOf(all.filter(({ invented }) => invented.phase === 2)),
    byDay: runningTotal(arrivals),
    totals: transferred.map(({ until, cases: published, source }) => ({
      until,
      cases: sumOf(arrivals.filter(({ day }) => day <= until)),
      published: Math.round(published * stage.scale),
      source,
    })),
    byMonthAndPort: byMonthAndPort(arrivals),
    shares: sharesOf(all, arrivals),
    slots,
    seats,
    checked,
    proof,
    whatIf: [...policies.values()].map((policy) =>
      planWhatIf(found.candidates, found.rule, policy, stage.scale),
    ),
  };
}

/** The same for the same figures, and for no others. */
export function digestOf(figures: Figures): string {
  return hash('sha256', JSON.stringify(figures), 'hex');
}

function casesOf(all: readonly Known[]): number {
  return all.reduce((sum, { invented }) => sum + invented.cases, 0);
}

function sumOf(arrivals: readonly Arrival[]): number {
  return arrivals.reduce((sum, { cases }) => sum + cases, 0);
}

function runningTotal(arrivals: readonly Arrival[]): Figures['byDay'] {
  let cases = 0;
  return [...Map.groupBy(arrivals, ({ day }) => day)].map(([day, those]) => {
    cases += sumOf(those);
    return { day, cases };
  });
}

function byMonthAndPort(arrivals: readonly Arrival[]): Figures['byMonthAndPort'] {
  const groups = Map.groupBy(arrivals, ({ day, port }) => `${day.slice(0, 7)} ${port}`);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, those]) => {
      const [month = '', port = ''] = key.split(' ');
      return { month, port, cases: sumOf(those), households: those.length };
    });
}

/** By port of enrolment and by nationality, at the end of March, April and May and of the replay. */
function sharesOf(all: readonly Known[], arrivals: readonly Arrival[]): Figures['shares'] {
  const phaseOne = all.filter(({ invented }) => invented.phase === 1);
  const first = new Set(phaseOne.map(({ householdId }) => householdId));
  const came = arrivals.filter(({ householdId }) => first.has(householdId));
  const kinds = [
    { kind: 'port', of: (one: Known) => one.invented.port, at: (one: Arrival) => one.enrolledAt },
    {
      kind: 'nationality',
      of: (one: Known) => one.invented.nationality,
      at: (one: Arrival) => one.nationality,
    },
  ] as const;
  return transferred.flatMap(({ until }) =>
    kinds.flatMap(({ kind, of, at }) =>
      [...Map.groupBy(phaseOne, of)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, those]) => {
          const cohort = casesOf(those);
          const there = came.filter((one) => at(one) === code && one.day <= until);
          const published = transferredShares.find(
            (row) => row.until === until && row.kind === kind && row.code === code,
          );
          return {
            until,
            kind,
            code,
            cohort,
            share: sumOf(there) / cohort,
            published: published?.share ?? null,
            source: published?.source ?? null,
          };
        }),
    ),
  );
}

/** The first day on which a what-if may send a household: once its paper is seen and its place is drawn. */
export function readyDay(known: Known, phaseTwoFrom: string): string | null {
  const { paperOn, readyFrom, asksOn, phase } = known.invented;
  if (paperOn === null || phase === null) return null;
  const days = [paperOn, asksOn, readyFrom ?? '', phase === 2 ? phaseTwoFrom : ''];
  const latest = days.reduce((a, b) => (a > b ? a : b));
  return plusDays(latest, 3);
}
