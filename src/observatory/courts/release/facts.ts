/**
 * What is kept of one release for each case: enough for every definition, any programme and any earlier
 * date, and nothing else. A release is a row of parts; each holds a range of IDNCASE, sorted by it, and
 * the parts follow one another in that order.
 *
 * Codes are packed (`code.rules.ts`), dates are days (`day.rules.ts`). What belongs to case `i` of a
 * list stands from `start[i]` up to `start[i + 1]`.
 */
export interface Facts {
  readonly cases: CaseFacts;
  /** The distinct CASE_ID of a case, sorted. */
  readonly identifiers: { readonly start: Uint32Array; readonly code: Uint32Array };
  /** Sorted by COMP_DATE (none last), then IDNPROCEEDING. */
  readonly proceedings: ProceedingFacts;
  /** Each HEARING_LOC_CODE of the case's hearings once, with its earliest hearing there. */
  readonly hearingLocations: HearingLocationFacts;
}

export interface CaseFacts {
  readonly length: number;
  readonly idncase: Int32Array;
  /** A_TblCase alone: the proceeding steps in where it is null, when a row is made. */
  readonly nat: Uint32Array;
  readonly lang: Uint32Array;
  readonly caseType: Uint32Array;
  /** 1 where a lawyer of the person is on record: COURT and ALIEN, or a valid E_28_DATE. */
  readonly isRepresented: Uint8Array;
  /** Earliest OSC_DATE on or after 1950-01-01 among the proceedings; NO_DAY if none. */
  readonly firstProceedingOsc: Int32Array;
  /** The same among the hearings. */
  readonly firstHearingOsc: Int32Array;
  /** Earliest ADJ_DATE among hearings with CAL_TYPE M or I and ADJ_MEDIUM other than H; NO_DAY if none. */
  readonly firstHeldHearing: Int32Array;
}

export interface ProceedingFacts {
  readonly start: Uint32Array;
  readonly idnproceeding: Int32Array;
  readonly compDate: Int32Array;
  /** One character, its latin-1 byte; 0 is null. */
  readonly decCode: Uint8Array;
  readonly otherComp: Uint8Array;
  /** 1 where ABSENTIA is Y. */
  readonly isAbsentia: Uint8Array;
  readonly location: Uint32Array;
  readonly nat: Uint32Array;
  readonly lang: Uint32Array;
}

export interface HearingLocationFacts {
  readonly start: Uint32Array;
  /** Never NO_CODE. Sorted by ADJ_DATE (none last), then IDNSCHEDULE, of the earliest hearing there. */
  readonly location: Uint32Array;
  readonly adjDate: Int32Array;
  readonly idnschedule: Int32Array;
}
