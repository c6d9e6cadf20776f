import { type Code, packCode } from '../code.rules.ts';
import { NO_DAY } from '../day.rules.ts';
import { type Header, positionOf } from './header.rules.ts';
import type { TableName } from './layout.ts';
import { readCode, readDate, readInt, saysWord } from './read-cell.ts';
import type { RowSink } from './row-sink.ts';

/**
 * Gives a row that fits to the sink: of the row the few cells that the definitions need. Cell `i` is
 * `starts[i]` up to one byte before `starts[i + 1]`.
 */
export type ReadRow = (bytes: Uint8Array, starts: Int32Array, sink: RowSink) => void;

/** The reader of rows of a member, for the places its header gives. */
export function rowReader(header: Header): ReadRow {
  return READERS[header.table]((name) => positionOf(header, name));
}

type At = (name: string) => number;

const READERS: Readonly<Record<TableName, (at: At) => ReadRow>> = {
  A_TblCase: caseReader,
  A_TblCaseIdentifier: identifierReader,
  B_TblProceeding: proceedingReader,
  tbl_schedule: hearingReader,
  tbl_RepsAssigned: representationReader,
};

function caseReader(at: At): ReadRow {
  const idncase = at('IDNCASE');
  const nat = at('NAT');
  const lang = at('LANG');
  const caseType = at('CASE_TYPE');
  const e28 = at('E_28_DATE');
  return (bytes, starts, sink) =>
    sink.case(
      int(bytes, starts, idncase),
      code(bytes, starts, nat),
      code(bytes, starts, lang),
      code(bytes, starts, caseType),
      date(bytes, starts, e28) !== NO_DAY,
    );
}

function identifierReader(at: At): ReadRow {
  const idncase = at('IDNCASE');
  const caseId = at('CASE_ID');
  return (bytes, starts, sink) =>
    sink.identifier(int(bytes, starts, idncase), code(bytes, starts, caseId));
}

const YES = packCode('Y');

function proceedingReader(at: At): ReadRow {
  const idnproceeding = at('IDNPROCEEDING');
  const idncase = at('IDNCASE');
  const osc = at('OSC_DATE');
  const comp = at('COMP_DATE');
  const location = at('HEARING_LOC_CODE');
  const decCode = at('DEC_CODE');
  const otherComp = at('OTHER_COMP');
  const absentia = at('ABSENTIA');
  const nat = at('NAT');
  const lang = at('LANG');
  return (bytes, starts, sink) =>
    sink.proceeding(
      int(bytes, starts, idnproceeding),
      int(bytes, starts, idncase),
      date(bytes, starts, osc),
      date(bytes, starts, comp),
      code(bytes, starts, location),
      code(bytes, starts, decCode),
      code(bytes, starts, otherComp),
      code(bytes, starts, absentia) === YES,
      code(bytes, starts, nat),
      code(bytes, starts, lang),
    );
}

const MASTER = packCode('M');
const INDIVIDUAL = packCode('I');
/** ADJ_MEDIUM of a hearing that did not take place. */
const NOT_HELD = packCode('H');

function hearingReader(at: At): ReadRow {
  const idnschedule = at('IDNSCHEDULE');
  const idncase = at('IDNCASE');
  const osc = at('OSC_DATE');
  const location = at('HEARING_LOC_CODE');
  const adjDate = at('ADJ_DATE');
  const calType = at('CAL_TYPE');
  const adjMedium = at('ADJ_MEDIUM');
  return (bytes, starts, sink) => {
    const kind = code(bytes, starts, calType);
    const isHeldKind =
      (kind === MASTER || kind === INDIVIDUAL) && code(bytes, starts, adjMedium) !== NOT_HELD;
    sink.hearing(
      int(bytes, starts, idnschedule),
      int(bytes, starts, idncase),
      date(bytes, starts, osc),
      code(bytes, starts, location),
      date(bytes, starts, adjDate),
      isHeldKind,
    );
  };
}

const COURT = new TextEncoder().encode('COURT');
const ALIEN = new TextEncoder().encode('ALIEN');

function representationReader(at: At): ReadRow {
  const idncase = at('IDNCASE');
  const level = at('STRATTYLEVEL');
  const type = at('STRATTYTYPE');
  return (bytes, starts, sink) => {
    if (!says(bytes, starts, type, ALIEN) || !says(bytes, starts, level, COURT)) return;
    sink.representation(int(bytes, starts, idncase));
  };
}

function int(bytes: Uint8Array, starts: Int32Array, column: number): number {
  return readInt(bytes, starts[column] ?? 0, endOf(starts, column));
}

function code(bytes: Uint8Array, starts: Int32Array, column: number): Code {
  return readCode(bytes, starts[column] ?? 0, endOf(starts, column));
}

function date(bytes: Uint8Array, starts: Int32Array, column: number): number {
  return readDate(bytes, starts[column] ?? 0, endOf(starts, column));
}

function says(bytes: Uint8Array, starts: Int32Array, column: number, word: Uint8Array): boolean {
  return saysWord(bytes, starts[column] ?? 0, endOf(starts, column), word);
}

function endOf(starts: Int32Array, column: number): number {
  return (starts[column + 1] ?? 0) - 1;
}
