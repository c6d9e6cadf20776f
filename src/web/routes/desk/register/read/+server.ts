import { json } from '@sveltejs/kit';
import { dateIn } from '../../../../words/dates.ts';
import { words } from '../../../../words/words.ts';
import { deskZone } from '../../lines.ts';
import { duplicatesOf } from '../duplicates.ts';
import { readHousehold } from '../read-household.ts';
import type { RequestHandler } from './$types';

/** Reads the form while it is being typed: what was understood, what is wrong, who may be known (`?who=true`). */
export const POST: RequestHandler = async ({ locals, request, url }) => {
  const { visit, language, application } = locals;
  const form = await request.formData();
  const reading = readHousehold(form, dateIn(application.now(), deskZone), words(language));
  const filled = reading.errors.filter(({ field }) => String(form.get(field) ?? '').trim() !== '');
  const asksWho = url.searchParams.get('who') === 'true';
  const duplicates = asksWho ? await duplicatesOf(visit, reading, language) : null;
  return json({ echoes: reading.echoes, errors: filled, duplicates });
};
