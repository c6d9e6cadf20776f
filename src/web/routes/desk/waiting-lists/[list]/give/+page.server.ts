import { randomUUID } from 'node:crypto';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { isOneOf } from '#platform/actor.ts';
import { Problem } from '#platform/problem.ts';
import { screenLocales } from '#vocabulary/named.ts';
import { joinList } from '#waiting-lists/contract.ts';
import { attempt } from '../../../../../attempt.ts';
import { onceField } from '../../../../../form-fields.ts';
import { isScreenLocale } from '../../../../../preferences.ts';
import { ownNames } from '../../../../../words/own-names.ts';
import { typedIn, wholeNumber } from '../../../(planning)/typed.ts';
import { ourList } from '../../kept-lists.ts';
import type { Actions, PageServerLoad } from './$types';
import { paperOf } from './paper.ts';

/** The form by which a number is given; and, once it is, the paper. */
export const load: PageServerLoad = async ({ locals: { visit, language }, params, url }) => {
  if (!isOneOf(visit.actor, joinList.may)) throw new Problem('forbidden', 'platform.notYourRole');
  return {
    list: await ourList(visit, params.list, language),
    once: randomUUID(),
    // As of the paper before: families of one language often come one after the other.
    paperLanguage: url.searchParams.get('paper') ?? 'es',
    languages: screenLocales.map((value) => ({ value, label: ownNames[value] })),
  };
};

async function give({ locals, params, request, url }: RequestEvent) {
  const form = await request.formData();
  const typed = typedIn(form);
  const once = String(form.get(onceField) ?? '');
  const asked = typed.language ?? '';
  const language = isScreenLocale(asked) ? asked : 'es';
  const joined = await attempt(locals.language, () =>
    locals.visit.call(joinList, {
      listId: params.list ?? '',
      people: wholeNumber(typed.people),
      ownWord: typed.ownWord || null,
      language,
      submissionKey: once,
    }),
  );
  if (joined.done) return { paper: paperOf(joined.value, language, locals.application, url.host) };
  return fail(422, { typed, once, refusal: joined.refusal, errors: joined.errors });
}

export const actions: Actions = { default: give };
