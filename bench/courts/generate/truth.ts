import type { CaseRows, Row } from './case-model.ts';
import { LAYOUTS, type TableName } from './layout.ts';

// The truth: cases computed from clean rows as the definitions say, one word after the other, with lists
// and maps of plain objects. Nothing here is shared with the code that it judges.

/** What tells a programme's cases. */
export interface TruthProgramme {
  readonly identifiers: readonly string[];
  readonly locations: readonly string[];
  readonly caseTypes: readonly string[];
  /** First and last day of the notice, `YYYY-MM-DD`, both included; null is open. */
  readonly from: string;
  readonly to: string | null;
  readonly phases: readonly { readonly name: string; readonly from: string; readonly to: string }[];
}

/** The programme's cases, all, or all but those. */
export type Which = 'inside' | 'all' | 'outside';

const NEVER = '9999-12-31';

/** Migrant Protection Protocols. */
export const MPP: TruthProgramme = {
  identifiers: ['MP', 'RM'],
  locations: ['ENP', 'SYP', 'CIX', 'OPP', 'MPL', 'MPB', 'TUM'],
  caseTypes: ['RMV'],
  from: '2018-12-01',
  to: null,
  phases: [
    { name: 'mpp1', from: '2018-12-01', to: '2021-01-20' },
    { name: 'mpp2', from: '2021-12-01', to: '2022-08-31' },
    { name: 'later', from: '2025-01-01', to: NEVER },
  ],
};

interface TruthProceeding {
  id: number;
  osc: string;
  location: string;
  completed: string;
  decision: string;
  otherCompletion: string;
  absentia: string;
  nat: string;
  lang: string;
}

interface TruthHearing {
  id: number;
  osc: string;
  location: string;
  date: string;
  calendar: string;
  medium: string;
}

interface TruthCase {
  idncase: number;
  nat: string;
  lang: string;
  caseType: string;
  e28: string;
  identifiers: string[];
  proceedings: TruthProceeding[];
  hearings: TruthHearing[];
  hasLawyer: boolean;
}

/** One row of `cases`: its columns in their order. */
export type TruthRow = Readonly<Record<(typeof TRUTH_COLUMNS)[number], string>>;

export const TRUTH_COLUMNS = [
  'idncase',
  'marked_by',
  'identifiers',
  'phase',
  'nta_date',
  'nationality',
  'language',
  'assigned_location',
  'current_location',
  'transferred_out',
  'attendance',
  'represented',
  'outcome',
  'status',
  'decided_on',
] as const;

/** Takes clean rows and answers what `cases` must say. */
export class Truth {
  private readonly cases = new Map<number, TruthCase>();
  private readonly rest: { table: TableName; row: Row }[] = [];

  /** Takes accepted rows; a row whose case comes later waits for it. */
  add(rows: CaseRows): void {
    for (const row of rows.A_TblCase) this.addCase(row);
    const tables: TableName[] = [
      'A_TblCaseIdentifier',
      'B_TblProceeding',
      'tbl_schedule',
      'tbl_RepsAssigned',
    ];
    for (const table of tables) {
      for (const row of rows[table]) if (!this.attach(table, row)) this.rest.push({ table, row });
    }
  }

  /**
   * Every row of `cases` at a date, by idncase. `releaseDay` is the dump's own; `which` are the
   * programme's cases, all cases, or all but the programme's.
   */
  casesAt(
    programme: TruthProgramme,
    asOf: string,
    releaseDay: string,
    which: Which = 'inside',
  ): TruthRow[] {
    for (const { table, row } of this.rest.splice(0)) this.attach(table, row);
    const found = [...this.cases.values()].flatMap((one) =>
      rowOf(one, programme, { asOf, releaseDay, which }),
    );
    return found.sort((left, right) => Number(left.idncase) - Number(right.idncase));
  }

