import { type Context, todayOf } from '#platform/context.ts';
import type { CaseKnowledge, Enrolment, Whereabouts } from './household.ts';
import { readerOf } from './my-household.ts';
import { isAdult, mayReadAnswers } from './my-view.rules.ts';
import {
  type OpenedHousehold,
  openHousehold,
  openPerson,
  openWhereabouts,
} from './opened-household.ts';
import type { PersonRecord } from './record.store.ts';

/** What the pathways may know of a household: nothing that names anybody. */
export interface CaseFacts {
  householdId: string;
  childAlone: boolean;
  country: Whereabouts['country'];
  /** Each person, in their order. */
  people: readonly PersonCaseFacts[];
}

/** The case of one person; `inProgramme` as declared. */
export interface PersonCaseFacts extends CaseKnowledge {
  personId: string;
  /** Whoever reads may know this person's answers; staff may, within the family by its own rule. */
  answersShow: boolean;
  inProgramme: 'yes' | 'no' | 'unknown';
  enrolments: readonly Pick<Enrolment, 'enrolledOn' | 'precision'>[];
  /** Codes of needs. */
  needs: readonly string[];
}

/**
 * The case of each person of a household. Throws `registry.noSuchHousehold` if it is erased or not the
 * actor's to see.
 */
export async function caseFactsOf(context: Context, householdId: string): Promise<CaseFacts> {
  return caseFactsIn(context, await openHousehold(context, householdId));
}

/** The case of each person of a household that is open. */
export function caseFactsIn(context: Context, opened: OpenedHousehold): CaseFacts {
  const shows = answersShowIn(context, opened);
  return {
    householdId: opened.record.householdId,
    childAlone: opened.record.childAlone,
    country: openWhereabouts(opened)?.country ?? 'unknown',
    people: opened.record.people
      .filter(({ leftAt }) => leftAt === null)
      .map((person) => personFacts(opened, person, shows)),
  };
}

type Shows = (person: { personId: string; position: number; birth: Birth }) => boolean;
type Birth = Parameters<typeof isAdult>[0];

function answersShowIn(context: Context, opened: OpenedHousehold): Shows {
  if (context.actor.kind !== 'family') return () => true;
  const reader = readerOf(context, opened);
  const today = todayOf(context.now);
  return ({ personId, position, birth }) =>
    mayReadAnswers(reader, { personId, position, adult: isAdult(birth, today) });
}

function personFacts(
  { record, seal }: OpenedHousehold,
  person: PersonRecord,
  shows: Shows,
): PersonCaseFacts {
  const { personId, position, inProgramme } = person;
  const { birth, caseKnowledge, needs } = openPerson(seal, person);
  return {
    ...caseKnowledge,
    personId,
    answersShow: shows({ personId, position, birth }),
    inProgramme,
    enrolments: record.enrolments.filter((enrolment) => enrolment.personId === personId),
    needs,
  };
}
