import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { sql } from '#platform/sql.ts';
import type { ProgrammeStep } from './contract.ts';

const most = 100;

/**
 * What was done with a programme, newest first, and by which order. Facts open to coordinators of the
 * organisation that did it; of another organisation's programme there is nothing to read.
 */
export async function programmeHistory(
  { tx }: Context,
  { programmeId }: { programmeId: string },
): Promise<{ steps: z.infer<typeof ProgrammeStep>[] }> {
  const steps = await tx.rows<z.infer<typeof ProgrammeStep>>(sql`
    select name as fact, at, payload ->> 'order' as "order", payload ->> 'port' as port
    from platform.facts
    where subject_id = ${programmeId} and subject_kind = 'programme'
    order by position desc limit ${most}`);
  return { steps };
}
