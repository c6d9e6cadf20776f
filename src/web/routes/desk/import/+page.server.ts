import { fail, redirect } from '@sveltejs/kit';
import { listImports, startImport } from '#registry/contract.ts';
import { attempt } from '../../../attempt.ts';
import { words } from '../../../words/words.ts';
import type { Actions, PageServerLoad } from './$types';
import { sheetLanguage, shownImport } from './shown-import.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { imports } = await locals.visit.call(listImports, {});
  return { imports: imports.map((state) => shownImport(state, locals.language)) };
};

export const actions: Actions = {
  /** Reads the file and shows what would happen; nothing is taken yet. */
  default: async ({ locals, request }) => {
    const { language, visit } = locals;
    const file = (await request.formData()).get('file');
    if (!(file instanceof File) || file.size === 0) {
      return fail(422, { error: words(language).say('families.import.error.file') });
    }
    const content = Buffer.from(await file.arrayBuffer()).toString('base64');
    const fileName = file.name.slice(0, 200);
    const tried = await attempt(language, () =>
      visit.call(startImport, { fileName, content, language: sheetLanguage(language) }),
    );
    if (!tried.done) {
      return fail(tried.refusal.status, { error: `${tried.refusal.what} ${tried.refusal.todo}` });
    }
    redirect(303, `/desk/import/${tried.value.importId}`);
  },
};
