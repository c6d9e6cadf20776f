import type { Tx } from '#platform/database.ts';
import { type Sql, sql } from '#platform/sql.ts';
import type { HouseholdLine } from './shown-household.ts';

/** The columns of a household on a list: codes and counts, no name. */
export const lineColumns: Sql = sql`
  h.household_id as "householdId", h.folio, h.size, h.language, h.state, h.way,
  h.registered_at as "registeredAt", h.child_alone as "childAlone",
  h.organisation_id = (select platform.organisation()) as own`;

/** The household of a folio, if the actor may read it. */
export function linesByFolio(tx: Tx, folio: string): Promise<HouseholdLine[]> {
  return tx.rows(sql`
    select ${lineColumns} from registry.households h
    where h.folio = ${folio} and h.state <> 'erased'`);
}

/** Households found by at least so many of the tokens, best first. */
export function linesByTokens(
  tx: Tx,
  tokens: Buffer[],
  least: number,
  limit: number,
): Promise<(HouseholdLine & { matched: number })[]> {
  return tx.rows(sql`
    select ${lineColumns}, f.matched
    from registry.found_by(${tokens}::bytea[], ${least}) f
    join registry.households h using (household_id)
    order by f.matched desc, h.registered_at desc limit ${limit}`);
}

/** The newest households that the actor may read. */
export function newestLines(tx: Tx, before: Date | null, limit: number): Promise<HouseholdLine[]> {
  return tx.rows(sql`
    select ${lineColumns} from registry.households h
    where h.state <> 'erased' and (${before}::timestamptz is null or h.registered_at < ${before})
    order by h.registered_at desc limit ${limit}`);
}

/** Which other organisations know one of these A-numbers. */
export function knownElsewhere(
  tx: Tx,
  tokens: Buffer[],
): Promise<{ token: Buffer; organisationId: string; name: string }[]> {
  return tx.rows(sql`
    select token, organisation_id as "organisationId", name
    from registry.known_elsewhere(${tokens}::bytea[])`);
}

/** Which other organisation keeps the household of a folio. */
export function folioElsewhere(
  tx: Tx,
  folio: string,
): Promise<{ organisationId: string; name: string }[]> {
  return tx.rows(sql`
    select organisation_id as "organisationId", name from registry.folio_elsewhere(${folio})`);
}

/** Households that the actor may read which have one of these tokens, with the token. */
export function linesOfTokens(
  tx: Tx,
  tokens: Buffer[],
): Promise<(HouseholdLine & { token: Buffer })[]> {
  return tx.rows(sql`
    select distinct l.token, ${lineColumns}
    from registry.lookups l join registry.households h using (household_id)
    where l.token = any (${tokens}::bytea[]) and h.state <> 'erased'
    limit 100`);
}