  private addCase(row: Row): void {
    const cell = cellsOf('A_TblCase', row);
    const idncase = Number(cell('IDNCASE'));
    if (this.cases.has(idncase)) return;
    this.cases.set(idncase, {
      idncase,
      nat: cell('NAT'),
      lang: cell('LANG'),
      caseType: cell('CASE_TYPE'),
      e28: dateOf(cell('E_28_DATE')),
      identifiers: [],
      proceedings: [],
      hearings: [],
      hasLawyer: false,
    });
  }

  /** Whether its case is known. */
  private attach(table: TableName, row: Row): boolean {
    const cell = cellsOf(table, row);
    const one = this.cases.get(Number(cell('IDNCASE')));
    if (one) attachTo(one, table, cell);
    return one !== undefined;
  }
}

type Cell = (column: string) => string;

function cellsOf(table: TableName, row: Row): Cell {
  return (column) => row[LAYOUTS[table].at(column)] ?? '';
}

function attachTo(one: TruthCase, table: TableName, cell: Cell): void {
  if (table === 'A_TblCaseIdentifier') one.identifiers.push(cell('CASE_ID'));
  if (table === 'tbl_RepsAssigned') {
    one.hasLawyer ||= cell('STRATTYLEVEL') === 'COURT' && cell('STRATTYTYPE') === 'ALIEN';
  }
  if (table === 'B_TblProceeding') {
    one.proceedings.push({
      id: Number(cell('IDNPROCEEDING')),
      osc: dateOf(cell('OSC_DATE')),
      location: cell('HEARING_LOC_CODE'),
      completed: dateOf(cell('COMP_DATE')),
      decision: cell('DEC_CODE'),
      otherCompletion: cell('OTHER_COMP'),
      absentia: cell('ABSENTIA'),
      nat: cell('NAT'),
      lang: cell('LANG'),
    });
  }
  if (table === 'tbl_schedule') {
    one.hearings.push({
      id: Number(cell('IDNSCHEDULE')),
      osc: dateOf(cell('OSC_DATE')),
      location: cell('HEARING_LOC_CODE'),
      date: dateOf(cell('ADJ_DATE')),
      calendar: cell('CAL_TYPE'),
      medium: cell('ADJ_MEDIUM').toUpperCase(),
    });
  }
}

/** `YYYY-MM-DD`, or '' where the calendar does not know the first ten characters. */
export function dateOf(cell: string): string {
  const text = cell.slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return '';
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || text < '0001') return '';
  return new Date(time).toISOString().slice(0, 10) === text ? text : '';
}

/** By date, none last, then by id. */
function byDate<Item extends { id: number }>(date: (item: Item) => string) {
  return (left: Item, right: Item) => {
    const [first, second] = [date(left) || NEVER, date(right) || NEVER];
    if (first !== second) return first < second ? -1 : 1;
    return left.id - right.id;
  };
}

function rowOf(
  one: TruthCase,
  programme: TruthProgramme,
  { asOf, releaseDay, which }: { asOf: string; releaseDay: string; which: Which },
): TruthRow[] {
  const proceedings = proceedingsAt(one, asOf, releaseDay);
  const nta = noticeOf(proceedings, asOf) || noticeOf(one.hearings, asOf);
  const mark = markOf(one, programme);
  const isInWindow = nta !== '' && nta >= programme.from && nta <= (programme.to ?? NEVER);
  const isInside = isInWindow && mark !== '' && programme.caseTypes.includes(one.caseType);
  if (which !== 'all' && isInside !== (which === 'inside')) return [];
  return [detailsOf(one, proceedings, programme, { asOf, nta, mark, isInside })];
}

/** Proceedings in order; before the release's own date those completed later are undecided. */
function proceedingsAt(one: TruthCase, asOf: string, releaseDay: string): TruthProceeding[] {
  const undecided = { completed: '', decision: '', otherCompletion: '', absentia: '' };
  const known = one.proceedings.map((each) =>
    asOf < releaseDay && each.completed > asOf ? { ...each, ...undecided } : each,
  );
  return known.sort(byDate((each) => each.completed));
}

