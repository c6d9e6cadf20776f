import { type Context, todayOf } from '#platform/context.ts';
import { newCode } from '#platform/crypto/codes.ts';
import { folioLength } from './folio.rules.ts';
import { keepHouseholds } from './household.store.ts';
import { householdOf, type RosterFamily, type RowPerson } from './import-families.rules.ts';
import type { ComparisonNote } from './import-findings.rules.ts';
import {
  foliosTaken,
  type KnownFamily,
  keepFamilies,
  keepRowTokens,
  knownFamilies,
  tokensKnown,
} from './imports.store.ts';
import { getOrganisationKey } from './keys.store.ts';
import { lookupToken } from './lookups.ts';
import { normalHousehold } from './normal-household.rules.ts';
import { newHousehold } from './sealed-rows.ts';
import { updateFamily } from './update-family.ts';

/** What became of the people of some families. */
export interface Taken {
  added: number;
  updated: number;
  unchanged: number;
  notes: ComparisonNote[];
}

interface Marked {
  family: RosterFamily;
  token: Buffer;
  known: KnownFamily | undefined;
}

/** Takes families into an organisation: new ones whole, known ones row by row as they changed. */
export async function takeFamilies(
  context: Context,
  organisationId: string,
  families: readonly RosterFamily[],
): Promise<Taken> {
  const tokens = families.map(({ key }) => familyToken(context, organisationId, key));
  const known = await knownFamilies(context.tx, organisationId, tokens);
  const knownBy = new Map(known.map((one) => [one.token.toString('hex'), one]));
  const marked = families.map((family, at): Marked => {
    const token = tokens[at] ?? Buffer.alloc(0);
    return { family, token, known: knownBy.get(token.toString('hex')) };
  });
  const taken: Taken = { added: 0, updated: 0, unchanged: 0, notes: [] };
  const fresh = marked.filter((one) => one.known === undefined);
  const registered = await numbersKnown(context, organisationId, fresh);
  await addFamilies(context, organisationId, fresh, taken);
  for (const { row, person } of fresh.flatMap(({ family }) => family.people)) {
    if (person.a_number && registered.has(numberToken(context, person.a_number).toString('hex'))) {
      taken.notes.push({ row, code: 'a-number-registered' });
    }
  }
  for (const { family, known: found } of marked) {
    if (found) await takeKnown(context, organisationId, family, found, taken);
  }
  return taken;
}

function familyToken({ keyring }: Context, organisationId: string, key: string): Buffer {
  return keyring.token('lookups', 'family_key', organisationId, key);
}

function numberToken({ keyring }: Context, digits: string): Buffer {
  return lookupToken(keyring, 'a_number', digits);
}

/** What a row says, as a keyed hash. */
export function rowToken({ keyring }: Context, { person }: RowPerson): Buffer {
  return keyring.token('lookups', 'row', JSON.stringify(Object.entries(person).sort()));
}

/** Which A-numbers of new families the organisation's households have already. */
async function numbersKnown(
  context: Context,
  organisationId: string,
  fresh: readonly Marked[],
): Promise<Set<string>> {
  if (fresh.length === 0) return new Set();
  const numbers = fresh.flatMap(({ family }) =>
    family.people.flatMap(({ person }) => (person.a_number ? [person.a_number] : [])),
  );
  const tokens = [...new Set(numbers)].map((digits) => numberToken(context, digits));
  return tokensKnown(context.tx, organisationId, tokens);
}

async function addFamilies(
  context: Context,
  organisationId: string,
  fresh: readonly Marked[],
  taken: Taken,
): Promise<void> {
  if (fresh.length === 0) return;
  const { tx } = context;
  const key = await getOrganisationKey(context, organisationId);
  const folios = await newFolios(context, fresh.length);
  const today = todayOf(context.now);
  const households = fresh.map(({ family }, at) =>
    newHousehold(context, {
      householdId: context.newId(),
      folio: folios[at] ?? '',
      input: normalHousehold(householdOf(family, today), today).household,
      organisationKeys: [key],
      words: null,
    }),
  );
  const rows = households.flatMap(({ householdId, people }, at) =>
    people.flatMap(({ personId }, index) => {
      const row = fresh[at]?.family.people[index];
      return row ? [{ householdId, personId, rowToken: rowToken(context, row) }] : [];
    }),
  );
  await Promise.all([
    keepHouseholds(tx, households),
    keepFamilies(
      tx,
      organisationId,
      households.map(({ householdId }, at) => ({
        token: fresh[at]?.token ?? Buffer.alloc(0),
        householdId,
      })),
    ),
    keepRowTokens(tx, organisationId, rows),
    context.announceAll({
      name: 'registry.householdRegistered',
      kind: 'household',
      subjects: households.map(({ householdId, input }) => ({
        id: householdId,
        payload: {
          way: 'import',
          size: input.people.length,
          byProxy: false,
          childAlone: input.childAlone,
        },
      })),
    }),
  ]);
  taken.added += rows.length;
}

async function newFolios({ tx }: Context, count: number): Promise<string[]> {
  const folios = new Set<string>();
  while (folios.size < count) {
    while (folios.size < count) folios.add(newCode(folioLength));
    for (const folio of await foliosTaken(tx, [...folios])) folios.delete(folio);
  }
  return [...folios];
}

async function takeKnown(
  context: Context,
  organisationId: string,
  family: RosterFamily,
  known: KnownFamily,
  taken: Taken,
): Promise<void> {
  const before = new Set(known.people.map((person) => person.rowToken));
  const changed = family.people.filter(
    (row) => !before.has(rowToken(context, row).toString('hex')),
  );
  taken.unchanged += family.people.length - changed.length;
  if (changed.length === 0) return;
  if (known.state !== 'registered') {
    taken.unchanged += changed.length;
    return;
  }
  const settled = new Set(
    family.people
      .filter((row) => !changed.includes(row))
      .map((row) => rowToken(context, row).toString('hex')),
  );
  const spoken = known.people
    .filter((person) => settled.has(person.rowToken))
    .map(({ personId }) => personId);
  const { added, updated, notes, rows } = await updateFamily(
    context,
    known.householdId,
    changed,
    new Set(spoken),
  );
  await keepRowTokens(
    context.tx,
    organisationId,
    rows.map(({ personId, row }) => ({
      householdId: known.householdId,
      personId,
      rowToken: rowToken(context, row),
    })),
  );
  taken.added += added;
  taken.updated += updated;
  taken.notes.push(...notes);
}
