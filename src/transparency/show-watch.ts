import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { sql } from '#platform/sql.ts';
import type { watch } from './contract.ts';

type Output = z.output<typeof watch.output>;

/** How far a log has come, and who outside watches it. Throws `transparency.noSuchLog`. */
export async function showWatch(
  { tx }: Context,
  { logId }: z.output<typeof watch.input>,
): Promise<Output> {
  const [newest, witnesses] = await Promise.all([
    tx.first<Pick<Output, 'size' | 'signedOn'>>(sql`
      select size, signed_on as "signedOn" from transparency.checkpoints
      where log_id = ${logId} order by size desc limit 1`),
    tx.rows<Output['witnesses'][number]>(sql`
      select name, seen_on as "seenOn", silent, cosigned_size as "cosignedSize"
      from transparency.witnesses_shown(${logId})`),
  ]);
  if (!newest) throw new Problem('missing', 'transparency.noSuchLog');
  return { ...newest, witnesses };
}
