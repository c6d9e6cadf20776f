import { factsOf } from '#pathways/conditions.rules.ts';
import {
  isEligible,
  memberSchema,
  nothingKnown,
  type ProgrammeRules,
  type Situation,
} from '#pathways/index.ts';
import { judgeSafety } from '#pathways/safeguards.rules.ts';
import { situationsOf, type ToldPerson } from '#pathways/situations.rules.ts';
import type { Missing, Source } from './source.ts';

/** What judging reads of a household; `situation` is a code of the case situations. */
export interface HouseholdToJudge {
  childAlone: boolean;
  country: Situation['where'];
  members: readonly Pick<
    ToldPerson,
    'inProgramme' | 'situation' | 'orderOn' | 'orderPrecision' | 'signedReturn'
  >[];
}

/** How a household stands towards a programme, with the source of every no. */
export interface Judgement {
  outcome: 'eligible' | 'not_yet' | 'not_eligible' | 'unknown' | 'lawyer_first' | 'child_alone';
  /** Key of the reason; null where the outcome says all. */
  reason: string | null;
  phase: string | null;
  /** The day from which it can be eligible, `YYYY-MM-DD`. */
  from: string | null;
  source: Source | null;
  missing: readonly Missing[];
  /** It may stand in the queue: also behind a lawyer or a trained person, where it waits without a day. */
  mayStand: boolean;
}

/**
 * Goes up by one whenever the same household could be judged otherwise than before: all are then judged again.
 * 2: who has an order and may be in the United States waits for a lawyer.
 */
export const judgingEdition = 2;

/**
 * Judges a household on a day. A child alone and somebody for whom a lawyer comes first get no date; if
 * the programme takes the household all the same, its place is held for it meanwhile.
 */
export function judgeHousehold(
  rules: ProgrammeRules,
  household: HouseholdToJudge,
  today: string,
): Judgement {
  const members = household.members.map(({ inProgramme, situation }) => ({
    inProgramme,
    status: memberSchema.shape.status.catch('UNKNOWN').parse(situation),
  }));
  const eligibility = isEligible(rules, members, today);
  const mayStand = eligibility.outcome === 'eligible';
  const plain = { reason: null, phase: null, from: null, source: null, missing: [], mayStand };
  const safety = toldOf(household).map((one) => judgeSafety(factsOf(one, today), new Set()));
  if (household.childAlone || safety.some(({ childAlone }) => childAlone)) {
    return { ...plain, outcome: 'child_alone' };
  }
  const lawyer = safety.find(({ lawyerFirst }) => lawyerFirst)?.lawyerFirstBecause[0];
  if (lawyer) {
    const [source = null] = lawyer.sources;
    return { ...plain, outcome: 'lawyer_first', reason: lawyer.id, source };
  }
  switch (eligibility.outcome) {
    case 'eligible':
      return { ...plain, outcome: 'eligible', ...pick(eligibility) };
    case 'not-yet':
      return { ...plain, outcome: 'not_yet', from: eligibility.from, ...pick(eligibility) };
    case 'not-eligible':
      return {
        ...plain,
        outcome: 'not_eligible',
        reason: eligibility.reason,
        source: eligibility.source,
      };
    case 'unknown':
      return {
        ...plain,
        outcome: 'unknown',
        source: eligibility.missing.find(({ source }) => source)?.source ?? null,
        missing: eligibility.missing.map(({ member, fact }) => ({ member, fact })),
      };
  }
}

function pick({ phase, source }: { phase: string; source: Source }) {
  return { phase, source };
}

/**
 * The situations as *my place* reads them, so that both hold the same households. But a time to appeal lifts
 * nothing here: nobody is judged again on the day that it runs out.
 */
function toldOf({ childAlone, country, members }: HouseholdToJudge): Situation[] {
  const untold = { enrolments: [], missedBecause: 'unknown', needs: [] } as const;
  const people = members.map((member) => ({ ...untold, ...member }));
  const { decidedOn } = nothingKnown;
  return situationsOf({ childAlone, country, people }).map((one) => ({ ...one, decidedOn }));
}
