import { fail } from '@sveltejs/kit';
import { continueImport, importResult } from '#registry/contract.ts';
import { columns, spanishHeadings } from '#registry/roster/columns.rules.ts';
import { attempt } from '../../../../attempt.ts';
import { sheetLanguage, shownImport } from '../shown-import.ts';
import type { Actions, PageServerLoad } from './$types';

/** As many findings as a person reads; the spreadsheet of refused rows has all of theirs. */
const shownAtMost = 300;
const outcomes = ['refused', 'warned', 'repaired'] as const;

/** What a file would do, or did; its findings filtered by the address, the worst first. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const language = sheetLanguage(locals.language);
  const { findings, ...state } = await locals.visit.call(importResult, {
    importId: params.id,
    language,
  });
  const outcome = outcomes.find((one) => one === url.searchParams.get('outcome')) ?? null;
  const wanted = findings
    .filter((finding) => outcome === null || finding.outcome === outcome)
    .map((finding) => ({ ...finding, column: headingOf(finding.column, language) }))
    .toSorted((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome) || a.row - b.row);
  return {
    state: shownImport(state, locals.language),
    outcome,
    findings: wanted.slice(0, shownAtMost),
    count: wanted.length,
    counts: outcomes.map((one) => ({
      outcome: one,
      count: findings.filter((finding) => finding.outcome === one).length,
    })),
    all: findings.length,
  };
};

/** A column as the template of this language heads it; a heading that we do not know as it stands. */
function headingOf(column: string | null, language: 'es' | 'en'): string | null {
  const known = columns.find((one) => one === column);
  return known && language === 'es' ? spanishHeadings[known] : column;
}

export const actions: Actions = {
  /** Takes the next families; without a script the button is pressed until all are in. */
  default: async ({ locals, params }) => {
    const tried = await attempt(locals.language, () =>
      locals.visit.call(continueImport, { importId: params.id }),
    );
    return tried.done ? { error: null } : fail(tried.refusal.status, { error: tried.refusal.what });
  },
};