function noticeOf(rows: readonly { osc: string }[], asOf: string): string {
  const days = rows.map(({ osc }) => osc).filter((osc) => osc >= '1950-01-01' && osc <= asOf);
  return days.sort()[0] ?? '';
}

function markOf(one: TruthCase, { identifiers, locations }: TruthProgramme): string {
  const isMarked = one.identifiers.some((code) => identifiers.includes(code));
  const isThere = [...one.proceedings, ...one.hearings].some(({ location }) =>
    locations.includes(location),
  );
  if (isMarked && isThere) return 'both';
  if (isMarked) return 'identifier';
  return isThere ? 'location' : '';
}

interface Known {
  readonly asOf: string;
  readonly nta: string;
  readonly mark: string;
  readonly isInside: boolean;
}

function detailsOf(
  one: TruthCase,
  proceedings: readonly TruthProceeding[],
  programme: TruthProgramme,
  { asOf, nta, mark, isInside }: Known,
): TruthRow {
  const last = proceedings.at(-1);
  const isMove = ({ otherCompletion }: TruthProceeding) => ['C', 'T'].includes(otherCompletion);
  const kept = proceedings.filter((each) => !isMove(each));
  const deciding = kept.at(-1);
  const outcome = deciding ? outcomeOf(deciding) : 'pending';
  const current = last?.location ?? '';
  const phase = programme.phases.find(({ from, to }) => nta >= from && nta <= to);
  const hasPlaces = programme.locations.length > 0;
  const isRemovedAbsent = outcome === 'removal_in_absentia';
  const wasAbsent = kept.slice(0, -1).some(({ absentia }) => absentia === 'Y');
  const wasHeard = one.hearings.some((each) => isHeld(each, asOf));
  return {
    idncase: String(one.idncase),
    marked_by: mark,
    identifiers: [...new Set(one.identifiers.filter((code) => code !== ''))].sort().join('|'),
    phase: phase?.name ?? 'other',
    nta_date: nta,
    nationality: one.nat || (last?.nat ?? ''),
    language: one.lang || (last?.lang ?? ''),
    assigned_location: assignedTo(one, proceedings, programme.locations),
    current_location: current,
    transferred_out:
      hasPlaces && isInside ? String(current !== '' && !programme.locations.includes(current)) : '',
    attendance: isRemovedAbsent
      ? 'absent_last'
      : wasAbsent
        ? 'absent_rescinded'
        : wasHeard
          ? 'attended'
          : 'no_hearing',
    represented: String(one.hasLawyer || one.e28 !== ''),
    outcome,
    status: outcome === 'pending' ? 'pending' : 'closed',
    decided_on: outcome === 'pending' ? '' : (deciding?.completed ?? ''),
  };
}

function isHeld(hearing: TruthHearing, asOf: string): boolean {
  const isKind = hearing.calendar === 'M' || hearing.calendar === 'I';
  return isKind && hearing.date !== '' && hearing.date < asOf && hearing.medium !== 'H';
}

function outcomeOf({ decision, otherCompletion, absentia }: TruthProceeding): string {
  if (decision === '' && otherCompletion === '') return 'pending';
  if (decision === 'X') return absentia === 'Y' ? 'removal_in_absentia' : 'removal';
  if (decision === 'V') return 'voluntary_departure';
  if (decision !== '' && 'RGEHZQ'.includes(decision)) return 'relief';
  if (decision !== '' && 'TUI'.includes(decision)) return 'terminated';
  if (decision !== '') return 'other';
  if ('FUI'.includes(otherCompletion)) return 'terminated';
  return 'ABKMY'.includes(otherCompletion) ? 'admin_closed' : 'other';
}

function assignedTo(
  one: TruthCase,
  proceedings: readonly TruthProceeding[],
  locations: readonly string[],
): string {
  const isThere = ({ location }: { location: string }) => locations.includes(location);
  const hearings = one.hearings.filter(isThere).sort(byDate((each) => each.date));
  return hearings[0]?.location ?? proceedings.find(isThere)?.location ?? '';
}
