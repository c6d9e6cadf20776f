/**
 * What one case is, before it becomes rows. Dates are written as the dump writes them; a date that the
 * calendar does not know is written as it stands. Codes are clean: '' is none.
 */
export interface CaseModel {
  readonly idncase: number;
  readonly nat: string;
  readonly lang: string;
  readonly caseType: string;
  readonly e28: string;
  readonly identifiers: readonly string[];
  readonly proceedings: readonly ProceedingModel[];
  readonly hearings: readonly HearingModel[];
  readonly representations: readonly RepresentationModel[];
  /** Rows of the other tables whose case is in no A_TblCase. */
  readonly isOrphan: boolean;
}

export interface ProceedingModel {
  readonly osc: string;
  readonly location: string;
  readonly base: string;
  readonly completed: string;
  readonly decision: string;
  readonly otherCompletion: string;
  readonly absentia: string;
  readonly caseType: string;
  readonly nat: string;
  readonly lang: string;
  /** Ids are given by rising rank, then in the order of the list. */
  readonly rank: number;
  /** An id of its own, below those that are given. */
  readonly id?: number;
}

export interface HearingModel {
  readonly osc: string;
  readonly location: string;
  readonly base: string;
  readonly date: string;
  readonly calendar: string;
  readonly medium: string;
  readonly recType: string;
  readonly scheduleType: string;
  readonly lang: string;
  /** Position of its proceeding in the case. */
  readonly proceeding: number;
  /** As of a proceeding. */
  readonly rank: number;
  readonly id?: number;
}

export interface RepresentationModel {
  readonly level: string;
  readonly type: string;
  readonly date: string;
}

/** One row as its cells in the order of the file, clean. */
export type Row = string[];

/** The clean rows of one case. */
export interface CaseRows {
  readonly A_TblCase: readonly Row[];
  readonly A_TblCaseIdentifier: readonly Row[];
  readonly B_TblProceeding: readonly Row[];
  readonly tbl_schedule: readonly Row[];
  readonly tbl_RepsAssigned: readonly Row[];
}
