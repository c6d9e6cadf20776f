import { z } from 'zod';
import { contract } from '#platform/contract.ts';

/** Where a rule was found; the live page is to be read before relying on it. */
export const LawSource = z.object({
  name: z.string(),
  /** Web address, or the usual citation of a law that needs none. */
  address: z.string(),
  says: z.string(),
  retrieved: z.string(),
});

/** A row of law as an answer shows it. Titles, reasons, documents … are keys of `pathways.<key>`. */
export const CitedRow = z.object({
  id: z.string(),
  title: z.string(),
  sources: z.array(LawSource),
  version: z.string(),
  /** No lawyer has signed this version. */
  unconfirmed: z.boolean(),
});
export type CitedRow = z.infer<typeof CitedRow>;

/** A route that fits, or a past one that would have fitted. */
export const Route = CitedRow.extend({
  what: z.string(),
  documents: z.array(z.string()),
  authorities: z.array(z.string()),
});
export type Route = z.infer<typeof Route>;

/** A time limit. Days are calendar dates, `YYYY-MM-DD`. */
export const Clock = CitedRow.extend({
  clock: z.string(),
  /** The last day to keep: the earliest plausible one. */
  runsUntil: z.string(),
  /** The latest plausible last day, not to be counted on; null when none later is known. */
  optimistic: z.string().nullable(),
  passed: z.boolean(),
  surelyPassed: z.boolean(),
});
export type Clock = z.infer<typeof Clock>;

/** What fits one person of the household, what does not and why, and what would settle the rest. */
export const PersonPathways = z.object({
  personId: z.uuid(),
  fits: z.array(Route),
  doesNotFit: z.array(CitedRow.extend({ reasons: z.array(z.string()) })),
  missing: z.array(z.object({ question: z.string(), settles: z.array(z.string()) })),
  clocks: z.array(Clock),
  /** Past routes; never offered. */
  history: z.array(Route),
});
export type PersonPathways = z.infer<typeof PersonPathways>;

/** What the law seems to offer a household: information to bring to counsel, not advice. */
export const HouseholdPathways = z.object({
  householdId: z.uuid(),
  /** The calendar day (UTC) for which it holds. */
  on: z.string(),
  /** Key of the sentence that every showing carries. */
  notice: z.literal('notice.not-advice'),
  /** While a hold stands there is no route and no date for anybody of the household. */
  hold: z.enum(['none', 'lawyer_first', 'child_alone']),
  /** Why, as far as the reader may know it: another adult's answers are not told. */
  heldBecause: z.array(CitedRow),
  /** A fact still unknown could make it lawyer first. */
  mightNeedLawyerFirst: z.boolean(),
  /** In the order of the household; empty while a hold stands. */
  people: z.array(PersonPathways),
  /** People whose answers the reader may not know: their routes are not shown. */
  notShown: z.number(),
});
export type HouseholdPathways = z.infer<typeof HouseholdPathways>;

export const pathwaysForHousehold = contract({
  name: 'pathways.forHousehold',
  summary: 'What the law seems to offer a household today, with clocks and sources.',
  method: 'GET',
  path: '/pathways/for-household',
  may: ['family', 'registrar', 'lawyer', 'coordinator', 'reviewer'],
  input: z.object({
    /** Staff name the household; a family is always its own. */
    householdId: z.uuid().nullable().default(null),
  }),
  output: HouseholdPathways,
});

/** A row of law as everybody may read it. */
export const PublicRule = CitedRow.extend({
  kind: z.enum(['route', 'safeguard']),
  what: z.string().nullable(),
  history: z.boolean(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  documents: z.array(z.string()),
  authorities: z.array(z.string()),
  clocks: z.array(z.string()),
  /** What nobody could confirm, for the lawyer who reviews it (English). */
  unconfirmedParts: z.array(z.string()),
});
export type PublicRule = z.infer<typeof PublicRule>;

export const publicRules = contract({
  name: 'pathways.rules',
  summary: 'Every row of law that Puente knows, past and present, with its sources.',
  method: 'GET',
  path: '/pathways/rules',
  may: ['anyone'],
  input: z.object({}),
  output: z.object({ rules: z.array(PublicRule) }),
});

/** One lawyer's signature under one version of a row. */
export const Signature = z.object({
  signatureId: z.uuid(),
  version: z.string(),
  staffId: z.uuid(),
  organisationId: z.uuid(),
  signedOn: z.string(),
  note: z.string(),
  /** Signed by whoever reads this. */
  mine: z.boolean(),
  withdrawnAt: z.coerce.date().nullable(),
});

export const listRules = contract({
  name: 'pathways.listRules',
  summary: 'Every row of law with its signatures, those of earlier versions too.',
  method: 'GET',
  path: '/pathways/list-rules',
  may: ['lawyer'],
  input: z.object({}),
  output: z.object({ rules: z.array(PublicRule.extend({ signatures: z.array(Signature) })) }),
});

export const signVersion = contract({
  name: 'pathways.signVersion',
  summary: 'Sign the version of a row of law that was read.',
  method: 'POST',
  path: '/pathways/sign-version',
  may: ['lawyer'],
  input: z.object({
    ruleId: z.string().max(20),
    /** The version that was on the screen; refused if the row has changed since. */
    version: z.string().max(40),
    note: z.string().trim().max(1000, 'pathways.noteTooLong').default(''),
  }),
  output: z.object({ signatureId: z.uuid() }),
});

export const withdrawSignature = contract({
  name: 'pathways.withdrawSignature',
  summary: 'Take back one’s own signature: the row shows as unconfirmed again.',
  method: 'POST',
  path: '/pathways/withdraw-signature',
  may: ['lawyer'],
  input: z.object({ signatureId: z.uuid() }),
  output: z.object({}),
});
