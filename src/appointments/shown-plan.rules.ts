import { ticketOf } from '#queue/draw.rules.ts';
import type { PlanShown, PlanSummary } from './contract.ts';
import type { Plan } from './plan.rules.ts';

/** Lines of each kind that a screen shows; the export has all. */
const most = 500;

/** A plan with its outcome, by ticket number. */
export function shownPlan(
  row: {
    planId: string;
    state: 'draft' | 'applied';
    asOf: string;
    summary: PlanSummary;
    madeAt: Date;
    appliedAt: Date | null;
  },
  result: Plan,
): PlanShown {
  const { planId, state, asOf, summary, madeAt, appliedAt } = row;
  const stop = ({ site, day }: { site: string; day: string }) => ({ port: site, day });
  return {
    planId,
    state,
    asOf,
    summary,
    madeAt,
    appliedAt,
    fill: fillOf(result),
    moved: result.moved.slice(0, most).map(({ unit, from, to }) => ({
      ticketNumber: ticketOf(unit),
      from: stop(from),
      to: to && stop(to),
    })),
    unplaced: result.unplaced.slice(0, most).map(({ unit, reason }) => ({
      ticketNumber: ticketOf(unit),
      reason,
    })),
    envy: result.envy.slice(0, most).map(({ unit, over }) => ({
      ticketNumber: ticketOf(unit),
      over: ticketOf(over),
    })),
  };
}

/** What the plan gives each port from the day of planning on. */
function fillOf({ slots, asOf }: Plan): PlanShown['fill'] {
  const byPort = Map.groupBy(
    slots.filter(({ day }) => day >= asOf),
    ({ site }) => site,
  );
  return [...byPort]
    .map(([port, own]) => {
      const days = own.map(({ day }) => day).sort();
      return { port, households: own.length, first: days[0] ?? asOf, last: days.at(-1) ?? asOf };
    })
    .sort((a, b) => (a.port < b.port ? -1 : 1));
}
