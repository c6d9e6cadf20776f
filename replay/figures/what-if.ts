import type { Instance, Site, Unit } from '#appointments/instance.rules.ts';
import { plan } from '#appointments/plan.rules.ts';
import { eachDay, isWorkday, plusDays } from '../days.ts';
import { courtOrder, firstDay, windDownPorts } from '../history.ts';
import { capacityOf, type Policy } from '../policies.ts';

/** A household as a what-if plans it: from when it could travel at all. */
export interface Candidate {
  unit: Unit;
  /** Court cases in it. */
  cases: number;
}

/** What another number of people a day would have done, by the planner alone. */
export interface WhatIf {
  policy: string;
  /** Court cases with a day until the court's order. */
  untilOrder: number;
  /** The day on which the last of all candidates would have come; null if not within 40 years. */
  lastDay: string | null;
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
  const units = candidates.map(({ unit }) => unit);
  const { slots } = plan({ programme: 'what-if', asOf: firstDay, rule, sites, units }, null);
  const casesOf = new Map(candidates.map(({ unit, cases }) => [unit.id, cases]));
  const sum = slots
    .filter(({ day }) => day < courtOrder)
    .reduce((all, { unit }) => all + (casesOf.get(unit) ?? 0), 0);
  const lastDay = slots.length === units.length ? (slots.at(-1)?.day ?? null) : null;
  return { policy: policy.name, untilOrder: sum, lastDay };
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
    if (credit < 8) continue;
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
