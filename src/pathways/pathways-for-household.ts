import type { Actor } from '#platform/actor.ts';
import { type Context, todayOf } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { type CaseFacts, caseFactsOf } from '#registry/index.ts';
import type { Answer, Cited, Fit } from './answer.ts';
import type { CitedRow, HouseholdPathways, PersonPathways, Route } from './contract.ts';
import { findPathways } from './evaluate.rules.ts';
import { shownTo } from './readers.rules.ts';
import { signedVersions } from './signatures.store.ts';
import { situationsOf } from './situations.rules.ts';

interface Answered {
  personId: string;
  /** The reader may know this person's answers. */
  open: boolean;
  answer: Answer;
}

/**
 * What the law seems to offer a household today. If a lawyer must come first for one person, nobody of
 * the household is shown a route or a date. Throws `registry.noSuchHousehold`.
 */
export async function pathwaysForHousehold(
  context: Context,
  input: { householdId: string | null },
): Promise<HouseholdPathways> {
  const { actor } = context;
  const householdId = actor.kind === 'family' ? actor.householdId : input.householdId;
  if (!householdId) throw new Problem('missing', 'registry.noSuchHousehold');
  const [facts, signed] = await Promise.all([
    caseFactsOf(context, householdId),
    signedVersions(context.tx),
  ]);
  if (actor.kind === 'staff') await noteOpening(context, householdId);
  const today = todayOf(context.now);
  return { householdId, on: today, ...told(answersOf(facts, actor, today, signed)) };
}

/** Reading somebody's routes is opening their household: the same line in their log. */
function noteOpening(context: Context, householdId: string): Promise<void> {
  const subject = { kind: 'household', id: householdId } as const;
  return context.announce({
    name: 'registry.householdOpened',
    subject,
    payload: { part: 'pathways' },
  });
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
