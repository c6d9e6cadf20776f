import { z } from 'zod';

// The shape of what a family tells us. Every answer may be unknown; nothing is guessed.

/** `YYYY-MM-DD`, a day that exists. */
export const calendarDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/u, 'registry.dateNeedsForm')
  .refine(
    (text) => new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text),
    'registry.dateImpossible',
  );

/** As they write them: given names and one or two surnames, or only one name. */
export const Names = z
  .object({
    given: z.string().trim().max(200, 'registry.nameTooLong').default(''),
    firstSurname: z.string().trim().max(200, 'registry.nameTooLong').default(''),
    secondSurname: z.string().trim().max(200, 'registry.nameTooLong').default(''),
  })
  .refine(
    ({ given, firstSurname, secondSurname }) => `${given}${firstSurname}${secondSurname}` !== '',
    'registry.nameNeeded',
  );
export type Names = z.infer<typeof Names>;

/**
 * A birth date to the precision at which it is known. `date` is the day, or the first day of the month
 * or year; an age becomes the year it implies.
 */
export const Birth = z.object({
  precision: z.enum(['day', 'month', 'year', 'age', 'uncertain', 'unknown']),
  date: calendarDate.nullable().default(null),
});
export type Birth = z.infer<typeof Birth>;

/** An A-number as given: nine digits, and whether it may be used to match by itself. */
export const ANumber = z.object({
  digits: z.string().regex(/^\d{9}$/u, 'registry.aNumberNeedsNineDigits'),
  confirmed: z.boolean().default(true),
});

/** When and where somebody was returned, and why we believe it. */
export const Enrolment = z.object({
  enrolledOn: calendarDate.nullable().default(null),
  precision: z.enum(['day', 'month', 'year', 'unknown']).default('unknown'),
  port: z.string().nullable().default(null),
  basis: z.enum(['declared', 'paper_seen', 'confirmed']).default('declared'),
});
export type Enrolment = z.infer<typeof Enrolment>;

/** What somebody knows of their own court case. `UNKNOWN` is an answer. */
export const CaseKnowledge = z.object({
  situation: z.string().default('UNKNOWN'),
  orderOn: calendarDate.nullable().default(null),
  orderPrecision: z.enum(['day', 'month', 'year', 'unknown']).default('unknown'),
  /** Why a hearing was missed, if one was: no notice, in custody, something that stopped them. */
  missedBecause: z
    .enum(['no_notice', 'in_custody', 'exceptional', 'other', 'unknown'])
    .default('unknown'),
  signedReturn: z.enum(['yes', 'no', 'unknown']).default('unknown'),
});
export type CaseKnowledge = z.infer<typeof CaseKnowledge>;

/** What somebody is to the first person of the household. */
export const Relation = z.enum([
  'self',
  'partner',
  'child',
  'parent',
  'sibling',
  'grandparent',
  'grandchild',
  'other',
  'unknown',
]);

/** One person of a household. Relatives who were never in the programme are people of it too. */
export const PersonInput = z.object({
  names: Names,
  birth: Birth.prefault({ precision: 'unknown' }),
  sex: z.enum(['F', 'M', 'X']).nullable().default(null),
  relation: Relation.default('unknown'),
  nationality: z
    .string()
    .regex(/^[A-Z]{3}$/u)
    .nullable()
    .default(null),
  language: z.string().max(40).nullable().default(null),
  aNumbers: z.array(ANumber).max(5).default([]),
  inProgramme: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  enrolment: Enrolment.nullable().default(null),
  caseKnowledge: CaseKnowledge.prefault({}),
  needs: z
    .array(z.string().regex(/^V-[A-Z0-9-]+$/u))
    .max(20)
    .default([]),
});
export type PersonInput = z.infer<typeof PersonInput>;

/** A way to reach them. */
export const ContactInput = z.object({
  channel: z.enum(['whatsapp', 'sms', 'voice', 'email']),
  /** E.164 for numbers; an address for e-mail. */
  value: z.string().trim().min(3).max(120),
  whose: z.enum(['own', 'partner', 'relative', 'friend', 'shelter', 'lawyer', 'other']),
  safeTimes: z.enum(['any', 'morning', 'afternoon', 'evening', 'ask']).default('any'),
  maySay: z.enum(['everything', 'news_only', 'call_only']).default('news_only'),
});
export type ContactInput = z.infer<typeof ContactInput>;

/** One permission: for one purpose, to one recipient (null where there is none, as for statistics). */
export const ConsentInput = z.object({
  purpose: z.enum(['help', 'legal', 'shelter', 'expedite', 'statistics', 'travel_in_messages']),
  recipientId: z.uuid().nullable().default(null),
});
export type ConsentInput = z.infer<typeof ConsentInput>;

/** Where they are now, as coarsely as a route needs it. */
export const Whereabouts = z.object({
  country: z.enum(['mexico', 'us', 'origin', 'other', 'unknown']).default('unknown'),
  /** A code of the vocabulary's places, or null. */
  place: z.string().max(60).nullable().default(null),
  placeText: z.string().trim().max(200).default(''),
});
export type Whereabouts = z.infer<typeof Whereabouts>;

/** The one more fact that opens day and port of an appointment. */
export const OpeningFact = z.object({
  question: z.enum(['birth_year', 'mother_name', 'home_town', 'own_word']),
  answer: z.string().trim().min(2).max(60),
});
export type OpeningFact = z.infer<typeof OpeningFact>;

/** A complete request for help. */
export const HouseholdInput = z.object({
  /** Travels with the form: the same key twice is one household, and gives the first answer again. */
  submissionKey: z.string().min(16).max(80),
  /** The token of the form's draft, which ends with the registration. */
  draft: z.string().max(100).nullable().default(null),
  way: z.enum(['web', 'desk', 'phone', 'paper', 'import']),
  byProxy: z.boolean().default(false),
  language: z.string().min(2).max(40),
  secondLanguage: z.string().max(40).nullable().default(null),
  dialect: z.string().trim().max(120).default(''),
  reads: z.boolean().nullable().default(null),
  prefersListening: z.boolean().nullable().default(null),
  screenLanguage: z.enum(['es', 'en', 'pt', 'ht']).default('es'),
  people: z.array(PersonInput).min(1, 'registry.someoneNeeded').max(40),
  childAlone: z.boolean().default(false),
  whereabouts: Whereabouts.prefault({}),
  contacts: z.array(ContactInput).max(8).default([]),
  openingFact: OpeningFact.nullable().default(null),
  consents: z.array(ConsentInput).max(60).default([]),
  notes: z.string().trim().max(2000).default(''),
});
export type HouseholdInput = z.infer<typeof HouseholdInput>;
