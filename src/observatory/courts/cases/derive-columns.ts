import { type Code, NO_CODE } from '../code.rules.ts';
import { NO_DAY } from '../day.rules.ts';
import type { Facts } from '../release/facts.ts';
import { ATTENDANCES } from './attendance.rules.ts';
import type { Chosen } from './choose-cases.ts';
import { columnOfCodes, columnOfKinds, columnOfList, columnOfMonths } from './column-of.ts';
import { assignedLocation, isTransferredOut } from './location.rules.ts';
import { isByLocation, MARKINGS } from './marking.rules.ts';
import { OTHER_PHASE, phaseOf } from './nta.rules.ts';
import type { Cut } from './order.rules.ts';
import { OUTCOMES, PENDING, STATUSES } from './outcome.rules.ts';
import type { ProceedingsAt } from './proceedings-at.ts';
import type { ReadyProgramme } from './ready-programme.ts';

const NO = 0;
const YES = 1;
const UNTOLD = 2;
const BOOLEANS = ['false', 'true', ''];

/** How each case was marked, and when it began. */
export function noticeColumns({ length, marking, nta }: Chosen, { programme }: ReadyProgramme) {
  const phaseAt = (row: number) => phaseOf(nta[row] ?? NO_DAY, programme.phases);
  const names = [...programme.phases.map((phase) => phase.name), OTHER_PHASE];
  return {
    marked_by: columnOfList(marking, length, MARKINGS),
    phase: columnOfKinds(length, phaseAt, names),
    nta_month: columnOfMonths(nta),
  };
}

/** What is known of the person; nationality and language step in from the last proceeding. */
export function personColumns(facts: Facts, { length, at }: Chosen, { last }: ProceedingsAt) {
  const { cases, proceedings } = facts;
  const orOfLast = (own: Uint32Array, ofProceeding: Uint32Array) => (row: number) =>
    own[at[row] ?? 0] || codeAt(ofProceeding, last[row] ?? -1);
  const isRepresented = (row: number) => (cases.isRepresented[at[row] ?? 0] === 1 ? YES : NO);
  return {
    nationality: columnOfCodes(length, orOfLast(cases.nat, proceedings.nat)),
    language: columnOfCodes(length, orOfLast(cases.lang, proceedings.lang)),
    represented: columnOfKinds(length, isRepresented, BOOLEANS),
    case_type: columnOfCodes(length, (row) => cases.caseType[at[row] ?? 0] ?? NO_CODE),
  };
}

/**
 * Where each case was heard. Transferred out is told of the programme's own cases alone, and of none
 * where the programme has no locations.
 */
export function placeColumns(
  facts: Facts,
  { length, at, marking, isInside }: Chosen,
  { last }: ProceedingsAt,
  { locations }: ReadyProgramme,
  cut: Cut,
) {
  const assigned = (row: number) =>
    isByLocation(marking[row] ?? 0)
      ? assignedLocation(facts, at[row] ?? 0, locations, cut)
      : NO_CODE;
  const current = (row: number) => codeAt(facts.proceedings.location, last[row] ?? -1);
  const transferred = (row: number) => {
    if (isInside[row] !== 1 || locations.size === 0) return UNTOLD;
    return isTransferredOut(current(row), locations) ? YES : NO;
  };
  return {
    assigned_location: columnOfCodes(length, assigned),
    current_location: columnOfCodes(length, current),
    transferred_out: columnOfKinds(length, transferred, BOOLEANS),
  };
}

/** What came of each case. */
export function outcomeColumns(
  { length, outcome, attendance }: ProceedingsAt,
  decidedOn: Int32Array,
) {
  const status = (row: number) => (outcome[row] === PENDING ? 0 : 1);
  return {
    attendance: columnOfList(attendance, length, ATTENDANCES),
    outcome: columnOfList(outcome, length, OUTCOMES),
    status: columnOfKinds(length, status, STATUSES),
    decided_month: columnOfMonths(decidedOn),
  };
}

function codeAt(codes: Uint32Array, at: number): Code {
  return at < 0 ? NO_CODE : (codes[at] ?? NO_CODE);
}
