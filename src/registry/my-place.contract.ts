import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { ConsentInput, ContactInput, Enrolment, OpeningFact, Whereabouts } from './household.ts';

/** An answer that has nothing to say beyond "done". */
const Done = z.object({});
const Birth = z.object({ precision: z.string(), date: z.string().nullable() });

export const openMyPlace = contract({
  name: 'registry.openMyPlace',
  summary: 'Open my place with folio and secret words. A wrong pair is answered later and later.',
  method: 'POST',
  path: '/registry/open-my-place',
  may: ['anyone'],
  input: z.object({ folio: z.string().max(40), words: z.string().max(200) }),
  output: z.object({
    /** The token for the cookie; ends after 20 idle minutes, or 2 hours. */
    session: z.string(),
    /** A helper knows these words: ask the family to make their own now. */
    ownWordsNeeded: z.boolean(),
  }),
});

export const proveOpeningFact = contract({
  name: 'registry.proveOpeningFact',
  summary: 'Answer the question of the family’s own choice, which opens day and port.',
  method: 'POST',
  path: '/registry/prove-opening-fact',
  may: ['family'],
  input: z.object({ answer: z.string().trim().min(1).max(60) }),
  output: Done,
});

export const leaveMyPlace = contract({
  name: 'registry.leaveMyPlace',
  summary: 'End this visit to my place.',
  method: 'POST',
  path: '/registry/leave-my-place',
  may: ['family'],
  input: z.object({}),
  output: Done,
});

/** What a person told us about themself; an A-number shows its last three digits only. */
export const OwnAnswers = z.object({
  birth: Birth,
  sex: z.string().nullable(),
  nationality: z.string().nullable(),
  language: z.string().nullable(),
  aNumberEndings: z.array(z.string()),
  caseSituation: z.string(),
  enrolments: z.array(Enrolment),
});

/** One person of the household, as whoever reads may see them. */
export const MyPerson = z.object({
  personId: z.uuid(),
  name: z.string(),
  relation: z.string(),
  /** 18 or older; null when the age is not known. */
  adult: z.boolean().nullable(),
  inProgramme: z.enum(['yes', 'no', 'unknown']),
  hasOwnWords: z.boolean(),
  /** The adult who reads with words of their own. */
  you: z.boolean(),
  /** Somebody should see the paper that proves when this person was returned. */
  paperNeeded: z.boolean(),
  /** Null for another adult, and for the first person until the opening fact is proven. */
  answers: OwnAnswers.nullable(),
});

export const MyContact = z.object({
  contactId: z.uuid(),
  channel: z.string(),
  whose: z.string(),
  safeTimes: z.string(),
  maySay: z.string(),
  /** The last two characters of a number, so that the family knows which; null for e-mail. */
  ending: z.string().nullable(),
  /** In force from then on; later than now while a change waits its 72 hours. */
  takesEffectAt: z.coerce.date(),
  endsAt: z.coerce.date().nullable(),
});

export const MyConsent = z.object({
  consentId: z.uuid(),
  purpose: z.string(),
  recipient: z.object({ organisationId: z.uuid(), name: z.string() }).nullable(),
  givenAt: z.coerce.date(),
});

export const MyHousehold = z.object({
  householdId: z.uuid(),
  folio: z.string(),
  state: z.enum(['registered', 'withdrawn', 'closed', 'erased']),
  stateSince: z.coerce.date(),
  /** Until when withdrawing can be undone; null when not withdrawn. */
  undoUntil: z.coerce.date().nullable(),
  registeredAt: z.coerce.date(),
  keeper: z.object({ organisationId: z.uuid(), name: z.string(), city: z.string().nullable() }),
  language: z.string(),
  secondLanguage: z.string().nullable(),
  reads: z.boolean().nullable(),
  prefersListening: z.boolean().nullable(),
  screenLanguage: z.enum(['es', 'en', 'pt', 'ht']),
  childAlone: z.boolean(),
  ownWordsNeeded: z.boolean(),
  openingQuestion: z.string().nullable(),
  /** The opening fact was proven in this visit: day and port may show. */
  dayOpened: z.boolean(),
  people: z.array(MyPerson),
  contacts: z.array(MyContact),
  whereabouts: Whereabouts.nullable(),
  consents: z.array(MyConsent),
  corrections: z.array(
    z.object({
      correctionId: z.uuid(),
      about: z.string(),
      askedAt: z.coerce.date(),
      outcome: z.enum(['waiting', 'made', 'not_made']),
    }),
  ),
  /** When they asked to be called, while nobody has. */
  callAskedAt: z.coerce.date().nullable(),
});
export type MyHousehold = z.infer<typeof MyHousehold>;

export const myHousehold = contract({
  name: 'registry.myHousehold',
  summary: 'What is held about us, without needs, numbers or another adult’s answers.',
  method: 'GET',
  path: '/registry/my-household',
  may: ['family'],
  input: z.object({}),
  output: MyHousehold,
});

export const whoHasLooked = contract({
  name: 'registry.whoHasLooked',
  summary: 'Which organisation and role looked at or changed our household, by day.',
  method: 'GET',
  path: '/registry/who-has-looked',
  may: ['family'],
  input: z.object({}),
  output: z.object({
    /** Newest first; days are calendar dates at UTC. Never the name of a member of staff. */
    looks: z.array(
      z.object({
        day: z.string(),
        organisation: z.string(),
        role: z.string(),
        did: z.enum(['looked', 'changed']),
        times: z.number(),
      }),
    ),
    ownVisits: z.array(z.object({ day: z.string(), visits: z.number() })),
  }),
});

export const changeContact = contract({
  name: 'registry.changeContact',
  summary: 'Add, replace or end a way to reach us. In force after 72 hours; the old one is told.',
  method: 'POST',
  path: '/registry/change-contact',
  may: ['family'],
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
