import { z } from 'zod';
import { contract } from '#platform/contract.ts';

/** The most that the answers of one draft may weigh, in characters of JSON. */
export const largestDraft = 65_536;

/** What the visitor's cookie holds: 256 random bits. */
const DraftToken = z.string().min(20).max(100);

/** The answers so far, in whatever shape the form has. */
const Answers = z
  .record(z.string(), z.json())
  .refine((answers) => JSON.stringify(answers).length <= largestDraft, 'registry.draftTooLarge');

/** A draft as its cookie finds it. */
export const DraftReading = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), answers: z.record(z.string(), z.json()) }),
  /** 20 minutes idle: only the draft's own words reopen it, if it was given any. */
  z.object({ state: z.literal('closed'), hasWords: z.boolean() }),
  z.object({ state: z.literal('none') }),
]);
export type DraftReading = z.infer<typeof DraftReading>;

export const keepDraft = contract({
  name: 'registry.keepDraft',
  summary: 'Keep the answers so far of the public form. Without a token a new draft begins.',
  method: 'POST',
  path: '/registry/keep-draft',
  may: ['anyone'],
  input: z.object({ token: DraftToken.nullable().default(null), answers: Answers }),
  /** The token to leave in the cookie; refused with `registry.draftClosed` after 20 idle minutes. */
  output: z.object({ token: z.string() }),
});

export const readDraft = contract({
  name: 'registry.readDraft',
  summary: 'Read the draft behind a cookie.',
  method: 'POST',
  path: '/registry/read-draft',
  may: ['anyone'],
  input: z.object({ token: DraftToken }),
  output: DraftReading,
});

export const giveDraftWords = contract({
  name: 'registry.giveDraftWords',
  summary: 'Give an open draft words of its own, with which it can be reopened; shown once.',
  method: 'POST',
  path: '/registry/give-draft-words',
  may: ['anyone'],
  input: z.object({ token: DraftToken, screenLanguage: z.enum(['es', 'en', 'pt', 'ht']) }),
  output: z.object({ words: z.array(z.string()) }),
});

export const reopenDraft = contract({
  name: 'registry.reopenDraft',
  summary: 'Reopen a draft by its own words; gives a new token, and the old one ends.',
  method: 'POST',
  path: '/registry/reopen-draft',
  may: ['anyone'],
  input: z.object({ words: z.string().max(200) }),
  output: z.object({ token: z.string(), answers: z.record(z.string(), z.json()) }),
});

export const dropDraft = contract({
  name: 'registry.dropDraft',
  summary: 'Forget a draft at once.',
  method: 'POST',
  path: '/registry/drop-draft',
  may: ['anyone'],
  input: z.object({ token: DraftToken }),
  output: z.object({}),
});

/** One question about consent: for one purpose, to one recipient (null: no recipient but our own). */
export const ConsentQuestion = z.object({
  purpose: z.enum(['help', 'legal', 'shelter', 'expedite', 'statistics', 'travel_in_messages']),
  recipient: z
    .object({
      organisationId: z.uuid(),
      name: z.string(),
      kind: z.string(),
      city: z.string().nullable(),
    })
    .nullable(),
});
export type ConsentQuestion = z.infer<typeof ConsentQuestion>;

export const consentQuestions = contract({
  name: 'registry.consentQuestions',
  summary:
    'Which consents to ask for: one question per purpose and recipient, none decided before.',
  method: 'GET',
  path: '/registry/consent-questions',
  may: ['anyone'],
  input: z.object({}),
  output: z.object({
    /** Who would keep the household; null before a coalition takes requests. */
    keeper: z.object({ organisationId: z.uuid(), name: z.string() }).nullable(),
    questions: z.array(ConsentQuestion),
  }),
});
