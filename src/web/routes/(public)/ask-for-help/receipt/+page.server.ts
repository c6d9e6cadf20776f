import { redirect } from '@sveltejs/kit';
import { consentQuestions, receiptAgain } from '#registry/contract.ts';
import { endCookie, readCookie } from '../../../../cookies.ts';
import { publicState } from '../../../../public-state.ts';
import { isProblem } from '../../../../refusal.ts';
import { dateIn, dayText } from '../../../../words/dates.ts';
import { base } from '../stops.ts';
import type { Actions, PageServerLoad } from './$types';

/** The receipt of the form just sent; only whoever holds its key sees it, until the browser closes. */
export const load: PageServerLoad = async ({ cookies, locals, url }) => {
  const submissionKey = readCookie(cookies, locals.application, 'receipt');
  if (!submissionKey) redirect(303, base);
  const { visit, application, language } = locals;
  try {
    const [{ folio, words, registeredAt }, { keeper }, state] = await Promise.all([
      visit.call(receiptAgain, { submissionKey }),
      visit.call(consentQuestions, {}),
      publicState(visit),
    ]);
    // Without an https address of its own Puente answers on this machine only, without TLS.
    const address = `${application.publicUrl ?? `http://${url.host}`}/my-place`;
    return {
      folio,
      secret: words,
      address: address.replace(/^https?:\/\//, ''),
      // The folio alone opens nothing; the secret words never stand in an address.
      qr: `${address}?folio=${folio}`,
      registered: dayText(language, dateIn(registeredAt, 'America/Mexico_City')),
      keeper: keeper?.name ?? '',
      noProgramme: state.kind === 'none',
    };
  } catch (error) {
    if (isProblem(error) && error.kind === 'missing') redirect(303, base);
    throw error;
  }
};

export const actions: Actions = {
  /** Takes the receipt from this screen: the paper is at hand. */
  done: async ({ cookies, locals }) => {
    endCookie(cookies, locals.application, 'receipt');
    redirect(303, '/');
  },
};
