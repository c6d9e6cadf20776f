import type { Actor } from '#platform/actor.ts';
import type { CaseFacts } from '#registry/index.ts';
import type { Answer, Cited, Fit } from './answer.ts';
import type { CitedRow, HouseholdPathways, PersonPathways, Route } from './contract.ts';
import { findPathways } from './evaluate.rules.ts';
import { shownTo } from './readers.rules.ts';
import { situationsOf } from './situations.rules.ts';

interface Answered {
  personId: string;
  /** The reader may know this person's answers. */
  open: boolean;
  answer: Answer;
}

/**
 * What the law seems to offer a household on a day, as the reader may know it. If a lawyer must come
 * first for one person, nobody of the household is shown a route or a date.
 */
export function householdPathways(
  facts: CaseFacts,
  actor: Actor,
  today: string,
  signed: ReadonlySet<string>,
): HouseholdPathways {
  return {
    householdId: facts.householdId,
    on: today,
    ...told(answersOf(facts, actor, today, signed)),
  };
}

function answersOf(
  facts: CaseFacts,
  actor: Actor,
  today: string,
  signed: ReadonlySet<string>,
): Answered[] {
  const situations = situationsOf(facts);
  return facts.people.flatMap((person, at) => {
    const situation = situations[at];
    if (!situation) return [];
    const answer = findPathways(situation, today, signed, shownTo(actor, situation));
    return [{ personId: person.personId, open: person.answersShow, answer }];
  });
}

function told(answered: readonly Answered[]): Omit<HouseholdPathways, 'householdId' | 'on'> {
  const childAlone = answered.some(({ answer }) => answer.childAlone);
  const lawyerFirst = answered.some(({ answer }) => answer.lawyerFirst);
  const hold = childAlone ? 'child_alone' : lawyerFirst ? 'lawyer_first' : 'none';
  const open = answered.filter((one) => one.open);
  const because = open.flatMap(({ answer }) => answer.lawyerFirstBecause);
  return {
    notice: 'notice.not-advice',
    hold,
    heldBecause: [...new Map(because.map((row) => [row.id, cited(row)])).values()],
    mightNeedLawyerFirst: answered.some(({ answer }) => answer.mightNeedLawyerFirst),
    people: hold === 'none' ? open.map(personPathways) : [],
    notShown: answered.length - open.length,
  };
}

function personPathways({ personId, answer }: Answered): PersonPathways {
  return {
    personId,
    fits: answer.fits.map(route),
    doesNotFit: answer.doesNotFit.map((row) => ({ ...cited(row), reasons: [...row.reasons] })),
    missing: answer.missing.map(({ question, settles }) => ({ question, settles: [...settles] })),
    clocks: answer.clocks.map((clock) => ({
      ...cited(clock),
      clock: clock.clock,
      runsUntil: clock.runsUntil,
      optimistic: clock.optimistic,
      passed: clock.passed,
      surelyPassed: clock.surelyPassed,
    })),
    history: answer.history.map(route),
  };
}

function cited({ id, title, sources, version, unconfirmed }: Cited): CitedRow {
  return { id, title, sources: [...sources], version, unconfirmed };
}

function route(fit: Fit): Route {
  const { what, documents, authorities } = fit;
  return { ...cited(fit), what, documents: [...documents], authorities: [...authorities] };
}
