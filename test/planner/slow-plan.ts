import { createHash } from 'node:crypto';
import type { Instance, Site, Unit } from '#appointments/instance.rules.ts';
import type { Slot } from '#appointments/party.rules.ts';
import type { Move, Plan } from '#appointments/plan.rules.ts';

/**
 * The planner's rule a second time, sentence by sentence and without any cleverness, to be compared
 * with the real one. It walks every day of every site, so that it suits small instances only. It
 * shares no code with the planner.
 */
export function slowPlan(instance: Instance, previousSlots: readonly Slot[] | null): Plan {
  const order = slowOrder(instance);
  const previous = previousSlots ?? [];
  const history = previous.filter((slot) => slot.day < instance.asOf);
  const promised = previous.filter((slot) => slot.day >= instance.asOf);
  const toPlan = order.filter((unit) => !history.some((slot) => slot.unit === unit.id));
  const draft: Draft = { instance, order, slots: [...history] };

  const kept = toPlan.filter((unit) => keep(draft, unit, promised));
  const unplaced = toPlan
    .filter((unit) => !kept.includes(unit))
    .flatMap((unit) => place(draft, unit) ?? []);
  return {
    programme: instance.programme,
    asOf: instance.asOf,
    order: order.map((unit) => unit.id),
    slots: inOrder(draft).map(({ unit, site, day }) => ({ unit, site, day })),
    unplaced,
    moved: toPlan
      .filter((unit) => !kept.includes(unit))
      .flatMap((unit) => move(draft, unit, promised)),
    kept: kept.length,
    envy: previousSlots === null ? [] : toPlan.flatMap((unit) => envyOf(draft, unit) ?? []),
  };
}

/** A plan in the making: history, and the slots given so far. */
type Draft = {
  readonly instance: Instance;
  readonly order: readonly Unit[];
  readonly slots: Slot[];
};

/** Gives a unit its promised slot again if it can be kept, and says whether. */
function keep(draft: Draft, unit: Unit, promised: readonly Slot[]): boolean {
  const slot = promised.find((one) => one.unit === unit.id);
  const site = slot && unit.sites.includes(slot.site) && siteOf(draft.instance, slot.site);
  if (!site || unit.hold || capacityOf(site, slot.day) === null) return false;
  if (roomAt(draft, site, slot.day) < unit.size) return false;
  draft.slots.push(slot);
  return true;
}

/** Gives a unit a new slot, or returns why it has none. */
function place(draft: Draft, unit: Unit): Plan['unplaced'][number] | null {
  if (unit.hold) return { unit: unit.id, reason: 'held' };
  const choices = openDays(draft.instance, unit);
  const found = choices.find(({ site, day }) => roomAt(draft, site, day) >= unit.size);
  if (found) {
    draft.slots.push({ unit: unit.id, site: found.site.id, day: found.day });
    return null;
  }
  const everyTooSmall = choices.every(({ site, day }) => (capacityOf(site, day) ?? 0) < unit.size);
  return { unit: unit.id, reason: choices.length > 0 && everyTooSmall ? 'too_large' : 'no_room' };
}

function move(draft: Draft, unit: Unit, promised: readonly Slot[]): Move[] {
  const before = promised.find((slot) => slot.unit === unit.id);
  const now = draft.slots.find((slot) => slot.unit === unit.id);
  if (!before) return [];
  const to = now ? { site: now.site, day: now.day } : null;
  return [{ unit: unit.id, from: { site: before.site, day: before.day }, to }];
}

function envyOf(draft: Draft, unit: Unit): Plan['envy'][number] | null {
  const own = draft.slots.find((slot) => slot.unit === unit.id);
  if (unit.hold) return null;
  for (const { site, day } of openDays(draft.instance, unit)) {
    if (own && day >= own.day) return null;
    if ((capacityOf(site, day) ?? 0) < unit.size) continue;
    const lower = peopleAt(draft, site, day).filter((other) => {
      return draft.order.indexOf(other) > draft.order.indexOf(unit);
    });
    const last = lower.sort((a, b) => draft.order.indexOf(a) - draft.order.indexOf(b)).at(-1);
    if (last && roomAt(draft, site, day) + sizeOf(lower) >= unit.size) {
      return { unit: unit.id, over: last.id };
    }
  }
  return null;
}

/** The units of the instance that have a slot at a site on a day. */
function peopleAt(draft: Draft, site: Site, day: string): Unit[] {
  const there = draft.slots.filter((slot) => slot.site === site.id && slot.day === day);
  return draft.order.filter((unit) => there.some((slot) => slot.unit === unit.id));
}

function roomAt(draft: Draft, site: Site, day: string): number {
  return (capacityOf(site, day) ?? 0) - sizeOf(peopleAt(draft, site, day));
}

function sizeOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.size, 0);
}

function inOrder({ slots, order }: Draft): Slot[] {
  const rank = (id: string) => {
    const position = order.findIndex((unit) => unit.id === id);
    return position === -1 ? Number.POSITIVE_INFINITY : position;
  };
  return [...slots].sort(
    (a, b) =>
      compare(a.day, b.day) ||
      compare(a.site, b.site) ||
      compare(rank(a.unit), rank(b.unit)) ||
      compare(a.unit, b.unit),
  );
}

function slowOrder({ units, rule }: Instance): Unit[] {
  const draw = (unit: Unit) =>
    createHash('sha256').update(`${rule.seed}|${unit.id}`, 'utf8').digest('hex');
  return [...units].sort(
    (a, b) =>
      rule.classes.indexOf(a.class) - rule.classes.indexOf(b.class) ||
      compare(a.enrolledOn, b.enrolledOn) ||
      compare(draw(a), draw(b)) ||
      compare(a.id, b.id),
  );
}

/** Every open (site, day) of a unit from its first allowed day on: by day, then its preference. */
export function openDays(instance: Instance, unit: Unit): { site: Site; day: string }[] {
  const afterLead = plusDays(instance.asOf, unit.leadDays ?? instance.rule.leadDays);
  const first = unit.readyFrom && unit.readyFrom > afterLead ? unit.readyFrom : afterLead;
  const choices: { site: Site; day: string }[] = [];
  const sites = unit.sites.map((id) => siteOf(instance, id)).filter((site) => site !== undefined);
  const end = sites.map((site) => site.to).reduce((a, b) => (a > b ? a : b));
  for (let day = first; day <= end; day = plusDays(day, 1)) {
    for (const site of sites) if (capacityOf(site, day) !== null) choices.push({ site, day });
  }
  return choices;
}

/** The capacity of a site on a day; null when it is not open. */
export function capacityOf(site: Site, day: string): number | null {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  const isOpen =
    day >= site.from &&
    day <= site.to &&
    (site.weekdays ?? [1, 2, 3, 4, 5, 6, 7]).includes(weekday) &&
    !(site.closed ?? []).includes(day);
  return isOpen ? (site.overrides?.[day] ?? site.perDay) : null;
}

/** A date some days later, for dates between the years 1000 and 9999. */
export function plusDays(date: string, days: number): string {
  const time = Date.parse(`${date}T00:00:00Z`) + days * 86_400_000;
  return new Date(time).toISOString().slice(0, 10);
}

function siteOf(instance: Instance, id: string): Site | undefined {
  return instance.sites.find((site) => site.id === id);
}

function compare<T extends string | number>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
