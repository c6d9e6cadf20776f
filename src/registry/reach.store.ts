import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** How a household may be reached now, still sealed. */
export interface ReachRow {
  language: string;
  secondLanguage: string | null;
  screenLanguage: string;
  state: string;
  whereabouts: Buffer | null;
  travelInMessages: boolean;
  contacts: ContactRow[];
}

/** A contact in force, its number or address sealed. */
export interface ContactRow {
  contactId: string;
  channel: string;
  /** Hexadecimal, as JSON carries it. */
  sealed: string;
  maySay: string;
}

/** The household's languages, permission and contacts in effect at a time. */
export function findReach(tx: Tx, householdId: string, now: Date): Promise<ReachRow | null> {
  return tx.first<ReachRow>(sql`
    select h.language, h.second_language as "secondLanguage", h.screen_language as "screenLanguage",
      h.state, h.whereabouts_sealed as whereabouts,
      exists (select from registry.consents c where c.household_id = h.household_id
        and c.purpose = 'travel_in_messages' and c.withdrawn_at is null) as "travelInMessages",
      coalesce((
        select json_agg(json_build_object('contactId', c.contact_id, 'channel', c.channel,
          'sealed', encode(c.sealed, 'hex'), 'maySay', c.may_say) order by c.added_at, c.contact_id)
        from registry.contacts c
        where c.household_id = h.household_id and c.takes_effect_at <= ${now}
          and (c.ended_at is null or c.ended_at > ${now})), '[]') as contacts
    from registry.households h
    where h.household_id = ${householdId}`);
}
