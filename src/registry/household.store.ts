import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { Lookup } from './lookups.ts';
import type { ContactRow, EnrolmentRow, NewHousehold, PersonRow } from './sealed-rows.ts';

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

/** Writes new households, registered at one time, with all that belongs to them; sent together. */
export async function keepHouseholds(tx: Tx, all: readonly NewHousehold[]): Promise<void> {
  const [first] = all;
  if (!first) return;
  const times = { addedAt: first.registeredAt, takesEffectAt: first.registeredAt };
  const keys = all.flatMap((household) => household.keys);
  await Promise.all([
    insertHouseholds(tx, all),
    tx.run(sql`
      insert into registry.household_keys (household_id, organisation_id, organisation_key_version, wrapped)
      select * from unnest(
        ${keys.map((key) => key.householdId)}::uuid[], ${keys.map((key) => key.organisationId)}::uuid[],
        ${keys.map((key) => key.version)}::int[], ${keys.map((key) => key.wrapped)}::bytea[])`),
    keepPeople(
      tx,
      all.flatMap(({ people }) => people),
    ),
    keepEnrolments(
      tx,
      all.flatMap(({ enrolments }) => enrolments),
    ),
    keepContacts(
      tx,
      all.flatMap(({ contacts }) => contacts),
      times,
    ),
    keepConsents(tx, all),
    keepLookups(
      tx,
      all.flatMap(({ lookups }) => lookups),
    ),
    keepFirstWords(tx, all),
  ]);
}

async function insertHouseholds(tx: Tx, all: readonly NewHousehold[]): Promise<void> {
  const of = <Value>(value: (household: NewHousehold) => Value) => all.map(value);
  await tx.run(sql`
    insert into registry.households (household_id, organisation_id, folio, way, by_proxy,
      registered_at, state_since, size, language, second_language, reads, prefers_listening,
      screen_language, child_alone, details_sealed, whereabouts_sealed, opening_question, opening_mac)
    select h.id, h.organisation, h.folio, h.way, h.proxy, h.at, h.at, h.size, h.language, h.second,
      h.reads, h.listens, h.screen, h.alone, h.details, h.whereabouts, h.question, h.mac
    from unnest(
      ${of((h) => h.householdId)}::uuid[], ${of((h) => h.organisationId)}::uuid[],
      ${of((h) => h.folio)}::text[], ${of((h) => h.input.way)}::text[],
      ${of((h) => h.input.byProxy)}::boolean[], ${of((h) => h.registeredAt)}::timestamptz[],
      ${of((h) => h.input.people.length)}::int[], ${of((h) => h.input.language)}::text[],
      ${of((h) => h.input.secondLanguage)}::text[], ${of((h) => h.input.reads)}::boolean[],
      ${of((h) => h.input.prefersListening)}::boolean[],
      ${of((h) => h.input.screenLanguage)}::text[], ${of((h) => h.input.childAlone)}::boolean[],
      ${of((h) => h.details)}::bytea[], ${of((h) => h.whereabouts)}::bytea[],
      ${of((h) => h.input.openingFact?.question ?? null)}::text[],
      ${of((h) => h.openingMac)}::bytea[])
      as h (id, organisation, folio, way, proxy, at, size, language, second, reads, listens,
        screen, alone, details, whereabouts, question, mac)`);
}

/** Adds people to households. */
export async function keepPeople(
  tx: Tx,
  people: readonly PersonRow[],
  addedAt: Date | null = null,
): Promise<void> {
  await tx.run(sql`
    insert into registry.people (household_id, person_id, position, names_sealed, birth_sealed,
      a_numbers_sealed, case_sealed, needs_sealed, nationality, language, in_programme, added_at)
    select *, ${addedAt}::timestamptz from unnest(
      ${people.map((p) => p.householdId)}::uuid[],
      ${people.map((p) => p.personId)}::uuid[], ${people.map((p) => p.position)}::int[],
      ${people.map((p) => p.names)}::bytea[], ${people.map((p) => p.birth)}::bytea[],
      ${people.map((p) => p.aNumbers)}::bytea[], ${people.map((p) => p.case)}::bytea[],
      ${people.map((p) => p.needs)}::bytea[], ${people.map((p) => p.nationality)}::text[],
      ${people.map((p) => p.language)}::text[], ${people.map((p) => p.inProgramme)}::text[])`);
}

