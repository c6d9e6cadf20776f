import { fail, type RequestEvent } from '@sveltejs/kit';
import { listReports, settleReport } from '#waiting-lists/contract.ts';
import { reportResults } from '#waiting-lists/list-words.rules.ts';
import { attempt } from '../../../../attempt.ts';
import { portName } from '../../(planning)/names.ts';
import { goAndSay } from '../../(planning)/programmes.ts';
import { typedIn } from '../../(planning)/typed.ts';
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
  const { reportId = '', result } = typedIn(await request.formData());
  const chosen = reportResults.find((one) => one === result) ?? 'looked_into';
  const settled = await attempt(locals.language, () =>
    locals.visit.call(settleReport, { reportId, result: chosen }),
  );
  if (!settled.done) return fail(422, { refusal: settled.refusal });
  return goAndSay('/desk/waiting-lists/reports', { done: 'settled' });
}

export const actions: Actions = { settle };
