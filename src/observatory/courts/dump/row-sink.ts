import type { Code } from '../code.rules.ts';
import type { Day } from '../day.rules.ts';

/**
 * Takes what the definitions need of each row that was read, in any order. Codes are clean and packed
 * (one-character codes too: `X` is packCode('X')), dates are days or NO_DAY, ids are 32-bit integers.
 * A row that was rejected never arrives.
 */
export interface RowSink {
  /** A_TblCase. `hasE28` tells whether E_28_DATE is a valid date. */
  case(idncase: number, nat: Code, lang: Code, caseType: Code, hasE28: boolean): void;
  /** A_TblCaseIdentifier. */
  identifier(idncase: number, caseId: Code): void;
  /** B_TblProceeding. */
  proceeding(
    idnproceeding: number,
    idncase: number,
    oscDate: Day,
    compDate: Day,
    location: Code,
    decCode: Code,
    otherComp: Code,
    isAbsentia: boolean,
    nat: Code,
    lang: Code,
  ): void;
  /** tbl_schedule. `isHeldKind`: CAL_TYPE is M or I, and ADJ_MEDIUM is not H (null counts as held). */
  hearing(
    idnschedule: number,
    idncase: number,
    oscDate: Day,
    location: Code,
    adjDate: Day,
    isHeldKind: boolean,
  ): void;
  /** tbl_RepsAssigned, only rows of level COURT and type ALIEN. */
  representation(idncase: number): void;
}