/** Adds what people declared of their return; a paper comes later. */
export async function keepEnrolments(tx: Tx, rows: readonly EnrolmentRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into registry.enrolments (household_id, person_id, enrolment_id, enrolled_on, precision, basis, port)
    select * from unnest(
      ${rows.map((e) => e.householdId)}::uuid[],
      ${rows.map((e) => e.personId)}::uuid[], ${rows.map((e) => e.id)}::uuid[],
      ${rows.map((e) => e.enrolment.enrolledOn)}::date[],
      ${rows.map((e) => e.enrolment.precision)}::text[],
      ${rows.map((e) => e.enrolment.basis)}::text[],
      ${rows.map((e) => e.enrolment.port)}::text[])`);
}

/** Adds ways to reach households, all in force from the same time. */
export async function keepContacts(
  tx: Tx,
  rows: readonly ContactRow[],
  times: { addedAt: Date; takesEffectAt: Date; replaces?: string | null },
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into registry.contacts (household_id, contact_id, person_id, channel, sealed, may_say,
      added_at, takes_effect_at, replaces)
    select c.*, ${times.addedAt}, ${times.takesEffectAt}, ${times.replaces ?? null}::uuid
    from unnest(
      ${rows.map((c) => c.householdId)}::uuid[], ${rows.map((c) => c.id)}::uuid[],
      ${rows.map((c) => c.personId)}::uuid[], ${rows.map((c) => c.channel)}::text[],
      ${rows.map((c) => c.sealed)}::bytea[], ${rows.map((c) => c.maySay)}::text[]) as c`);
}

async function keepConsents(tx: Tx, all: readonly NewHousehold[]): Promise<void> {
  const rows = all.flatMap(({ consents, organisationId, registeredAt }) =>
    consents.map((consent) => ({ ...consent, organisationId, registeredAt })),
  );
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into registry.consents (household_id, organisation_id, given_at, consent_id, purpose, recipient_organisation_id)
    select * from unnest(
      ${rows.map((c) => c.householdId)}::uuid[], ${rows.map((c) => c.organisationId)}::uuid[],
      ${rows.map((c) => c.registeredAt)}::timestamptz[], ${rows.map((c) => c.id)}::uuid[],
      ${rows.map((c) => c.purpose)}::text[], ${rows.map((c) => c.recipientId)}::uuid[])
    on conflict do nothing`);
}

/** Adds what households can be found by. */
export async function keepLookups(
  tx: Tx,
  lookups: readonly (Lookup & { householdId: string })[],
): Promise<void> {
  await tx.run(sql`
    insert into registry.lookups (household_id, person_id, kind, token)
    select * from unnest(
      ${lookups.map((l) => l.householdId)}::uuid[],
      ${lookups.map((l) => l.personId)}::uuid[], ${lookups.map((l) => l.kind)}::text[],
      ${lookups.map((l) => l.token)}::bytea[])`);
}

async function keepFirstWords(tx: Tx, all: readonly NewHousehold[]): Promise<void> {
  const rows = all.flatMap(({ householdId, registeredAt, words }) =>
    words ? [{ householdId, registeredAt, ...words }] : [],
  );
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into registry.secret_words (household_id, words_id, mac, made_at, known_to_helper)
    select * from unnest(
      ${rows.map((w) => w.householdId)}::uuid[], ${rows.map((w) => w.id)}::uuid[],
      ${rows.map((w) => w.mac)}::bytea[], ${rows.map((w) => w.registeredAt)}::timestamptz[],
      ${rows.map((w) => w.knownToHelper)}::boolean[])`);
}
