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
  const { asOf, programme } = instance;
  const order = slowOrder(instance);
  const rank = (id: string) => {
    const position = order.findIndex((unit) => unit.id === id);
    return position === -1 ? Number.POSITIVE_INFINITY : position;
  };
  const previous = previousSlots ?? [];
  const history = previous.filter((slot) => slot.day < asOf);
  const promised = previous.filter((slot) => slot.day >= asOf);
  const toPlan = order.filter((unit) => !history.some((slot) => slot.unit === unit.id));
  const slots: Slot[] = [...history];
  const kept = new Set<string>();
  const unplaced: { unit: string; reason: 'held' | 'too_large' | 'no_room' }[] = [];
  const sizeOf = (id: string) => order.find((unit) => unit.id === id)?.size ?? 0;
  const takenAt = (site: string, day: string) =>
    slots
      .filter((slot) => slot.site === site && slot.day === day)
      .reduce((sum, slot) => sum + sizeOf(slot.unit), 0);
  const roomAt = (site: Site, day: string) => (capacityOf(site, day) ?? 0) - takenAt(site.id, day);

  for (const unit of toPlan) {
    const slot = promised.find((one) => one.unit === unit.id);
    const site = slot && unit.sites.includes(slot.site) && siteOf(instance, slot.site);
    if (!site || unit.hold || capacityOf(site, slot.day) === null) continue;
    if (roomAt(site, slot.day) < unit.size) continue;
    slots.push(slot);
    kept.add(unit.id);
  }
  for (const unit of toPlan) {
    if (kept.has(unit.id)) continue;
    const choices = openDays(instance, unit);
    const found = choices.find(({ site, day }) => roomAt(site, day) >= unit.size);
    const everyTooSmall = choices.every(
      ({ site, day }) => (capacityOf(site, day) ?? 0) < unit.size,
    );
    if (unit.hold) unplaced.push({ unit: unit.id, reason: 'held' });
    else if (found) slots.push({ unit: unit.id, site: found.site.id, day: found.day });
    else if (choices.length > 0 && everyTooSmall)
      unplaced.push({ unit: unit.id, reason: 'too_large' });
    else unplaced.push({ unit: unit.id, reason: 'no_room' });
  }

  const moved: Move[] = [];
  const envy: { unit: string; over: string }[] = [];
  for (const unit of toPlan) {
    const now = slots.find((slot) => slot.unit === unit.id);
    const before = promised.find((slot) => slot.unit === unit.id);
    if (before && !kept.has(unit.id)) {
      const to = now ? { site: now.site, day: now.day } : null;
      moved.push({ unit: unit.id, from: { site: before.site, day: before.day }, to });
    }
    if (unit.hold || previousSlots === null) continue;
    for (const { site, day } of openDays(instance, unit)) {
      if (now && day >= now.day) break;
      if ((capacityOf(site, day) ?? 0) < unit.size) continue;
      const lower = slots
        .filter((slot) => slot.site === site.id && slot.day === day)
        .map((slot) => slot.unit)
        .filter((id) => rank(id) > rank(unit.id))
        .sort((a, b) => rank(a) - rank(b));
      const yielded = lower.reduce((sum, id) => sum + sizeOf(id), 0);
      const last = lower.at(-1);
      if (last !== undefined && roomAt(site, day) + yielded >= unit.size) {
        envy.push({ unit: unit.id, over: last });
        break;
      }
    }
  }
  const byDaySiteOrder = (a: Slot, b: Slot) =>
    compare(a.day, b.day) ||
    compare(a.site, b.site) ||
    compare(rank(a.unit), rank(b.unit)) ||
    compare(a.unit, b.unit);
  return {
    programme,
    asOf,
    order: order.map((unit) => unit.id),
    slots: slots.sort(byDaySiteOrder).map(({ unit, site, day }) => ({ unit, site, day })),
    unplaced,
    moved,
    kept: kept.size,
    envy,
  };
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
