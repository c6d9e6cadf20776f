import { fail } from '@sveltejs/kit';
import { myNumber, reportAbuse } from '#waiting-lists/contract.ts';
import { reportKinds } from '#waiting-lists/list-words.rules.ts';
import { attempt } from '../../../../../attempt.ts';
import { words } from '../../../../../words/words.ts';
import { oneOf, textOf } from '../../../my-place/family.ts';
import { inVisit } from '../in-visit.ts';
import type { Actions, PageServerLoad } from './$types';

/** For the answer that it was nobody of an organisation that keeps the list. */
const somebodyElse = 'other';

/** Who would read a report about whom. */
export const load: PageServerLoad = async (event) => {
  const { call } = event.locals.visit;
  const { reportReaders } = await inVisit(event, (visit) => call(myNumber, { visit }));
  return {
    kinds: reportKinds,
    abouts: reportReaders.map(({ about, ...rest }) => ({ about: about ?? somebodyElse, ...rest })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { visit, language } = event.locals;
    const form = await event.request.formData();
    const typed = {
      kind: textOf(form, 'kind'),
      about: textOf(form, 'about'),
      note: textOf(form, 'note'),
    };
    const { say } = words(language);
    const kind = oneOf(form, 'kind', reportKinds);
    const missing = [
      ...(kind ? [] : [{ field: 'kind', message: say('waiting-lists.report.kindMissing') }]),
      ...(typed.about
        ? []
        : [{ field: 'about', message: say('waiting-lists.report.aboutMissing') }]),
    ];
    if (!kind || missing.length > 0) return fail(422, { typed, refusal: null, errors: missing });
    const about = typed.about === somebodyElse ? null : typed.about;
    const told = await attempt(language, () =>
      inVisit(event, (token) =>
        visit.call(reportAbuse, { visit: token, kind, about, note: typed.note }),
      ),
    );
    if (told.done) return { sent: true };
    return fail(told.refusal.status, { typed, refusal: told.refusal, errors: told.errors });
  },
};
