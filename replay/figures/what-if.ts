import type { Instance, Site, Unit } from '#appointments/instance.rules.ts';
import { type Plan, plan } from '#appointments/plan.rules.ts';
import { assumptions } from '../assumptions.ts';
import { eachDay, isWorkday, plusDays } from '../days.ts';
import { courtOrder, firstDay, windDownPorts } from '../history.ts';
import { capacityOf, type Policy } from '../policies.ts';

/** A household as a what-if plans it: from when it could travel at all. */
export interface Candidate {
  unit: Unit;
  /** Court cases in it. */
  cases: number;
}

/** How far a number of people a day would have gone. */
export interface Reached {
  /** Court cases with a day until the court's order. */
  untilOrder: number;
  /** The day on which the last of all candidates would have come; null if not within 40 years. */
  lastDay: string | null;
}

/** What another number of people a day would have done, by the planner alone. */
export interface WhatIf extends Reached {
  policy: string;
  /** Court cases of all candidates. */
  cases: number;
  /** People for whom the ports had room until the court's order. */
  room: number;
  /** The last day of each port that anybody uses. */
  ports: { port: string; lastDay: string }[];
  /** The same if every family could have used every port: no port's share is then assumed. */
  anyPort: Reached;
}

/** How long a what-if looks ahead, in days. */
const ahead = 14_600;

/**
 * Plans everybody once, in the published order, as if all days until the last were agreed from the start:
 * nobody declines, nobody misses a day. After the court's order each port goes on as in its last four weeks.
 */
export function planWhatIf(
  candidates: readonly Candidate[],
  rule: Instance['rule'],
  policy: Policy,
  scale: number,
): WhatIf {
  const sites = windDownPorts.map((port) => siteOf(port, policy, scale));
  const slotsOf = (units: readonly Unit[]) =>
    plan({ programme: 'what-if', asOf: firstDay, rule, sites, units }, null).slots;
  const units = candidates.map(({ unit }) => unit);
  const slots = slotsOf(units);
  const anywhere = slotsOf(units.map((unit) => ({ ...unit, sites: [...windDownPorts] })));
  return {
    policy: policy.name,
    cases: candidates.reduce((sum, { cases }) => sum + cases, 0),
    room: sites.reduce((sum, site) => sum + roomUntilOrder(site), 0),
    ...reached(candidates, slots),
    ports: windDownPorts.flatMap((port) => {
      const last = slots.findLast(({ site }) => site === port);
      return last ? [{ port, lastDay: last.day }] : [];
    }),
    anyPort: reached(candidates, anywhere),
  };
}

/** Slots stand by day. */
function reached(candidates: readonly Candidate[], slots: Plan['slots']): Reached {
  const casesOf = new Map(candidates.map(({ unit, cases }) => [unit.id, cases]));
  const untilOrder = slots
    .filter(({ day }) => day < courtOrder)
    .reduce((all, { unit }) => all + (casesOf.get(unit) ?? 0), 0);
  const lastDay = slots.length === candidates.length ? (slots.at(-1)?.day ?? null) : null;
  return { untilOrder, lastDay };
}

function roomUntilOrder({ overrides }: Site): number {
  return Object.entries(overrides ?? {})
    .filter(([day]) => day < courtOrder)
    .reduce((sum, [, people]) => sum + people, 0);
}

function siteOf(port: string, policy: Policy, scale: number): Site {
  const known = capacityOf(policy, port, scale);
  const overrides: Record<string, number> = {};
  for (const [day, people] of known) if (day < courtOrder) overrides[day] = people;
  const lastWeeks = eachDay(plusDays(courtOrder, -28), plusDays(courtOrder, -1));
  const usual = (lastWeeks.reduce((sum, day) => sum + policy.peopleOn(port, day), 0) / 20) * scale;
  let credit = 0;
  for (let at = 0; at < ahead && usual > 0; at += 1) {
    const day = plusDays(courtOrder, at);
    if (!isWorkday(day)) continue;
    credit += usual;
    if (credit < assumptions.lot.value) continue;
    overrides[day] = Math.floor(credit);
    credit -= Math.floor(credit);
  }
  const closed = eachDay(firstDay, plusDays(courtOrder, 0)).filter((day) => !(day in overrides));
  return {
    id: port,
    from: firstDay,
    to: plusDays(courtOrder, ahead),
    perDay: 0,
    weekdays: [1, 2, 3, 4, 5],
    closed,
    overrides,
  };
}
