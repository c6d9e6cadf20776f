import { packCode } from '../code.rules.ts';
import { type Day, NO_DAY, readDay } from '../day.rules.ts';
import type { Facts } from '../release/facts.ts';

/** A case as it stands in the dump, in few words; dates are `YYYY-MM-DD`, what is left out is null. */
export interface CaseExample {
  readonly id: number;
  /** `RMV` if left out. */
  readonly type?: string;
  readonly nat?: string;
  readonly lang?: string;
  readonly represented?: boolean;
  readonly identifiers?: readonly string[];
  readonly proceedings?: readonly ProceedingExample[];
  readonly hearings?: readonly HearingExample[];
}

export interface ProceedingExample {
  readonly id: number;
  readonly osc?: string;
  readonly comp?: string;
  readonly dec?: string;
  readonly other?: string;
  readonly absentia?: boolean;
  readonly loc?: string;
  readonly nat?: string;
  readonly lang?: string;
}

export interface HearingExample {
  readonly id: number;
  readonly osc?: string;
  readonly loc?: string;
  readonly adj?: string;
  /** CAL_TYPE M or I, ADJ_MEDIUM other than H. */
  readonly held?: boolean;
}

/** The facts of cases, made the plain way: sorted objects, then arrays. */
export function factsOf(examples: readonly CaseExample[]): Facts {
  const cases = examples.toSorted((a, b) => a.id - b.id);
  const identifiers = cases.map((one) => [...new Set(one.identifiers)].sort());
  const proceedings = cases.map((one) => (one.proceedings ?? []).toSorted(byCompletion));
  const places = cases.map((one) => firstAtEachPlace(one.hearings ?? []));
  const tried = proceedings.flat();
  const heard = places.flat();
  return {
    cases: {
      length: cases.length,
      idncase: Int32Array.from(cases, (one) => one.id),
      nat: codes(cases, (one) => one.nat),
      lang: codes(cases, (one) => one.lang),
      caseType: codes(cases, (one) => one.type ?? 'RMV'),
      isRepresented: Uint8Array.from(cases, (one) => (one.represented ? 1 : 0)),
      firstProceedingOsc: Int32Array.from(cases, (one) => firstOsc(one.proceedings)),
      firstHearingOsc: Int32Array.from(cases, (one) => firstOsc(one.hearings)),
      firstHeldHearing: Int32Array.from(cases, (one) => firstHeld(one.hearings)),
    },
    identifiers: { start: starts(identifiers), code: codes(identifiers.flat(), (one) => one) },
    proceedings: {
      start: starts(proceedings),
      idnproceeding: Int32Array.from(tried, (one) => one.id),
      compDate: Int32Array.from(tried, (one) => day(one.comp)),
      decCode: Uint8Array.from(tried, (one) => one.dec?.charCodeAt(0) ?? 0),
      otherComp: Uint8Array.from(tried, (one) => one.other?.charCodeAt(0) ?? 0),
      isAbsentia: Uint8Array.from(tried, (one) => (one.absentia ? 1 : 0)),
      location: codes(tried, (one) => one.loc),
      nat: codes(tried, (one) => one.nat),
      lang: codes(tried, (one) => one.lang),
    },
    hearingLocations: {
      start: starts(places),
      location: codes(heard, (one) => one.loc),
      adjDate: Int32Array.from(heard, (one) => day(one.adj)),
      idnschedule: Int32Array.from(heard, (one) => one.id),
    },
  };
}

/** The day of a date that may be missing. Throws where it is no date. */
export function day(text: string | undefined): Day {
  if (text === undefined) return NO_DAY;
  const read = readDay(text);
  if (read === null) throw new RangeError(`${text} is no date`);
  return read;
}

function byCompletion(a: ProceedingExample, b: ProceedingExample): number {
  return day(a.comp) - day(b.comp) || a.id - b.id;
}

function firstAtEachPlace(hearings: readonly HearingExample[]): HearingExample[] {
  const ordered = hearings.toSorted((a, b) => day(a.adj) - day(b.adj) || a.id - b.id);
  return ordered.filter(
    (one, at) => one.loc !== undefined && ordered.findIndex((two) => two.loc === one.loc) === at,
  );
}

function firstOsc(rows: readonly { readonly osc?: string }[] = []): Day {
  return Math.min(NO_DAY, ...rows.map((one) => day(one.osc)).filter((one) => one >= 19500101));
}

function firstHeld(hearings: readonly HearingExample[] = []): Day {
  return Math.min(NO_DAY, ...hearings.filter((one) => one.held).map((one) => day(one.adj)));
}

function codes<T>(rows: readonly T[], textOf: (row: T) => string | undefined): Uint32Array {
  return Uint32Array.from(rows, (row) => packCode(textOf(row) ?? ''));
}

function starts(lists: readonly (readonly unknown[])[]): Uint32Array {
  const start = new Uint32Array(lists.length + 1);
  for (const [at, list] of lists.entries()) start[at + 1] = (start[at] ?? 0) + list.length;
  return start;
}
