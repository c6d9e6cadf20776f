import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { noteListView } from '#platform/list-views.ts';
import type { possibleDuplicates as contract } from './desk.contract.ts';
import { knownElsewhere, linesOfTokens } from './lines.store.ts';
import { lookupsOfPerson } from './lookups.ts';
import type { HouseholdLine } from './shown-household.ts';

type Same = 'a_number' | 'name_and_birth';
interface Sought {
  person: number;
  same: Same;
  token: Buffer;
}

/**
 * Who may already be registered: households of one's own by folio, with what is the same; of other
 * organisations only that they know an A-number. Decides nothing: a person does.
 */
export async function possibleDuplicates(
  context: Context,
  { people }: z.output<typeof contract.input>,
) {
  const sought = people.flatMap((person, at) => soughtOf(context, person, at));
  const tokens = sought.map(({ token }) => token);
  const [rows, elsewhere] = await Promise.all([
    linesOfTokens(context.tx, tokens),
    knownElsewhere(context.tx, tokens),
  ]);
  const own = joinLines(rows, sought);
  await noteListView(
    context,
    'registry.possibleDuplicates',
    own.map(({ householdId }) => householdId),
  );
  return {
    own,
    elsewhere: elsewhere.flatMap(({ token, organisationId, name }) =>
      sought
        .filter((one) => one.token.equals(token))
        .map(({ person }) => ({ organisationId, name, person })),
    ),
  };
}

function soughtOf(
  { keyring }: Context,
  person: Parameters<typeof lookupsOfPerson>[2],
  at: number,
): Sought[] {
  return lookupsOfPerson(keyring, null, person).flatMap(({ kind, token }) =>
    kind === 'a_number' || kind === 'name_and_birth' ? [{ person: at, same: kind, token }] : [],
  );
}

function joinLines(rows: (HouseholdLine & { token: Buffer })[], sought: Sought[]) {
  const byHousehold = Map.groupBy(rows, ({ householdId }) => householdId);
  return [...byHousehold.values()].flatMap((found) => {
    const [first] = found;
    if (!first) return [];
    const { token, ...line } = first;
    const matches = sought
      .filter((one) => found.some((row) => row.token.equals(one.token)))
      .map(({ person, same }) => ({ person, same }));
    return [{ ...line, matches }];
  });
}
