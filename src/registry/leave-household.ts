import { familyOf } from '#platform/asker.ts';
import { type Context, todayOf } from '#platform/context.ts';
import { newCode } from '#platform/crypto/codes.ts';
import { newSecretWords } from '#platform/crypto/secret-words.ts';
import { Problem } from '#platform/problem.ts';
import { openSession } from '#platform/sessions.ts';
import { announce } from './announce.ts';
import { announceCorrected } from './change-answers.ts';
import { folioLength } from './folio.rules.ts';
import { claimFolio, keepHouseholds } from './household.store.ts';
import { HouseholdInput } from './household.ts';
import { getOrganisationKey } from './keys.store.ts';
import { decidersOf, keepPapers, keepParting, removeLeavers } from './leave.store.ts';
import { isAdult } from './my-view.rules.ts';
import { contactProblem, contactValue } from './normal-household.rules.ts';
import {
  type OpenedHousehold,
  openContact,
  openHousehold,
  openPerson,
} from './opened-household.ts';
import type { PersonRecord } from './record.store.ts';
import { newHousehold } from './sealed-rows.ts';
import { endVisitsOf } from './visits.store.ts';
import { wordsMac } from './words.ts';

type Leaving = Pick<HouseholdInput, 'contacts' | 'openingFact'> & { with: string[] };

/**
 * An adult, with words of their own, leaves to a household of their own and keeps their enrolment; a
 * child may come along. Those who stay learn that somebody left; nothing that they can read says where:
 * neither the new id nor its folio stands in the old household's chain.
 */
export async function leaveHousehold(context: Context, leaving: Leaving) {
  const family = familyOf(context);
  const old = await openHousehold(context, family.householdId);
  const leavers = leaversOf(context, old, leaving.with);
  const ids = leavers.map(({ personId }) => personId);
  const { tx, keyring, now } = context;
  const organisationKeys = [await getOrganisationKey(context, old.record.organisationId)] as const;
  const folio = await claimFolio(tx, () => newCode(folioLength));
  const words = newSecretWords(old.record.screenLanguage);
  const householdId = context.newId();
  const household = newHousehold(context, {
    householdId,
    folio,
    input: inputOf(old, leavers, leaving, family.personId),
    organisationKeys,
    words: {
      id: context.newId(),
      mac: wordsMac(keyring, folio, words.join(' ')),
      knownToHelper: false,
    },
  });
  const papers = await papersOf(context, old, leavers, household);
  const announceNew = () =>
    announce(context, householdId, 'registry.householdRegistered', {
      way: 'web',
      size: leavers.length,
      byProxy: false,
      childAlone: false,
    });
  await removeLeavers(tx, old.record.householdId, ids, now);
  await endVisitsOf(tx, old.record.householdId, family.personId);
  await tx.actingAs({ kind: 'family', householdId, personId: null }, async () => {
    await Promise.all([
      keepHouseholds(tx, [household]),
      keepPapers(tx, householdId, papers),
      announceNew(),
    ]);
  });
  await keepParting(tx, {
    linkId: context.newId(),
    householdId: old.record.householdId,
    otherHouseholdId: householdId,
    organisationId: old.record.organisationId,
    at: now,
  });
  await announce(context, old.record.householdId, 'registry.personLeft', {
    people: leavers.length,
  });
  await announceCorrected(context, old.record.householdId, 'people');
  const owner = { kind: 'family', householdId, personId: null } as const;
  return { folio, words, session: await openSession(tx, keyring, owner, now) };
}

/** The adult who asks, first, and the children who come along. Somebody must stay. */
function leaversOf(context: Context, old: OpenedHousehold, along: string[]): PersonRecord[] {
  const { personId } = familyOf(context);
  if (!personId) throw new Problem('forbidden', 'registry.ownWordsToLeave');
  const here = old.record.people.filter(({ leftAt }) => leftAt === null);
  const find = (id: string) => {
    const person = here.find((one) => one.personId === id);
    if (!person) throw new Problem('missing', 'registry.noSuchPerson');
    return person;
  };
  const children = [...new Set(along)].filter((id) => id !== personId).map(find);
  for (const child of children) {
    if (isAdult(openPerson(old.seal, child).birth, todayOf(context.now)) !== false) {
      throw new Problem('conflict', 'registry.onlyChildrenComeAlong');
    }
  }
  if (children.length + 1 >= here.length) throw new Problem('conflict', 'registry.nobodyStays');
  return [find(personId), ...children];
}

/** The new household as if it had been told; where it is, is not carried over. */
function inputOf(
  old: OpenedHousehold,
  leavers: PersonRecord[],
  leaving: Leaving,
  personId: string | null,
): HouseholdInput {
  const { record, seal } = old;
  const people = leavers.map((person) => ({
    ...openPerson(seal, person),
    nationality: person.nationality,
    language: person.language,
    inProgramme: person.inProgramme,
    enrolment: enrolmentOf(old, person),
  }));
  const kept = record.contacts
    .filter((contact) => contact.personId !== null && contact.personId === personId)
    .map((contact) => ({ ...contact, ...openContact(seal, contact) }));
  return HouseholdInput.parse({
    submissionKey: '0'.repeat(16),
    way: 'web',
    language: people[0]?.language ?? record.language,
    secondLanguage: record.secondLanguage,
    reads: record.reads,
    prefersListening: record.prefersListening,
    screenLanguage: record.screenLanguage,
    people: people.map((person, at) => (at === 0 ? { ...person, relation: 'self' } : person)),
    contacts: [...kept, ...leaving.contacts.map(normalContact)].slice(0, 8),
    openingFact: leaving.openingFact,
    consents: [{ purpose: 'help' }],
  });
}

function normalContact(contact: HouseholdInput['contacts'][number], at: number) {
  const value = contactValue(contact);
  if (value !== null) return { ...contact, value };
  const field = contactProblem(contact, `contacts.${at}.value`);
  throw new Problem('invalid', 'platform.checkTheFields', { count: 1 }, [field]);
}

/** The person's earliest enrolment, with its basis: the place in line goes with the person. */
function enrolmentOf({ record }: OpenedHousehold, { personId }: PersonRecord) {
  return record.enrolments.find((enrolment) => enrolment.personId === personId) ?? null;
}

/** The papers that were seen for those enrolments, sealed anew for the new household. */
async function papersOf(
  context: Context,
  old: OpenedHousehold,
  leavers: PersonRecord[],
  household: ReturnType<typeof newHousehold>,
) {
  const ids = leavers.map(({ personId }) => personId);
  const deciders = await decidersOf(context.tx, old.record.householdId, ids);
  return leavers.flatMap((person, at) => {
    const before = enrolmentOf(old, person);
    const row = household.people[at];
    const after = household.enrolments.find(({ personId }) => personId === row?.personId);
    const decided = deciders.find(({ enrolmentId }) => enrolmentId === before?.enrolmentId);
    if (!before?.document || !after || !decided) return [];
    const bytes = Buffer.from(before.document, 'base64');
    const paper = old.seal.open('enrolments.document', before.enrolmentId, bytes);
    const document = household.seal.seal('enrolments.document', after.id, paper);
    return [{ ...decided, enrolmentId: after.id, document }];
  });
}
