import { fail, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { listReports, settleReport } from '#waiting-lists/contract.ts';
import { reportResults } from '#waiting-lists/list-words.rules.ts';
import { attempt } from '../../../../attempt.ts';
import { portName } from '../../(planning)/names.ts';
import { goAndSay } from '../../(planning)/programmes.ts';
import { atFields, typedIn } from '../../(planning)/typed.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reports of a bribe or threat that our organisation may read; the view is noted. */
export const load: PageServerLoad = async ({ locals: { visit, language } }) => {
  const { reports } = await visit.call(listReports, {});
  return {
    reports: reports.map((report) => ({ ...report, name: portName(report.port, language) })),
    results: reportResults,
  };
};

async function settle({ locals, request }: RequestEvent) {
  const { reportId = '', ...typed } = typedIn(await request.formData());
  const field = `result-${reportId}`;
  // As it came: the contract refuses what is no result, an empty choice too.
  const settled = await attempt(locals.language, () =>
    locals.visit.call<z.ZodType, z.ZodType>(settleReport, { reportId, result: typed[field] }),
  );
  if (!settled.done) {
    const errors = atFields(settled.errors, { result: field });
    return fail(422, { refusal: settled.refusal, errors });
  }
  return goAndSay('/desk/waiting-lists/reports', { done: 'settled' });
}

export const actions: Actions = { settle };
