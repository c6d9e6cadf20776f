import { plusDays } from '#pathways/calendar.rules.ts';
import { compareIds } from './order.rules.ts';

/** One place in the published order, with what the public list is made from. */
export interface Listed {
  ticketNumber: string;
  class: string;
  undated: boolean;
  enrolledOn: string;
}

/** One line of the public list. No day of the future, no port, size or reason is in it. */
export interface PublicEntry {
  ticketNumber: string;
  /** Every class above normal is one, so that a class shows no ground. */
  class: 'priority' | 'normal';
  /** When it was enrolled, as coarsely as keeps each group at {@link leastGroup}; null: not shown. */
  period: string | null;
  /** The places of its group: one group's lines stand by ticket number, not by their order. */
  placeFrom: number;
  placeTo: number;
}

/** The fewest places that may share a shown date. */
export const leastGroup = 10;

/**
 * From which day on the list still has the places that were served, on a day of the programme. They leave it a
 * whole month at a time, once the last of the month is 30 days ago: were each to leave when it is served,
 * whoever keeps yesterday's list would read the day of travel of every number.
 */
export function shownSince(today: string): string {
  return `${plusDays(today, -30).slice(0, 7)}-01`;
}

interface Group {
  period: string | null;
  members: Listed[];
}

/**
 * The public list of a published order. Dates are shown by day, month, year or several years: the
 * finest at which every group of the larger one still has ten places. Households without a date, and
 * groups that stay too small, show none.
 */
export function publicList(order: readonly Listed[]): PublicEntry[] {
  const entries: PublicEntry[] = [];
  for (const name of ['priority', 'normal'] as const) {
    const places = order.filter((one) => (one.class === 'normal') === (name === 'normal'));
    for (const { period, members } of groupsOf(places)) {
      const placeFrom = entries.length + 1;
      const placeTo = entries.length + members.length;
      const numbers = members.map((one) => one.ticketNumber).sort(compareIds);
      for (const ticketNumber of numbers) {
        entries.push({ ticketNumber, class: name, period, placeFrom, placeTo });
      }
    }
  }
  return entries;
}

/** Groups of one class, first to last. A last group without dates never stands small and alone. */
function groupsOf(places: readonly Listed[]): Group[] {
  const groups = byYears(places.filter(({ undated }) => !undated));
  const rest: Listed[] = places.filter(({ undated }) => undated);
  while (rest.length > 0 && rest.length < leastGroup) {
    const last = groups.pop();
    if (!last) break;
    rest.unshift(...last.members);
  }
  const small = groups.find(({ members }) => members.length < leastGroup);
  if (small) return [{ period: null, members: [...groups.flatMap((one) => one.members), ...rest] }];
  return rest.length > 0 ? [...groups, { period: null, members: rest }] : groups;
}

/** Years, neighbours put together until each group is large enough, each then split as far as it can be. */
function byYears(places: readonly Listed[]): Group[] {
  const years = bySpan(places, 4);
  const spans: Group[] = [];
  let open: Group | null = null;
  for (const year of years) {
    open = open ? joined(open, year) : year;
    if (open.members.length < leastGroup) continue;
    spans.push(open);
    open = null;
  }
  if (open) {
    const before = spans.pop();
    spans.push(before ? joined(before, open) : open);
  }
  return spans.flatMap((span) => (span.period?.length === 4 ? split(span, 7) : [span]));
}

/** Split by month (7 characters of the date), then by day (10), where every part is large enough. */
function split(group: Group, length: 7 | 10): Group[] {
  const parts = bySpan(group.members, length);
  if (parts.some(({ members }) => members.length < leastGroup)) return [group];
  return length === 10 ? parts : parts.flatMap((part) => split(part, 10));
}

function bySpan(places: readonly Listed[], length: number): Group[] {
  return [...Map.groupBy(places, ({ enrolledOn }) => enrolledOn.slice(0, length))]
    .map(([period, members]) => ({ period, members }))
    .sort((a, b) => compareIds(a.period, b.period));
}

/** `2019` and `2020` become `2019/2020`, as ISO 8601 writes an interval. */
function joined(a: Group, b: Group): Group {
  const from = a.period?.slice(0, 4);
  const to = b.period?.slice(-4);
  return { period: `${from}/${to}`, members: [...a.members, ...b.members] };
}
