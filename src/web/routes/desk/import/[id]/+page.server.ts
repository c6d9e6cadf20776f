import { fail } from '@sveltejs/kit';
import { continueImport, importResult } from '#registry/contract.ts';
import { attempt } from '../../../../attempt.ts';
import { sheetLanguage, shownImport } from '../shown-import.ts';
import type { Actions, PageServerLoad } from './$types';

/** As many findings as a person reads; the spreadsheet of refused rows has all of theirs. */
const shownAtMost = 300;
const outcomes = ['refused', 'warned', 'repaired'] as const;

/** What a file would do, or did; its findings filtered by the address. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const language = sheetLanguage(locals.language);
  const { findings, ...state } = await locals.visit.call(importResult, {
    importId: params.id,
    language,
  });
  const outcome = outcomes.find((one) => one === url.searchParams.get('outcome')) ?? null;
  const wanted = findings.filter((finding) => outcome === null || finding.outcome === outcome);
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

export const actions: Actions = {
  /** Takes the next families; without a script the button is pressed until all are in. */
  default: async ({ locals, params }) => {
    const tried = await attempt(locals.language, () =>
      locals.visit.call(continueImport, { importId: params.id }),
    );
    return tried.done ? { error: null } : fail(tried.refusal.status, { error: tried.refusal.what });
  },
};
