import { z } from 'zod';

/** What somebody typed on one page: the values of each field, as they wrote them. */
export const TypedPage = z.record(z.string(), z.array(z.string()));
export type TypedPage = z.infer<typeof TypedPage>;

/** People of one household, at most: more come with a second request. */
export const mostPeople = 20;
/** Ways to reach a household, at most. */
export const mostContacts = 6;

/**
 * The answers so far, kept as they were typed: a page always shows what its reader wrote, right or
 * wrong, and the answers are read from it when they are needed.
 */
export const Draft = z.object({
  /** Travels with the last form; the same key twice is one household. */
  once: z.string(),
  /** A number for each person, which never changes; the first asks. */
  people: z.array(z.number().int().positive()).max(mostPeople),
  /** A number for each way to reach them. */
  contacts: z.array(z.number().int().positive()).max(mostContacts),
  /** By the address of the page below `/ask-for-help/`, e.g. `names/2`. */
  typed: z.record(z.string(), TypedPage),
});
export type Draft = z.infer<typeof Draft>;

/** A draft before the first answer. */
export function newDraft(): Draft {
  return { once: crypto.randomUUID(), people: [1], contacts: [1], typed: {} };
}

/** The address of a page, which is also where its answers are kept. */
export function pageKey(id: string, at: number | null): string {
  return at === null ? id : `${id}/${at}`;
}

/** What was typed on a page; empty before it was sent. */
export function typedOn(draft: Draft, id: string, at: number | null = null): TypedPage {
  return draft.typed[pageKey(id, at)] ?? {};
}

/** The one value of a field, without blanks around it; empty when there is none. */
export function one(typed: TypedPage, field: string): string {
  return typed[field]?.[0]?.trim() ?? '';
}

/** Every value chosen of a field. */
export function many(typed: TypedPage, field: string): readonly string[] {
  return typed[field] ?? [];
}

/** The draft with what was typed on one page. */
export function withTyped(draft: Draft, key: string, typed: TypedPage): Draft {
  return { ...draft, typed: { ...draft.typed, [key]: typed } };
}

/** The draft with one person or one way of reaching them more, and its number. */
export function withOneMore(draft: Draft, list: 'people' | 'contacts'): [Draft, number] {
  const added = Math.max(0, ...draft[list]) + 1;
  return [{ ...draft, [list]: [...draft[list], added] }, added];
}

/** The draft without one person or way of reaching them, and without what was said of it. */
export function without(draft: Draft, list: 'people' | 'contacts', at: number): Draft {
  const pages = list === 'people' ? personPages : contactPages;
  const typed = Object.entries(draft.typed).filter(
    ([key]) => !pages.some((page) => key === `${page}/${at}`),
  );
  return {
    ...draft,
    [list]: draft[list].filter((one) => one !== at),
    typed: Object.fromEntries(typed),
  };
}

const personPages = [
  'names',
  'birth',
  'about',
  'returned-on',
  'returned-at',
  'case',
  'order',
  'missed',
  'signed',
];
const contactPages = ['contact', 'contact-safe', 'contact-say'];
