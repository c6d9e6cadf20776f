import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { decisionsOf } from '#queue/contract.ts';
import { dateIn } from '../../../../../words/dates.ts';
import { deskZone } from '../../../lines.ts';
import type { PageServerLoad } from './$types';

/** What somebody of the organisation decided on requests to go earlier, also after they left. */
export const load: PageServerLoad = async ({ locals: { visit }, params: { id }, url }) => {
  const staffId = z.uuid().safeParse(id);
  const before = Before.safeParse(Object.fromEntries(url.searchParams));
  if (!staffId.success || !before.success) error(404);
  const asked = { staffId: staffId.data, ...before.data };
  const { decisions, ...rest } = await visit.call(decisionsOf, asked);
  return {
    ...rest,
    decisions: decisions.map((one) => ({ ...one, day: dateIn(one.at, deskZone) })),
  };
};

/** The last line of the page before, as it stands in the address. */
const Before = z.object({
  beforeAt: z.iso.datetime().nullable().default(null),
  beforeRequest: z.uuid().nullable().default(null),
});
