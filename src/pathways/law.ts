import type { CalendarDate } from './calendar.rules.ts';
import type { ClockLength, ClockStart } from './clocks.rules.ts';
import type { Condition, FactName } from './conditions.rules.ts';
import type { Situation } from './situation.ts';

/** Where a rule was found. Nothing here is confirmed: only a lawyer's signature on the row does that. */
export interface Source {
  name: string;
  /** Web address, or the usual citation of a law that needs none. */
  address: string;
  /** The words relied on, or the page or part that says it. */
  says: string;
  /** Day on which it was taken down here; read the live page before relying on it. */
  retrieved: CalendarDate;
}

/** A paper to bring; its words are under `document.<key>`. */
export type DocumentKey =
  | 'a-number'
  | 'identity'
  | 'family-list'
  | 'phone'
  | 'hearing-notice'
  | 'medical-proof'
  | 'appeal-receipt'
  | 'order'
  | 'declaration'
  | 'absence-proof'
  | 'eoir-33'
  | 'eoir-28'
  | 'proposed-order'
  | 'proof-of-service'
  | 'fee-or-waiver'
  | 'motion-cover'
  | 'termination-order'
  | 'i-589'
  | 'entry-proof'
  | 'portal-print'
  | 'nta'
  | 'appeal-notice'
  | 'brief'
  | 'venue-motion'
  | 'family-papers'
  | 'guardianship'
  | 'all-a-numbers'
  | 'medical-letter'
  | 'danger-report'
  | 'i-131';

/** Who decides; its words are under `authority.<key>`. */
export type AuthorityKey =
  | 'unhcr-cbp-2021'
  | 'ordering-court'
  | 'ice-opla'
  | 'uscis'
  | 'bia'
  | 'current-court'
  | 'cbp-port'
  | 'unknown';

/** Why a route does not fit; its words are under `reason.<key>`. */
export type ReasonKey =
  | 'no-absence-order'
  | 'notice-received'
  | 'no-exceptional-reason'
  | 'absence-time-over'
  | 'case-not-closed'
  | 'court-has-case'
  | 'not-in-us'
  | 'in-us'
  | 'not-in-mexico'
  | 'no-unfiled-case'
  | 'no-denial'
  | 'appeal-time-over'
  | 'appeal-already-made'
  | 'no-open-case'
  | 'no-hearing-case'
  | 'no-outside-member'
  | 'no-urgent-need'
  | 'not-that-programme'
  | 'not-in-force';

/** Something that must hold for the rule to fit, with the reason given when it does not. */
export interface Requirement {
  if: Condition;
  otherwise: ReasonKey;
}

/** A time limit that a rule sets; its words are under `clock.<id>`. */
export interface ClockRule {
  id: string;
  from: ClockStart;
  length: ClockLength;
}

/** An invented situation and what the rule must answer to it; the law's own tests. */
export interface Example {
  given: Partial<Situation>;
  /** The day on which it is asked. */
  on: CalendarDate;
  expect: 'fits' | 'does-not-fit' | 'missing' | 'lawyer-first' | 'child-alone' | 'history';
  /** Expected reason, for `does-not-fit`. */
  reason?: ReasonKey;
  /** Expected open fact, for `missing`. */
  asks?: FactName;
  /** Expected last day of each clock by its id. */
  clocks?: Readonly<Record<string, CalendarDate>>;
}

/** What every row of law carries. */
export interface LawRow {
  /** Stable id, the row of the decision table and a letter where it has several routes. */
  id: string;
  /** Message key of its name. */
  title: string;
  sources: readonly Source[];
  /** Notes for the lawyer who reviews it (English): what nobody could confirm. */
  unconfirmedParts: readonly string[];
  /**
   * Fingerprint of what a lawyer signs: the row and its words in English and Spanish. A test
   * computes it again, so that no signed version changes in silence.
   */
  version: string;
  examples: readonly Example[];
}

/** A route that the law offers, or once offered. */
export interface PathwayRule extends LawRow {
  /** Message key of what it is, in plain words. */
  what: string;
  /** Law of the past, never offered as a present route. */
  history: boolean;
  /** First and last day in force as far as the sources tell; null when they set no such day. */
  validFrom: CalendarDate | null;
  validTo: CalendarDate | null;
  requires: readonly Requirement[];
  documents: readonly DocumentKey[];
  authorities: readonly AuthorityKey[];
  clocks: readonly ClockRule[];
}

/** A situation in which no route and no date is shown, but whom to speak to first. */
export interface SafeguardRule extends LawRow {
  /** The person has reason to be protected so, once this is a yes. */
  when: Condition;
  /** Only a certain yes here lifts it; null when nothing does. */
  unless: Condition | null;
  /** Message key of what to do instead. */
  doThis: string;
}
