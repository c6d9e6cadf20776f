import type { TruthProgramme, TruthRow, Which } from './truth.ts';
import type { TruthCase, TruthHearing, TruthProceeding } from './truth-case.ts';

const NEVER = '9999-12-31';

/** By date, none last, then by id. */
function byDate<Item extends { id: number }>(date: (item: Item) => string) {
  return (left: Item, right: Item) => {
    const [first, second] = [date(left) || NEVER, date(right) || NEVER];
    if (first !== second) return first < second ? -1 : 1;
    return left.id - right.id;
  };
}

/** The row of a case, or none where it is not asked for. */
export function rowOf(
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
