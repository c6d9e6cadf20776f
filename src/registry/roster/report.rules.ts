import type { BirthPrecision } from '../birth-date.rules.ts';
import type { Column } from './columns.rules.ts';
import type { FindingCode, FindingValues, Outcome } from './findings.rules.ts';

/** The languages in which a report is written. */
export type Language = 'es' | 'en';

/** One person as stored; `null` is an empty field. */
export interface RosterPerson {
  readonly family_key: string | null;
  /** One of the two may be empty: one name is a name. */
  readonly given_names: string;
  readonly surnames: string;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as exact as `birth_precision` says. */
  readonly birth_date: string | null;
  readonly birth_precision: BirthPrecision;
  readonly sex: 'F' | 'M' | 'X' | null;
  /** ISO 3166-1 alpha-3. */
  readonly nationality: string | null;
  /** ISO 639-3, or an own id of the vocabulary. */
  readonly language: string | null;
  readonly reads: 'yes' | 'no' | null;
  /** E.164. */
  readonly phone: string | null;
  readonly channel: 'whatsapp' | 'sms' | 'voice' | 'email' | 'none' | null;
  /** Nine digits. */
  readonly a_number: string | null;
  /** The number had eight digits in a text cell: never used alone to find a person. */
  readonly a_number_unconfirmed?: true;
  /** `YYYY-MM-DD`. */
  readonly enrolled_on: string | null;
  readonly enrolled_port: string | null;
  readonly case_situation: string | null;
  readonly city: string | null;
  /** V-codes joined by `|`. */
  readonly needs: string | null;
  /** The row of which this one is a repeat. */
  readonly same_as?: number;
}

/** One record of the file that stands for a person, or should have. */
export interface RosterRow {
  /** The record number, the heading being 1. */
  readonly row: number;
  readonly outcome: 'accepted' | 'refused';
  /** Null when the row was refused. */
  readonly person: RosterPerson | null;
}

/** A finding with its sentence; `row` 0 is the file, 1 the headings. */
export interface Finding {
  readonly row: number;
  /** A roster column, a heading we do not know as it stands, or null for the whole row. */
  readonly column: Column | string | null;
  readonly code: FindingCode;
  readonly outcome: Outcome;
  readonly message: string;
}

/** What the file gave: the report that the command writes. */
export interface RosterReport {
  readonly file: 'accepted' | 'refused';
  /** Accepted people, repeats not counted. */
  readonly people: number;
  /** Different families among them; a person without family key is one of their own. */
  readonly families: number;
  readonly rows: readonly RosterRow[];
  readonly findings: readonly Finding[];
}

/** A finding before it is put into words. */
export interface Note {
  readonly row: number;
  readonly column: Column | string | null;
  readonly code: FindingCode;
  readonly values: FindingValues;
}

/** The report, and what is needed to give refused rows back as they came. */
export interface RosterReading extends RosterReport {
  readonly notes: readonly Note[];
  /** The headings as written. */
  readonly headings: readonly string[];
  /** The cells of each refused row as written, by row number. */
  readonly refusedCells: ReadonlyMap<number, readonly string[]>;
}

/** The part of a reading that is written down for people: no raw cells, no notes without words. */
export function reportOf({ file, people, families, rows, findings }: RosterReading): RosterReport {
  return { file, people, families, rows, findings };
}
