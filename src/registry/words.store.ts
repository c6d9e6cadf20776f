import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** New secret words: the household's, or with `personId` one adult's own. */
export interface WordsChange {
  householdId: string;
  personId: string | null;
  wordsId: string;
  mac: Buffer;
  knownToHelper: boolean;
  handedBy: 'form' | 'family' | 'desk';
}

/** Puts new words in the place of those of the household, or of one adult. */
export async function replaceWords(tx: Tx, change: WordsChange, now: Date): Promise<void> {
  await tx.run(sql`
    update registry.secret_words set ended_at = ${now}
    where household_id = ${change.householdId} and ended_at is null
      and person_id is not distinct from ${change.personId}`);
  await tx.run(sql`
    insert into registry.secret_words
      (household_id, words_id, person_id, mac, made_at, known_to_helper, handed_by)
    values (${change.householdId}, ${change.wordsId}, ${change.personId}, ${change.mac}, ${now},
      ${change.knownToHelper}, ${change.handedBy})`);
}
