import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { Enrolment, Whereabouts } from './household.ts';

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

/** A way to reach the household, as it sees it. */
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

/** What the household allowed, to whom and when. */
export const MyConsent = z.object({
  consentId: z.uuid(),
  purpose: z.string(),
  recipient: z.object({ organisationId: z.uuid(), name: z.string() }).nullable(),
  givenAt: z.coerce.date(),
});

/** All that my place shows of a household. */
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
  /** When a desk took out somebody who had been added by mistake, newest first, and why. Never who. */
  takenOut: z.array(z.object({ at: z.coerce.date(), reason: z.string() })),
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
