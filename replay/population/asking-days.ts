import { assumptions } from '../assumptions.ts';
import type { ChanceOf } from '../chance.ts';
import { daysBetween, plusDays } from '../days.ts';
import { firstDay, phaseTwo } from '../history.ts';
import type { InventedHousehold } from './household.ts';

type Asking = Pick<InventedHousehold, 'number' | 'cases' | 'phase'>;

/**
 * On which day each household asks. The first pending families, drawn by lot, are the people of the
 * first three days.
 */
export function askingDays(
  chanceOf: ChanceOf,
  households: readonly Asking[],
  scale: number,
): string[] {
  const days = households.map((one) => dayOf(chanceOf, one));
  const burst = assumptions.burst.value.map((people) => people * scale);
  const drawnLots = households
    .map((one, at) => ({ at, ...one, lot: chanceOf('burst', one.number).next() }))
    .filter(({ phase }) => phase === 1)
    .sort((a, b) => a.lot - b.lot);
  let day = 0;
  for (const { at, cases } of drawnLots) {
    while (day < burst.length && (burst[day] ?? 0) <= 0) day += 1;
    if (day === burst.length) break;
    days[at] = plusDays(firstDay, day);
    burst[day] = (burst[day] ?? 0) - cases;
  }
  return days;
}

function dayOf(chanceOf: ChanceOf, { number, phase }: Asking): string {
  const chance = chanceOf('asks', number);
  if (phase === 1) {
    const last = daysBetween(firstDay, assumptions.activeUntil.value);
    // The smaller of two: most ask early.
    return plusDays(firstDay, Math.min(chance.between(3, last), chance.between(3, last)));
  }
  const beforePhaseTwo = daysBetween(firstDay, phaseTwo) - 1;
  if (phase === null) {
    const last = daysBetween(firstDay, assumptions.noPhaseUntil.value);
    return plusDays(firstDay, chance.between(0, last));
  }
  return chance.happens(assumptions.earlyPhaseTwo.value)
    ? plusDays(firstDay, chance.between(0, beforePhaseTwo))
    : plusDays(phaseTwo, chance.between(0, 30));
}
