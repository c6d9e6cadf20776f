import { z } from 'zod';
import { exportPlan } from '#appointments/contract.ts';
import { Problem } from '#platform/problem.ts';
import type { RequestHandler } from './$types';

const Wanted = z.enum(['instance', 'previous', 'plan']);

/** The texts a plan was made from, and the plan, as `npx puente plan` reads and writes them. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const file = Wanted.safeParse(url.searchParams.get('file'));
  if (!file.success) throw new Problem('missing', 'appointments.noSuchPlan');
  const texts = await locals.visit.call(exportPlan, {
    programmeId: url.searchParams.get('programme') ?? '',
    planId: url.searchParams.get('plan') ?? '',
  });
  return new Response(texts[file.data], {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${file.data}.json"`,
    },
  });
};
