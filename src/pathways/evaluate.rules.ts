import { pathwayRules } from './all-rules.law.ts';
import type { Answer, Fit, Missing, RunningClock } from './answer.ts';
import type { CalendarDate } from './calendar.rules.ts';
import { cite } from './cited.rules.ts';
import { deadline, startOf } from './clocks.rules.ts';
import { type Facts, factsOf, judge, type Verdict } from './conditions.rules.ts';
import type { ClockRule, PathwayRule, ReasonKey } from './law.ts';
import { ask, asMissing, mergeMissing } from './questions.rules.ts';
import { judgeSafety } from './safeguards.rules.ts';
import type { Situation } from './situation.ts';

interface Judged {
  rule: PathwayRule;
  verdict: Verdict;
  reasons: ReasonKey[];
}

/**
 * What fits, what does not and why, what is missing and which clock runs until when, for one person
 * on one day. `signedVersions` holds the versions of rows that a lawyer signed. Where the reader may
 * know less than we do, the routes follow from `shown` alone; the safeguards always see everything.
 * Never throws for a parsed situation and a calendar date.
 */
export function findPathways(
  situation: Situation,
  today: CalendarDate,
  signedVersions: ReadonlySet<string>,
  shown: Situation = situation,
): Answer {
  const safety = judgeSafety(factsOf(situation, today), signedVersions);
  if (safety.lawyerFirst || safety.childAlone) return { ...empty(today), ...safety };
  const facts = factsOf(shown, today);
  const judged = pathwayRules.map((rule) => judgeRule(rule, facts, today));
  const present = judged.filter(({ rule }) => !rule.history);
  const possible = present.filter(({ verdict }) => verdict.truth !== 'no');
  return {
    ...empty(today),
    ...safety,
    fits: present.filter(isFit).map(({ rule }) => toFit(rule, signedVersions)),
    doesNotFit: present
      .filter(({ verdict }) => verdict.truth === 'no')
      .map(({ rule, reasons }) => ({ ...cite(rule, signedVersions), reasons })),
    missing: mergeMissing([...safety.missing, ...openQuestions(possible, shown)]),
    clocks: possible.flatMap(({ rule }) => clocksOf(rule, shown, today, signedVersions)),
    history: judged
      .filter(({ rule, verdict }) => rule.history && verdict.truth !== 'no')
      .map(({ rule }) => toFit(rule, signedVersions)),
  };
}

function empty(today: CalendarDate): Answer {
  return {
    on: today,
    notice: 'notice.not-advice',
    fits: [],
    doesNotFit: [],
    missing: [],
    clocks: [],
    lawyerFirst: false,
    lawyerFirstBecause: [],
    mightNeedLawyerFirst: false,
    childAlone: false,
    history: [],
  };
}

function isInForce(rule: PathwayRule, today: CalendarDate): boolean {
  const begun = rule.validFrom === null || rule.validFrom <= today;
  return begun && (rule.validTo === null || today <= rule.validTo);
}

function judgeRule(rule: PathwayRule, facts: Facts, today: CalendarDate): Judged {
  const verdict = judge({ all: rule.requires.map((requirement) => requirement.if) }, facts);
  if (!rule.history && !isInForce(rule, today)) {
    return { rule, verdict: { truth: 'no', unknown: [] }, reasons: ['not-in-force'] };
  }
  const reasons = rule.requires
    .filter((requirement) => judge(requirement.if, facts).truth === 'no')
    .map((requirement) => requirement.otherwise);
  return { rule, verdict, reasons };
}

function isFit({ verdict }: Judged): boolean {
  return verdict.truth === 'yes';
}

function toFit(rule: PathwayRule, signed: ReadonlySet<string>): Fit {
  const { what, documents, authorities, validFrom, validTo } = rule;
  return { ...cite(rule, signed), what, documents, authorities, validFrom, validTo };
}

/** What would settle the routes that may fit, and the days from which their clocks would run. */
function openQuestions(possible: readonly Judged[], situation: Situation): Missing[] {
  return possible.flatMap(({ rule, verdict }) => [
    ...ask(verdict.unknown, rule.id),
    ...rule.clocks
      .filter((clock) => isUnknownStart(situation, clock.from))
      .map((clock) => asMissing(clock.from, rule.id)),
  ]);
}

function isUnknownStart(situation: Situation, from: ClockRule['from']): boolean {
  const fact = from === 'arrival' ? situation.arrival.earliest : situation[from];
  return fact.precision === 'unknown';
}

function clocksOf(
  rule: PathwayRule,
  situation: Situation,
  today: CalendarDate,
  signed: ReadonlySet<string>,
): RunningClock[] {
  return rule.clocks.flatMap((clock) => {
    const range = startOf(situation, clock.from);
    if (!range) return [];
    const { runsUntil, optimistic } = deadline(clock.length, range);
    return [
      {
        ...cite(rule, signed),
        clock: clock.id,
        runsUntil,
        optimistic,
        passed: today > runsUntil,
        surelyPassed: range.latest !== null && today > (optimistic ?? runsUntil),
        basis: { fact: clock.from, ...range },
      },
    ];
  });
}
