import type { Dimension } from '../cases/case-table.ts';
import type { Programme } from '../cases/programme.ts';
import type { Selection } from '../cases/selection.ts';
import { type Day, dayOf } from '../day.rules.ts';

/** The columns that the public page counts by, in the order in which it offers them. */
export const PUBLIC_DIMENSIONS = [
  'nta_month',
  'phase',
  'assigned_location',
  'current_location',
  'transferred_out',
  'attendance',
  'represented',
  'outcome',
  'status',
  'nationality',
  'language',
] as const satisfies readonly Dimension[];

export type PublicDimension = (typeof PUBLIC_DIMENSIONS)[number];

/** Which cases a cell counts: conditions by dimension; '' stands for none recorded. */
export type Conditions = ReadonlyMap<PublicDimension, string>;

/**
 * A cell's definition, such that one set of cases has one definition however it was asked for: what
 * another condition implies is left out. Null where the conditions exclude one another by definition.
 */
export function cellDefinition(selection: Selection, conditions: Conditions): string | null {
  const left = new Map(conditions);
  const cases = narrowed(selection, left);
  if (cases === null) return null;
  const isPossible = mergeAbsence(left) && dropStatus(left) && dropPhase(left, selection.programme);
  if (!isPossible || !dropTransfer(left, cases, selection.programme)) return null;
  const told = [...left].map(([dimension, value]) => `${dimension}=${value}`).sort();
  return [`${selection.programme.name} ${cases}`, ...told].join(' & ');
}

/**
 * All cases with a transfer noted are those of the programme, all without are those outside it; and a
 * notice before the programme's window, or without a date, belongs outside.
 */
function narrowed(
  { cases, programme }: Selection,
  left: Map<PublicDimension, string>,
): Selection['cases'] | null {
  const sides = [
    sideByTransfer(left),
    sideByMonth(left, programme),
    cases === 'all' ? null : cases,
  ];
  const known = new Set(sides.filter((side) => side !== null));
  if (known.size > 1) return null;
  const [side = 'all'] = known;
  if (side === 'outside') left.delete('transferred_out');
  return side;
}

type Side = 'inside' | 'outside' | null;

function sideByTransfer(left: Conditions): Side {
  const transfer = left.get('transferred_out');
  if (transfer === undefined) return null;
  return transfer === '' ? 'outside' : 'inside';
}

function sideByMonth(left: Conditions, programme: Programme): Side {
  const month = left.get('nta_month');
  if (month === undefined) return null;
  return month === '' || lastDay(month) < programme.ntaWindow.from ? 'outside' : null;
}

/** `absent_last` is defined as the outcome `removal_in_absentia`, and the other way round. */
function mergeAbsence(left: Map<PublicDimension, string>): boolean {
  const attendance = left.get('attendance');
  if (attendance === undefined) return true;
  if (attendance !== 'absent_last') return left.get('outcome') !== 'removal_in_absentia';
  left.delete('attendance');
  return meet(left, 'outcome', 'removal_in_absentia');
}

/** A case has an outcome exactly when it is closed. */
function dropStatus(left: Map<PublicDimension, string>): boolean {
  const outcome = left.get('outcome');
  if (outcome === undefined) return true;
  if (outcome !== 'pending') return implied(left, 'status', 'closed');
  left.delete('outcome');
  return meet(left, 'status', 'pending');
}

/** A month that lies whole in one phase implies it. */
function dropPhase(left: Map<PublicDimension, string>, programme: Programme): boolean {
  const month = left.get('nta_month');
  if (month === undefined || !left.has('phase')) return true;
  const phase = phaseOfMonth(month, programme);
  return phase === null || implied(left, 'phase', phase);
}

/** In the programme, where a case is now says whether it was transferred out. */
function dropTransfer(
  left: Map<PublicDimension, string>,
  cases: Selection['cases'],
  { locations }: Programme,
): boolean {
  const location = left.get('current_location');
  if (location === undefined || cases !== 'inside') return true;
  const isOut = location !== '' && !locations.includes(location);
  return implied(left, 'transferred_out', String(isOut));
}

/** Drops a condition that is implied to be `value`; false where it says otherwise. */
function implied(
  left: Map<PublicDimension, string>,
  name: PublicDimension,
  value: string,
): boolean {
  const said = left.get(name);
  left.delete(name);
  return said === undefined || said === value;
}

/** Adds a condition; false where the same dimension says otherwise. */
function meet(left: Map<PublicDimension, string>, name: PublicDimension, value: string): boolean {
  const said = left.get(name);
  left.set(name, value);
  return said === undefined || said === value;
}

/** The phase of every notice of a month, or null where the month belongs to two. */
export function phaseOfMonth(month: string, programme: Programme): string | null {
  if (month === '') return 'other';
  const [first, last] = [firstDay(month), lastDay(month)].map((day) => phaseOfDay(day, programme));
  return first !== undefined && first === last ? first : null;
}

function phaseOfDay(day: Day, { phases }: Programme): string {
  const found = phases.find(({ from, to }) => (from ?? 0) <= day && day <= (to ?? day));
  return found?.name ?? 'other';
}

function firstDay(month: string): Day {
  return dayOf(Number(month.slice(0, 4)), Number(month.slice(5)), 1);
}

function lastDay(month: string): Day {
  const last = [31, 30, 29, 28].map((date) =>
    dayOf(Number(month.slice(0, 4)), Number(month.slice(5)), date),
  );
  return Math.min(...last);
}
