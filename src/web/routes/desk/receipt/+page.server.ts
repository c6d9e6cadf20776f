import { consentQuestions, receiptAgain } from '#registry/contract.ts';
import { readCookie } from '../../../cookies.ts';
import { isScreenLocale } from '../../../preferences.ts';
import { publicState } from '../../../public-state.ts';
import { isProblem } from '../../../refusal.ts';
import type { PageServerLoad } from './$types';
import { paperOf } from './paper.ts';

/** The receipt of the form just sent from this browser, in the family's language (`?in=`). */
export const load: PageServerLoad = async ({ cookies, locals, url }) => {
  const { visit, application } = locals;
  const submissionKey = readCookie(cookies, application, 'receipt');
  const asked = url.searchParams.get('in');
  if (!submissionKey) return { paper: null, householdId: null };
  try {
    const [receipt, { keeper }, state] = await Promise.all([
      visit.call(receiptAgain, { submissionKey }),
      visit.call(consentQuestions, {}),
      publicState(visit),
    ]);
    const facts = { ...receipt, keeper: keeper?.name ?? '', noProgramme: state.kind === 'none' };
    const language = isScreenLocale(asked) ? asked : 'es';
    return {
      paper: paperOf(facts, language, application, url.host),
      householdId: receipt.householdId,
    };
  } catch (error) {
    if (isProblem(error) && error.kind === 'missing') return { paper: null, householdId: null };
    throw error;
  }
};
