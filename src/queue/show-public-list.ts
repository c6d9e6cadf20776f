import type { Context } from '#platform/context.ts';
import { readCode } from '#platform/crypto/codes.ts';
import { Problem } from '#platform/problem.ts';
import { ticketLength } from './consider-households.ts';
import type { Programme } from './contract.ts';
import { findProgramme } from './programmes.store.ts';
import type { PublicEntry } from './public-list.rules.ts';
import { findEntry, listEntries } from './published.store.ts';

/** Lines a page: the whole page, styles included, stays below 30 kB. */
const page = 80;

interface Shown {
  programme: Programme;
  publishedAt: Date | null;
  entries: PublicEntry[];
  next: number | null;
}

/** A page of the public list, or the one line of a ticket number. */
export async function showPublicList(
  { tx }: Context,
  { programmeId, after, find }: { programmeId: string; after: number; find: string | null },
): Promise<Shown> {
  const programme = await findProgramme(tx, programmeId);
  if (!programme) throw new Problem('missing', 'queue.noSuchProgramme');
  const { publishedAt } = programme;
  if (find !== null) {
    const number = readCode(find, ticketLength);
    const entry = number && (await findEntry(tx, programmeId, number));
    return { programme, publishedAt, entries: entry ? [entry] : [], next: null };
  }
  const entries = await listEntries(tx, programmeId, after, page);
  const last = entries.length === page ? entries.at(-1) : undefined;
  return { programme, publishedAt, entries, next: last?.position ?? null };
}
