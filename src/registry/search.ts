import type { Context } from '#platform/context.ts';
import { noteListView } from '#platform/list-views.ts';
import { folioElsewhere, knownElsewhere, linesByFolio, linesByTokens } from './lines.store.ts';
import { lookupToken } from './lookups.ts';
import { leastMatches, type Query, readQuery } from './query.rules.ts';
import type { HouseholdLine } from './shown-household.ts';

/** The most households that one search shows. */
const most = 50;

type Found = HouseholdLine & { matched: number };
interface SearchResult {
  by: Query['by'];
  results: Found[];
  more: boolean;
  elsewhere: { organisationId: string; name: string }[];
}

/** Finds households by folio, A-number, phone, e-mail or sound. Shows codes; writes one line. */
export async function search(
  context: Context,
  { query: text }: { query: string },
): Promise<SearchResult> {
  const query = readQuery(text);
  const found = await findLines(context, query);
  const results = found.slice(0, most);
  const [elsewhere] = await Promise.all([
    // A household that is shared with us is found already: nobody needs to be asked.
    query.by === 'folio' && found.length > 0 ? [] : elsewhereOf(context, query),
    noteListView(
      context,
      `registry.search.${query.by}`,
      results.map(({ householdId }) => householdId),
    ),
  ]);
  return { by: query.by, results, more: found.length > most, elsewhere };
}

async function findLines({ tx, keyring }: Context, query: Query): Promise<Found[]> {
  if (query.by === 'folio') {
    return (await linesByFolio(tx, query.folio)).map((line) => ({ ...line, matched: 1 }));
  }
  if (query.by !== 'name') {
    return linesByTokens(tx, [lookupToken(keyring, query.by, query.value)], 1, most + 1);
  }
  const tokens = query.sounds.map((sound) => lookupToken(keyring, 'sound', sound));
  if (tokens.length === 0) return [];
  const least = leastMatches(tokens.length);
  const found = await linesByTokens(tx, tokens, least, most + 1);
  if (found.length > 0 || least === 1) return found;
  return linesByTokens(tx, tokens, least - 1, most + 1);
}

async function elsewhereOf({ tx, keyring }: Context, query: Query) {
  if (query.by === 'folio') return folioElsewhere(tx, query.folio);
  if (query.by !== 'a_number') return [];
  const rows = await knownElsewhere(tx, [lookupToken(keyring, 'a_number', query.value)]);
  return rows.map(({ organisationId, name }) => ({ organisationId, name }));
}
