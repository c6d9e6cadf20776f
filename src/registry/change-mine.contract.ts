import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { ConsentInput, ContactInput, OpeningFact, Whereabouts } from './household.ts';

/** An answer that has nothing to say beyond "done". */
const Done = z.object({});

export const changeContact = contract({
  name: 'registry.changeContact',
  summary: 'Add, replace or end a way to reach us. In force after 72 hours; the old one is told.',
  method: 'POST',
  path: '/registry/change-contact',
  may: ['family'],
  countsOnce: true,
  limit: { times: 10, seconds: 3600 },
  /** `replaces` null adds; `contact` null only ends. */
  input: z
    .object({
      replaces: z.uuid().nullable().default(null),
      contact: ContactInput.nullable().default(null),
    })
    .refine(({ replaces, contact }) => replaces || contact, 'registry.contactNeeded'),
  output: z.object({ contactId: z.uuid().nullable(), takesEffectAt: z.coerce.date() }),
});

export const undoContactChange = contract({
  name: 'registry.undoContactChange',
  summary: 'Keep the old contact: undo a change that is not yet in force.',
  method: 'POST',
  path: '/registry/undo-contact-change',
  may: ['family'],
  input: z.object({ contactId: z.uuid() }),
  output: Done,
});

export const changeWhereabouts = contract({
  name: 'registry.changeWhereabouts',
  summary: 'Say in which country and town we are now.',
  method: 'POST',
  path: '/registry/change-whereabouts',
  may: ['family'],
  input: z.object({ whereabouts: Whereabouts }),
  output: Done,
});

export const changeLanguage = contract({
  name: 'registry.changeLanguage',
  summary: 'Say which language we understand best, and whether we read or listen.',
  method: 'POST',
  path: '/registry/change-language',
  may: ['family'],
  input: z.object({
    language: z.string().min(2).max(40),
    secondLanguage: z.string().max(40).nullable().default(null),
    reads: z.boolean().nullable().default(null),
    prefersListening: z.boolean().nullable().default(null),
    screenLanguage: z.enum(['es', 'en', 'pt', 'ht']),
  }),
  output: Done,
});

export const askToBeCalled = contract({
  name: 'registry.askToBeCalled',
  summary: 'Ask to be called, on one contact or any.',
  method: 'POST',
  path: '/registry/ask-to-be-called',
  may: ['family'],
  input: z.object({ contactId: z.uuid().nullable().default(null) }),
  output: z.object({ askedAt: z.coerce.date() }),
});

export const chooseOpeningFact = contract({
  name: 'registry.chooseOpeningFact',
  summary: 'Choose the fact that opens day and port, once there is none or the old one was proven.',
  method: 'POST',
  path: '/registry/choose-opening-fact',
  may: ['family'],
  input: OpeningFact,
  output: Done,
});

export const newWords = contract({
  name: 'registry.newWords',
  summary: 'Make new secret words in place of those just used; shown once. Other visits end.',
  method: 'POST',
  path: '/registry/new-words',
  may: ['family'],
  countsOnce: true,
  limit: { times: 10, seconds: 3600 },
  input: z.object({}),
  output: z.object({ folio: z.string(), words: z.array(z.string()) }),
});

export const wordsForAdult = contract({
  name: 'registry.wordsForAdult',
  summary:
    'Make words of their own for another adult who has none; they replace them at first visit.',
  method: 'POST',
  path: '/registry/words-for-adult',
  may: ['family'],
  countsOnce: true,
  limit: { times: 10, seconds: 3600 },
  input: z.object({ personId: z.uuid() }),
  output: z.object({ folio: z.string(), words: z.array(z.string()) }),
});

export const leaveHousehold = contract({
  name: 'registry.leaveHousehold',
  summary: 'Leave to a household of one’s own; the others are told that, never where.',
  method: 'POST',
  path: '/registry/leave-household',
  may: ['family'],
  limit: { times: 5, seconds: 86_400 },
  /** Children who come along; only with words of one's own. */
  input: z.object({
    with: z.array(z.uuid()).max(20).default([]),
    contacts: z.array(ContactInput).max(8).default([]),
    openingFact: OpeningFact.nullable().default(null),
  }),
  /** The receipt of the new household, and the session that now belongs to it. */
  output: z.object({ folio: z.string(), words: z.array(z.string()), session: z.string() }),
});

export const giveConsent = contract({
  name: 'registry.giveConsent',
  summary: 'Allow one purpose, to one recipient.',
  method: 'POST',
  path: '/registry/give-consent',
  may: ['family'],
  input: ConsentInput,
  output: z.object({ consentId: z.uuid() }),
});

export const withdrawConsent = contract({
  name: 'registry.withdrawConsent',
  summary: 'Take back one consent; that recipient can no longer open the household.',
  method: 'POST',
  path: '/registry/withdraw-consent',
  may: ['family'],
  input: z.object({ consentId: z.uuid() }),
  output: Done,
});

export const withdraw = contract({
  name: 'registry.withdraw',
  summary: 'Leave the queue, in two steps; can be undone for 30 days.',
  method: 'POST',
  path: '/registry/withdraw',
  may: ['family'],
  /** The first step gives the confirmation that the second must bring. */
  input: z.object({ confirmation: z.string().max(100).nullable().default(null) }),
  output: z.discriminatedUnion('step', [
    z.object({ step: z.literal('confirm'), confirmation: z.string() }),
    z.object({ step: z.literal('done'), undoUntil: z.coerce.date() }),
  ]),
});

export const undoWithdrawal = contract({
  name: 'registry.undoWithdrawal',
  summary: 'Come back within 30 days, at the same place.',
  method: 'POST',
  path: '/registry/undo-withdrawal',
  may: ['family'],
  input: z.object({}),
  output: Done,
});

export const correctMine = contract({
  name: 'registry.correctMine',
  summary:
    'Ask for something that is held to be put right; a member of staff decides with the paper.',
  method: 'POST',
  path: '/registry/correct-mine',
  may: ['family'],
  countsOnce: true,
  limit: { times: 30, seconds: 3600 },
  input: z.object({
    personId: z.uuid().nullable().default(null),
    about: z.enum(['names', 'birth', 'nationality', 'a_number', 'enrolment', 'family', 'other']),
    shouldBe: z.string().trim().min(1, 'registry.correctionEmpty').max(1000),
  }),
  output: z.object({ correctionId: z.uuid() }),
});

export const exportMine = contract({
  name: 'registry.exportMine',
  summary: 'Everything that is held and may be shown here, as data and as plain text.',
  method: 'POST',
  path: '/registry/export-mine',
  may: ['family'],
  limit: { times: 10, seconds: 3600 },
  input: z.object({}),
  output: z.object({
    data: z.record(z.string(), z.json()),
    text: z.string(),
    /** Kinds of data that are held and not in this file, to be seen at a desk in person. */
    onlyAtADesk: z.array(z.enum(['needs', 'contacts', 'notes', 'other_adults'])),
  }),
});

export const eraseMine = contract({
  name: 'registry.eraseMine',
  summary: 'Erase what is held, for good, in two steps. Refused while a legal hold stands.',
  method: 'POST',
  path: '/registry/erase-mine',
  may: ['family'],
  input: z.object({ confirmation: z.string().max(100).nullable().default(null) }),
  output: z.discriminatedUnion('step', [
    z.object({ step: z.literal('confirm'), confirmation: z.string() }),
    z.object({ step: z.literal('done') }),
  ]),
});
