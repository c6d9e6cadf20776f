import type { Role } from '#platform/actor.ts';
import type { Tx } from '#platform/database.ts';
import { type Sql, sql } from '#platform/sql.ts';
import type { OrganisationInput } from './organisation.ts';
import type { NewPasskey } from './passkeys.ts';
import type { PersonInput } from './person.ts';

/** A way in that was proven, as it is kept: a passkey, or a sealed passphrase with the step of its first code. */
export type ProvenWayIn =
  | { way: 'passkey'; passkeyId: string; label: string; passkey: NewPasskey }
  | { way: 'passphrase'; sealed: Buffer; step: number };

/** Uses a set-up link up: the first organisation with its key, the first administrator with a way in. */
export async function keepSetUp(
  tx: Tx,
  link: Buffer,
  founded: {
    organisationId: string;
    organisation: OrganisationInput;
    key: { version: number; wrapped: Buffer };
    staffId: string;
    person: PersonInput;
    roles: readonly Role[];
  },
  wayIn: ProvenWayIn,
  now: Date,
): Promise<void> {
  const { organisationId, organisation, key, staffId, person, roles } = founded;
  await tx.run(sql`select coordination.set_up(${link}, ${now},
    ${organisationId}, ${organisation.name}, ${organisation.kind}, ${organisation.city},
    ${key.version}, ${key.wrapped}, ${staffId}, ${person.displayName}, ${person.signInName},
    ${roles}::text[], ${rowOf(wayIn)})`);
}

/** Uses an invitation up: somebody new in the organisation that invited. */
export async function keepJoining(
  tx: Tx,
  link: Buffer,
  staffId: string,
  person: PersonInput,
  wayIn: ProvenWayIn,
  now: Date,
): Promise<void> {
  await tx.run(sql`select coordination.join_organisation(${link}, ${now}, ${staffId},
    ${person.displayName}, ${person.signInName}, ${rowOf(wayIn)})`);
}

/** Uses a recovery up: the new way in replaces every earlier one, every session ends. */
export async function keepNewWayIn(
  tx: Tx,
  link: Buffer,
  wayIn: ProvenWayIn,
  now: Date,
): Promise<void> {
  await tx.run(sql`select coordination.enrol_anew(${link}, ${now}, ${rowOf(wayIn)})`);
}

/** As the type `coordination.way_in`. */
function rowOf(wayIn: ProvenWayIn): Sql {
  if (wayIn.way === 'passphrase') {
    return sql`row(${wayIn.sealed}::bytea, ${wayIn.step}::bigint, null, null, null, null, null, null)
      ::coordination.way_in`;
  }
  const { passkeyId, label, passkey } = wayIn;
  return sql`row(null, null, ${passkeyId}::uuid, ${passkey.credentialId}::bytea,
    ${passkey.publicKey}::bytea, ${passkey.counter}::bigint, ${passkey.transports}::text[],
    ${label}::text)::coordination.way_in`;
}
