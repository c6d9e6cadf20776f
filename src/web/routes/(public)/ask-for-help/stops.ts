import { type Draft, pageKey, type TypedPage } from './draft.ts';
import type { Asking, Question } from './question.ts';
import { caseQuestions } from './questions/case.ts';
import { contactQuestions, reachable } from './questions/contact.ts';
import { languageQuestions } from './questions/language.ts';
import { peopleQuestions } from './questions/people.ts';
import { permissionQuestions } from './questions/permission.ts';
import { placeAndNeedsQuestions } from './questions/place-and-needs.ts';
import { returnedQuestions } from './questions/returned.ts';
import { isChildAlone, whoQuestions } from './questions/who.ts';

/** Where all pages of the form are. */
export const base = '/ask-for-help';

/** One page on somebody's way: a question, or a list to add to. */
export interface Stop {
  /** The address below {@link base}; also where the draft keeps what was typed. */
  key: string;
  part: number;
  question: Question | null;
  at: number | null;
}

const list = (key: 'people' | 'contacts' | 'trained-person', part: number): Stop => ({
  key,
  part,
  question: null,
  at: null,
});

/** Every page that this draft leads to, in order. What need not be asked is not among them. */
export function stopsOf(draft: Draft): Stop[] {
  const alone = isChildAlone(draft);
  return [
    ...pages(draft, languageQuestions),
    ...pages(draft, whoQuestions),
    ...(alone ? [list('trained-person', 2)] : []),
    ...draft.people.flatMap((at) => pagesOf(draft, peopleQuestions, at)),
    ...(alone ? [] : [list('people', 3)]),
    ...pages(draft, returnedQuestions),
    ...pages(draft, caseQuestions),
    ...pages(draft, placeAndNeedsQuestions),
    ...draft.contacts.flatMap((at) => pagesOf(draft, contactQuestions, at)),
    ...(reachable(draft).length > 0 ? [list('contacts', 8)] : []),
    ...pages(draft, permissionQuestions),
  ];
}

function pages(draft: Draft, questions: readonly Question[]): Stop[] {
  const perPerson = questions.flatMap((question) =>
    question.whom(draft).map((at) => stop(question, at)),
  );
  // Somebody's date, port and case each stand together.
  const once = perPerson.filter(({ at }) => at === null);
  const each = [...new Set(perPerson.map(({ at }) => at))].filter((at) => at !== null);
  return [...once, ...each.flatMap((at) => perPerson.filter((page) => page.at === at))];
}

function pagesOf(draft: Draft, questions: readonly Question[], at: number): Stop[] {
  return questions.filter(({ whom }) => whom(draft).includes(at)).map((one) => stop(one, at));
}

function stop(question: Question, at: number | null): Stop {
  return { key: pageKey(question.id, at), part: question.part, question, at };
}

/** The page after a page; "check your answers" after the last. */
export function after(draft: Draft, key: string): string {
  const all = stopsOf(draft);
  const at = all.findIndex((stop) => stop.key === key);
  return all[at + 1]?.key ?? 'check';
}

/** The page before a page; null before the first. */
export function before(draft: Draft, key: string): string | null {
  const all = stopsOf(draft);
  const at = key === 'check' ? all.length : all.findIndex((stop) => stop.key === key);
  return all[at - 1]?.key ?? null;
}

/** The first page without an answer, or with one that cannot be read; null when all is said. */
export function firstOpen(asking: Omit<Asking, 'at'>): string | null {
  const { draft } = asking;
  const open = stopsOf(draft).find(({ key, question, at }) => {
    const typed: TypedPage | undefined = draft.typed[key];
    if (typed === undefined) return true;
    return question ? question.faults(typed, { ...asking, at }).length > 0 : false;
  });
  return open?.key ?? null;
}
