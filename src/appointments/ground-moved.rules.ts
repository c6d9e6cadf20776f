import type { FieldProblem } from '#platform/problem.ts';
import type { Instance, Site } from './instance.rules.ts';

/** Days that one line names; it says how many more there are. */
const mostDays = 20;

/**
 * What ports and rule a plan was made from, and what they are now: a line for each thing that changed, named by
 * where it stands (`ports.2503.perDay`), with what was and what is. Days are parted by spaces.
 */
export function groundMoved(before: Instance, after: Instance): FieldProblem[] {
  const was = new Map(before.sites.map((site) => [site.id, site]));
  const is = new Set(after.sites.map(({ id }) => id));
  return [
    ...after.sites.flatMap((site) => portMoved(was.get(site.id), site, after.asOf)),
    ...before.sites.flatMap(({ id }) =>
      is.has(id) ? [] : [line(id, 'port', 'appointments.portRemoved')],
    ),
    ...ruleMoved(before, after),
  ];
}

function ruleMoved({ rule: was }: Instance, { rule: is }: Instance): FieldProblem[] {
  const moved: FieldProblem[] = [];
  if (was.leadDays !== is.leadDays) {
    const details = { was: was.leadDays, now: is.leadDays };
    moved.push({ field: 'rule.leadDays', code: 'appointments.leadDaysMoved', details });
  }
  if (was.classes.join(' ') !== is.classes.join(' ')) {
    moved.push({ field: 'rule.classes', code: 'appointments.classesMoved' });
  }
  return moved;
}

/** A port of which nothing was decided is there, with no closed days either: see `instanceOf`. */
function isDecided(site: Site): boolean {
  return Boolean(site.closed);
}

function portMoved(was: Site | undefined, is: Site, asOf: string): FieldProblem[] {
  const { id, from, to, perDay } = is;
  if (!was && !isDecided(is)) return [line(id, 'port', 'appointments.portAdded')];
  if (!was || !isDecided(was)) {
    if (!isDecided(is)) return [];
    return [line(id, 'port', 'appointments.portNew', { from, to, now: perDay })];
  }
  const starts = from > asOf ? from : asOf;
  return [
    ...(was.from === from ? [] : [moved(id, 'opensOn', was.from, from)]),
    ...(was.to === to ? [] : [moved(id, 'closesOn', was.to, to)]),
    ...(was.perDay === perDay ? [] : [moved(id, 'perDay', was.perDay, perDay, { from: starts })]),
    ...weekdaysMoved(was, is),
    ...closedMoved(was, is),
    ...overridesMoved(was, is),
  ];
}

function weekdaysMoved(was: Site, is: Site): FieldProblem[] {
  const [old, now] = [was, is].map(({ weekdays }) => weekdays?.toSorted().join(' ') ?? '');
  return old === now ? [] : [moved(is.id, 'weekdays', old ?? '', now ?? '')];
}

function closedMoved(before: Site, { id, closed: after }: Site): FieldProblem[] {
  const [was, is] = [before.closed ?? [], after ?? []];
  const closed = is.filter((day) => !was.includes(day));
  const open = was.filter((day) => !is.includes(day));
  return [
    ...(closed.length > 0 ? [line(id, 'closed', 'appointments.portClosed', named(closed))] : []),
    ...(open.length > 0 ? [line(id, 'open', 'appointments.portNotClosed', named(open))] : []),
  ];
}

/** Days with a number of their own, those of one change together. */
function overridesMoved(was: Site, is: Site): FieldProblem[] {
  const [old, now] = [was.overrides ?? {}, is.overrides ?? {}];
  const days = [...new Set([...Object.keys(old), ...Object.keys(now)])].map((day) => ({
    day,
    was: old[day] ?? was.perDay,
    now: now[day] ?? is.perDay,
    same: old[day] === now[day],
  }));
  const changed = days.filter((one) => !one.same && one.was !== one.now);
  return [...Map.groupBy(changed, (one) => `${one.was} ${one.now}`).values()].map((group) => {
    const [first] = group;
    const numbers = { was: first?.was ?? 0, now: first?.now ?? 0 };
    return line(is.id, `overrides.${first?.day}`, 'appointments.portOverrides', {
      ...numbers,
      ...named(group.map(({ day }) => day)),
    });
  });
}

const codeOf = {
  opensOn: 'appointments.portOpensOn',
  closesOn: 'appointments.portClosesOn',
  perDay: 'appointments.portPerDay',
  weekdays: 'appointments.portWeekdays',
} as const;

function moved(
  port: string,
  what: keyof typeof codeOf,
  was: string | number,
  now: string | number,
  more: { from?: string } = {},
): FieldProblem {
  return line(port, what, codeOf[what], { was, now, ...more });
}

function line(
  port: string,
  what: string,
  code: string,
  details: Record<string, string | number> = {},
): FieldProblem {
  return { field: `ports.${port}.${what}`, code, details: { port, ...details } };
}

function named(days: readonly string[]): { days: string; more: number } {
  const sorted = days.toSorted();
  const more = Math.max(0, sorted.length - mostDays);
  return { days: sorted.slice(0, mostDays).join(' '), more };
}
