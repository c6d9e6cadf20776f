import type { z } from 'zod';
import {
  type Answer,
  courtFigures,
  courtReleases,
  courtValues,
  type Question,
} from '#observatory/contract.ts';
import type { Visit } from '#platform/call.ts';
import { attempt } from '../../../../attempt.ts';
import type { FieldError } from '../../../../field-errors.ts';
import { words } from '../../../../words/words.ts';
import type { PageServerLoad } from './$types';
import { type Asked, askedIn, queryOf, readQuestion } from './asked.ts';

/** What the address asks for, answered; or what is wrong with it, and the question kept. */
export const load: PageServerLoad = async ({ locals: { visit, language }, url }) => {
  const { releases, chosen } = await visit.call(courtReleases, {});
  const { asked, isFirstLook, unknown } = askedIn(url);
  const nothing = { answer: null, link: '', errors: [], trouble: null };
  if (chosen === null) {
    return { asked, isFirstLook, unknown, releases, choices: [], ...nothing };
  }
  const { question, errors } = readQuestion(words(language), asked);
  const answered = question ? await answer(visit, language, question) : { ...nothing, errors };
  const isKnown = releases.some(({ name }) => name === asked.release);
  const choices = await attempt(language, () =>
    visit.call(courtValues, {
      programme: question?.programme,
      release: isKnown ? asked.release : undefined,
    }),
  );
  const link = answered.answer ? linkOf(asked, answered.answer) : '';
  return {
    asked,
    isFirstLook,
    unknown,
    releases,
    choices: choices.done ? choices.value.values : [],
    ...answered,
    link,
  };
};

interface Answered {
  answer: Answer | null;
  errors: FieldError[];
  trouble: { what: string; todo: string } | null;
}

async function answer(
  visit: Visit,
  language: App.Locals['language'],
  question: z.output<typeof Question>,
): Promise<Answered> {
  const answered = await attempt(language, () => visit.call(courtFigures, question));
  if (answered.done) return { answer: answered.value, errors: [], trouble: null };
  const { refusal, errors } = answered;
  const { what, todo } = refusal;
  return { answer: null, errors, trouble: errors.length > 0 ? null : { what, todo } };
}

/** The permanent link names the release, so that it shows the same when a newer one has come. */
function linkOf(asked: Asked, { series }: Answer): string {
  const release = series[0]?.release.name ?? '';
  return queryOf({ ...asked, release });
}
