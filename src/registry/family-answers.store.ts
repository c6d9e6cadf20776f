import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** Keeps where a household is now, sealed. */
export async function keepWhereabouts(tx: Tx, householdId: string, sealed: Buffer): Promise<void> {
  await tx.run(sql`
    update registry.households set whereabouts_sealed = ${sealed}
    where household_id = ${householdId}`);
}

/** Languages as ISO 639-3 codes; `screenLanguage` is that of the screens (`es`, `en`, `pt`, `ht`). */
export interface LanguageChange {
  language: string;
  secondLanguage: string | null;
  reads: boolean | null;
  prefersListening: boolean | null;
  screenLanguage: string;
}

/** Keeps which languages a household understands, and how. */
export async function keepLanguage(
  tx: Tx,
  householdId: string,
  change: LanguageChange,
): Promise<void> {
  await tx.run(sql`
    update registry.households set language = ${change.language},
      second_language = ${change.secondLanguage}, reads = ${change.reads},
      prefers_listening = ${change.prefersListening}, screen_language = ${change.screenLanguage}
    where household_id = ${householdId}`);
}

/** Keeps a wish to be called; when one waits already, that one stands. Gives when it was asked. */
export async function keepCall(
  tx: Tx,
  call: { householdId: string; callId: string; contactId: string | null; at: Date },
): Promise<{ askedAt: Date; isNew: boolean }> {
  const earlier = await tx.first<{ askedAt: Date }>(sql`
    select asked_at as "askedAt" from registry.calls
    where household_id = ${call.householdId} and called_at is null limit 1`);
  if (earlier) return { ...earlier, isNew: false };
  await tx.run(sql`
    insert into registry.calls (household_id, call_id, contact_id, asked_at)
    values (${call.householdId}, ${call.callId}, ${call.contactId}, ${call.at})`);
  return { askedAt: call.at, isNew: true };
}

/** Keeps what a family asked to have put right, sealed; it waits for staff. */
export async function keepCorrection(
  tx: Tx,
  correction: {
    householdId: string;
    correctionId: string;
    personId: string | null;
    about: string;
    sealed: Buffer;
    at: Date;
  },
): Promise<void> {
  await tx.run(sql`
    insert into registry.corrections
      (household_id, correction_id, person_id, about, sealed, asked_at)
    values (${correction.householdId}, ${correction.correctionId}, ${correction.personId},
      ${correction.about}, ${correction.sealed}, ${correction.at})`);
}
