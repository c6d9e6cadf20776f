import type { CaseColumn } from './case-columns.rules.ts';
import type { CaseExample, HearingExample, ProceedingExample } from './facts.fixture.ts';

type Row = Readonly<Record<CaseColumn, string>>;

const listed = ['ENP', 'SYP', 'CIX', 'OPP', 'MPL', 'MPB', 'TUM'];
const END = '9999-99-99';

/**
 * The row of a case of mpp, written from the definitions alone in the plainest way, with dates as text:
 * what the real one is held against. Null if the case is not selected; of `all` every case is.
 */
export function plainRow(
  example: CaseExample,
  asOf: string,
  releaseDate: string,
  selection: 'mpp' | 'all' = 'mpp',
): Row | null {
  const proceedings = (example.proceedings ?? [])
    .map((one) => (asOf < releaseDate && one.comp && one.comp > asOf ? undone(one) : one))
    .toSorted((a, b) => compare(a.comp ?? END, b.comp ?? END) || a.id - b.id);
  const hearings = (example.hearings ?? []).toSorted(
    (a, b) => compare(a.adj ?? END, b.adj ?? END) || a.id - b.id,
  );
  const markedBy = markedByOf(example, proceedings, hearings);
  const nta = firstOsc(proceedings, asOf) ?? firstOsc(hearings, asOf);
  const isRemoval = (example.type ?? 'RMV') === 'RMV';
  const isInside = isRemoval && markedBy !== '' && nta !== undefined && nta >= '2018-12-01';
  if (selection === 'mpp' && !isInside) return null;
  const last = proceedings.at(-1);
  const places = [...hearings, ...proceedings].map((one) => one.loc ?? '');
  return {
    idncase: String(example.id),
    marked_by: markedBy,
    identifiers: [...new Set(example.identifiers)].sort().join('|'),
    phase: phaseOf(nta),
    nta_date: nta ?? '',
    nationality: example.nat ?? last?.nat ?? '',
    language: example.lang ?? last?.lang ?? '',
    assigned_location: places.find((place) => listed.includes(place)) ?? '',
    current_location: last?.loc ?? '',
    transferred_out: isInside ? String(last?.loc !== undefined && !listed.includes(last.loc)) : '',
    represented: String(example.represented ?? false),
    ...endOf(proceedings, hearings, asOf),
  };
}

function undone({ comp, dec, other, absentia, ...rest }: ProceedingExample): ProceedingExample {
  return rest;
}

function markedByOf(
  { identifiers = [] }: CaseExample,
  proceedings: readonly ProceedingExample[],
  hearings: readonly HearingExample[],
): string {
  const byIdentifier = identifiers.includes('MP') || identifiers.includes('RM');
  const byLocation = [...proceedings, ...hearings].some((one) => listed.includes(one.loc ?? ''));
  if (byIdentifier && byLocation) return 'both';
  if (byIdentifier) return 'identifier';
  return byLocation ? 'location' : '';
}

function firstOsc(rows: readonly { readonly osc?: string }[], asOf: string): string | undefined {
  const days = rows.map((one) => one.osc ?? '').filter((one) => one >= '1950' && one <= asOf);
  return days.sort()[0];
}

function phaseOf(nta: string | undefined): string {
  if (nta === undefined || nta < '2018-12-01') return 'other';
  if (nta < '2021-01-21') return 'mpp1';
  if (nta >= '2021-12-01' && nta <= '2022-08-31') return 'mpp2';
  return nta > '2024-12-31' ? 'later' : 'other';
}

function endOf(
  proceedings: readonly ProceedingExample[],
  hearings: readonly HearingExample[],
  asOf: string,
): Pick<Row, 'outcome' | 'status' | 'decided_on' | 'attendance'> {
  const own = proceedings.filter((one) => one.other !== 'C' && one.other !== 'T');
  const deciding = own.at(-1);
  const isPending = !deciding?.dec && !deciding?.other;
  const outcome = isPending ? 'pending' : outcomeOf(deciding);
  const isHeld = hearings.some((one) => one.held && one.adj && one.adj < asOf);
  const attendance = () => {
    if (outcome === 'removal_in_absentia') return 'absent_last';
    if (own.slice(0, -1).some((one) => one.absentia)) return 'absent_rescinded';
    return isHeld ? 'attended' : 'no_hearing';
  };
  return {
    outcome,
    status: isPending ? 'pending' : 'closed',
    decided_on: isPending ? '' : (deciding?.comp ?? ''),
    attendance: attendance(),
  };
}

function outcomeOf({ dec, other = '', absentia }: ProceedingExample): string {
  if (dec === 'X') return absentia ? 'removal_in_absentia' : 'removal';
  if (dec === 'V') return 'voluntary_departure';
  if (dec !== undefined && 'RGEHZQ'.includes(dec)) return 'relief';
  if ('TUI'.includes(dec ?? '-')) return 'terminated';
  if (dec !== undefined) return 'other';
  if ('FUI'.includes(other)) return 'terminated';
  return 'ABKMY'.includes(other) ? 'admin_closed' : 'other';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
