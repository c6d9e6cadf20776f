import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { Lookup } from './lookups.ts';
import type { HouseholdRows, PersonRow } from './sealed-rows.ts';

/** Takes the submission key for this transaction; false if somebody has it already. */
export async function claimSubmission(tx: Tx, hash: Buffer, now: Date): Promise<boolean> {
  const taken = await tx.run(sql`
    insert into platform.submissions (key_hash, at) values (${hash}, ${now})
    on conflict (key_hash) do nothing`);
  return taken === 1;
}

/** The sealed answer that a submission got, or null. */
export async function answerOfSubmission(tx: Tx, hash: Buffer): Promise<Buffer | null> {
  const row = await tx.first<{ answer: Buffer | null }>(
    sql`select answer from platform.submissions where key_hash = ${hash}`,
  );
  return row?.answer ?? null;
}

export async function keepAnswer(tx: Tx, hash: Buffer, answer: Buffer): Promise<void> {
  await tx.run(sql`update platform.submissions set answer = ${answer} where key_hash = ${hash}`);
}

/** The organisation that takes requests from the public form, or null before there is one. */
export async function findPublicIntake(tx: Tx): Promise<string | null> {
  const row = await tx.first<{ id: string | null }>(sql`select registry.public_intake() as id`);
  return row?.id ?? null;
}

/** A folio that nobody has. */
export async function claimFolio(tx: Tx, make: () => string): Promise<string> {
  for (;;) {
    const folio = make();
    const taken = await tx.first<{ taken: boolean }>(
      sql`select registry.folio_taken(${folio}) as taken`,
    );
    if (!taken?.taken) return folio;
  }
}

interface Besides {
  key: { organisationId: string; version: number; wrapped: Buffer };
  lookups: Lookup[];
  words: { id: string; mac: Buffer; knownToHelper: boolean };
}

/** Writes a new household with all that belongs to it; the statements are sent together. */
export async function keepHousehold(tx: Tx, rows: HouseholdRows, besides: Besides): Promise<void> {
  const { householdId, input } = rows;
  const { key, words } = besides;
  await Promise.all([
    tx.run(sql`
      insert into registry.households (household_id, organisation_id, folio, way, by_proxy,
        registered_at, state_since, size, language, second_language, reads, prefers_listening,
        screen_language, child_alone, details_sealed, whereabouts_sealed, opening_question, opening_mac)
      values (${householdId}, ${rows.organisationId}, ${rows.folio}, ${input.way}, ${input.byProxy},
        ${rows.registeredAt}, ${rows.registeredAt}, ${input.people.length}, ${input.language},
        ${input.secondLanguage}, ${input.reads}, ${input.prefersListening}, ${input.screenLanguage},
        ${input.childAlone}, ${rows.details}, ${rows.whereabouts},
        ${input.openingFact?.question ?? null}, ${rows.openingMac})`),
    tx.run(sql`
      insert into registry.household_keys (household_id, organisation_id, organisation_key_version, wrapped)
      values (${householdId}, ${key.organisationId}, ${key.version}, ${key.wrapped})`),
    keepPeople(tx, householdId, rows.people),
    keepEnrolments(tx, rows),
    keepContacts(tx, rows),
    keepConsents(tx, rows),
    keepLookups(tx, householdId, besides.lookups),
    tx.run(sql`
      insert into registry.secret_words (household_id, words_id, mac, made_at, known_to_helper)
      values (${householdId}, ${words.id}, ${words.mac}, ${rows.registeredAt}, ${words.knownToHelper})`),
  ]);
}

/** Adds people to a household. */
export async function keepPeople(tx: Tx, householdId: string, people: PersonRow[]): Promise<void> {
  await tx.run(sql`
    insert into registry.people (household_id, person_id, position, names_sealed, birth_sealed,
      a_numbers_sealed, case_sealed, needs_sealed, nationality, language, in_programme)
    select ${householdId}, p.* from unnest(
      ${people.map((p) => p.personId)}::uuid[], ${people.map((p) => p.position)}::int[],
      ${people.map((p) => p.names)}::bytea[], ${people.map((p) => p.birth)}::bytea[],
      ${people.map((p) => p.aNumbers)}::bytea[], ${people.map((p) => p.case)}::bytea[],
      ${people.map((p) => p.needs)}::bytea[], ${people.map((p) => p.nationality)}::text[],
      ${people.map((p) => p.language)}::text[], ${people.map((p) => p.inProgramme)}::text[]) as p`);
}

async function keepEnrolments(tx: Tx, { householdId, enrolments }: HouseholdRows): Promise<void> {
  if (enrolments.length === 0) return;
  await tx.run(sql`
    insert into registry.enrolments (household_id, person_id, enrolment_id, enrolled_on, precision, basis, port)
    select ${householdId}, e.* from unnest(
      ${enrolments.map((e) => e.personId)}::uuid[], ${enrolments.map((e) => e.id)}::uuid[],
      ${enrolments.map((e) => e.enrolment.enrolledOn)}::date[],
      ${enrolments.map((e) => e.enrolment.precision)}::text[],
      ${enrolments.map((e) => e.enrolment.basis)}::text[],
      ${enrolments.map((e) => e.enrolment.port)}::text[]) as e`);
}

async function keepContacts(
  tx: Tx,
  { householdId, contacts, registeredAt }: HouseholdRows,
): Promise<void> {
  if (contacts.length === 0) return;
  await tx.run(sql`
    insert into registry.contacts (household_id, contact_id, channel, sealed, may_say, added_at, takes_effect_at)
    select ${householdId}, c.*, ${registeredAt}, ${registeredAt} from unnest(
      ${contacts.map((c) => c.id)}::uuid[], ${contacts.map((c) => c.channel)}::text[],
      ${contacts.map((c) => c.sealed)}::bytea[], ${contacts.map((c) => c.maySay)}::text[]) as c`);
}

async function keepConsents(tx: Tx, rows: HouseholdRows): Promise<void> {
  if (rows.consents.length === 0) return;
  await tx.run(sql`
    insert into registry.consents (household_id, organisation_id, given_at, consent_id, purpose, recipient_organisation_id)
    select ${rows.householdId}, ${rows.organisationId}, ${rows.registeredAt}, c.* from unnest(
      ${rows.consents.map((c) => c.id)}::uuid[], ${rows.consents.map((c) => c.purpose)}::text[],
      ${rows.consents.map((c) => c.recipientId)}::uuid[]) as c
    on conflict do nothing`);
}

/** Adds what a household can be found by. */
export async function keepLookups(tx: Tx, householdId: string, lookups: Lookup[]): Promise<void> {
  await tx.run(sql`
    insert into registry.lookups (household_id, person_id, kind, token)
    select ${householdId}, l.* from unnest(
      ${lookups.map((l) => l.personId)}::uuid[], ${lookups.map((l) => l.kind)}::text[],
      ${lookups.map((l) => l.token)}::bytea[]) as l`);
}
