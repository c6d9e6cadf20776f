import { pathwayRules } from './all-rules.law.ts';
import type { CalendarDate, DayRange } from './calendar.rules.ts';
import { deadline, startOf } from './clocks.rules.ts';
import { type FactName, type Facts, factsOf, judge, type Verdict } from './conditions.rules.ts';
import type { ClockRule, LawRow, PathwayRule, ReasonKey, SafeguardRule, Source } from './law.ts';
import { childAloneRule, lawyerFirstRules } from './safeguards.law.ts';
import type { Situation } from './situation.ts';

/** A row of law as an answer shows it. */
export interface Cited {
  id: string;
  /** Message key. */
  title: string;
  sources: readonly Source[];
  version: string;
  /** No lawyer has signed this version. */
  unconfirmed: boolean;
  unconfirmedParts: readonly string[];
}

/** A route that fits, or a past one that would have fitted. */
export interface Fit extends Cited {
  what: string;
  documents: PathwayRule['documents'];
  authorities: PathwayRule['authorities'];
  validFrom: CalendarDate | null;
  validTo: CalendarDate | null;
}

/** A route that does not fit whatever else becomes known, and why. */
export interface Refusal extends Cited {
  reasons: readonly ReasonKey[];
}

/** A fact that a question can ask for: `question.<fact>` has its words. */
export type AskedFact =
  | Exclude<FactName, 'appealOpen' | 'absenceMotionOpen' | 'hasUrgentNeed'>
  | 'orderedOn'
  | 'decidedOn'
  | 'movedOn'
  | 'arrival'
  | 'urgentNeeds';

/** A fact still unknown, with the rows that it would settle. */
export interface Missing {
  fact: AskedFact;
  /** Message key. */
  question: string;
  settles: readonly string[];
}

/** A time limit of a route that fits or may fit. */
export interface RunningClock extends Cited {
  clock: string;
  /** The last day to keep: the earliest plausible one, never moved for a weekend or holiday. */
  runsUntil: CalendarDate;
  /** The latest plausible last day; null when none later is known. */
  optimistic: CalendarDate | null;
  /** `runsUntil` lies before today. */
  passed: boolean;
  /** No plausible last day is left. */
  surelyPassed: boolean;
  /** The days from which the clock may have started. */
  basis: { fact: ClockRule['from'] } & DayRange;
}

/** What the law seems to offer one person: information to bring to counsel, not advice. */
export interface Answer {
  /** The day for which it holds. */
  on: CalendarDate;
  /** Message key that every showing of the answer carries. */
  notice: 'notice.not-advice';
  fits: readonly Fit[];
  doesNotFit: readonly Refusal[];
  missing: readonly Missing[];
  clocks: readonly RunningClock[];
  /** No route and no date: speak to a lawyer first, do not travel or report before. */
  lawyerFirst: boolean;
  lawyerFirstBecause: readonly Cited[];
  /** A fact still unknown could make it lawyer first: say so beside the routes. */
  mightNeedLawyerFirst: boolean;
  /** A child alone: at once to a trained person, no route and no date. */
  childAlone: boolean;
  /** Past routes that would have or may have fitted; never offered. */
  history: readonly Fit[];
}

interface Judged {
  rule: PathwayRule;
  verdict: Verdict;
  reasons: ReasonKey[];
}

const askedFor: Readonly<Record<FactName, AskedFact>> = {
  where: 'where',
  programme: 'programme',
  status: 'status',
  removalOrder: 'removalOrder',
  noticeProblem: 'noticeProblem',
  exceptionalCircumstances: 'exceptionalCircumstances',
  appealPending: 'appealPending',
  ntaFiled: 'ntaFiled',
  signedVoluntaryReturn: 'signedVoluntaryReturn',
  childAlone: 'childAlone',
  memberOutsideProgramme: 'memberOutsideProgramme',
  appealOpen: 'decidedOn',
  absenceMotionOpen: 'orderedOn',
  hasUrgentNeed: 'urgentNeeds',
};

/**
 * What fits, what does not and why, what is missing and which clock runs until when, for one person
 * on one day. `signedVersions` holds the versions of rows that a lawyer signed. Never throws for a
 * parsed situation and a calendar date.
 */
export function findPathways(
  situation: Situation,
  today: CalendarDate,
  signedVersions: ReadonlySet<string>,
): Answer {
  const facts = factsOf(situation, today);
  const safety = judgeSafety(facts, signedVersions);
  if (safety.lawyerFirst || safety.childAlone) return { ...empty(today), ...safety };
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
    missing: mergeMissing([...safety.missing, ...openQuestions(possible, situation)]),
    clocks: possible.flatMap(({ rule }) => clocksOf(rule, situation, today, signedVersions)),
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

function judgeSafety(facts: Facts, signed: ReadonlySet<string>) {
  const judged = lawyerFirstRules.map((rule) => ({ rule, ...judgeSafeguard(rule, facts) }));
  const holding = judged.filter(({ holds }) => holds === 'yes');
  const child = judgeSafeguard(childAloneRule, facts);
  const open = [...judged, { rule: childAloneRule, ...child }];
  return {
    lawyerFirst: holding.length > 0,
    lawyerFirstBecause: holding.map(({ rule }) => cite(rule, signed)),
    mightNeedLawyerFirst: judged.some(({ holds }) => holds === 'maybe'),
    childAlone: child.holds === 'yes',
    missing: mergeMissing(open.flatMap(({ rule, unknown }) => ask(unknown, rule.id))),
  };
}

/** A safeguard holds until what would lift it is certain; what is unknown never lifts it. */
function judgeSafeguard(rule: SafeguardRule, facts: Facts) {
  const when = judge(rule.when, facts);
  const unless = rule.unless ? judge(rule.unless, facts) : null;
  if (when.truth === 'no' || unless?.truth === 'yes') return { holds: 'no', unknown: [] } as const;
  const unknown = [...when.unknown, ...(unless?.unknown ?? [])];
  return { holds: when.truth === 'yes' ? 'yes' : 'maybe', unknown } as const;
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

function cite(row: LawRow, signed: ReadonlySet<string>): Cited {
  const { id, title, sources, version, unconfirmedParts } = row;
  return { id, title, sources, version, unconfirmed: !signed.has(version), unconfirmedParts };
}

function toFit(rule: PathwayRule, signed: ReadonlySet<string>): Fit {
  const { what, documents, authorities, validFrom, validTo } = rule;
  return { ...cite(rule, signed), what, documents, authorities, validFrom, validTo };
}

function ask(facts: readonly FactName[], settles: string): Missing[] {
  return facts.map((name) => asMissing(askedFor[name], settles));
}

function asMissing(fact: AskedFact, settles: string): Missing {
  return { fact, question: `question.${fact}`, settles: [settles] };
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

function mergeMissing(all: readonly Missing[]): Missing[] {
  const merged = new Map<AskedFact, Missing>();
  for (const one of all) {
    const settles = [...(merged.get(one.fact)?.settles ?? []), ...one.settles];
    merged.set(one.fact, { ...one, settles: [...new Set(settles)] });
  }
  return [...merged.values()];
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
