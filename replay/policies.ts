import { assumptions } from './assumptions.ts';
import { eachDay, isWorkday } from './days.ts';
import { courtOrder, firstDay, windDownPorts } from './history.ts';
import { portSteps, transferred } from './published.ts';

/** How many people ports take under a policy. */
export interface Policy {
  name: string;
  /** What it is, in words that the report prints. */
  about: string;
  /** People that a port takes on a day, were everything at full scale. */
  peopleOn(port: string, day: string): number;
}

/** What a port took on a working day as published and assumed until April; 0 before it opened. */
export function stepOn(port: string, day: string): number {
  if (!isWorkday(day)) return 0;
  return portSteps.findLast((step) => step.port === port && step.opens <= day)?.people_a_day ?? 0;
}

const may = assumptions.may.value;

/** How much less ports took from May on: as little as carries the published totals. */
function followed(day: string): number {
  if (day < may) return 1;
  return day < '2021-06-01' ? part(may, '2021-05-31') : part('2021-06-01', courtOrder);
}

const parts = new Map<string, number>();

function part(from: string, to: string): number {
  const known = parts.get(from);
  if (known !== undefined) return known;
  const until = (day: string) => transferred.findLast((row) => row.until <= day)?.cases ?? 0;
  const took = until(to) - (transferred.findLast((row) => row.until < from)?.cases ?? 0);
  const could = eachDay(from, to).reduce((sum, day) => sum + allPorts(day), 0);
  parts.set(from, took / could);
  return took / could;
}

function allPorts(day: string): number {
  return windDownPorts.reduce((sum, port) => sum + stepOn(port, day), 0);
}

const list: readonly Policy[] = [
  {
    name: 'published-order',
    about:
      'Until April ports take as many people a day as was published, or assumed where nothing was; from May on as few as carried the published totals. Only the order is another: Puente’s.',
    peopleOn: (port, day) => stepOn(port, day) * followed(day),
  },
  {
    name: 'april-kept',
    about:
      'Ports take as many people a day as was published, or assumed where nothing was, and go on so after April to the end.',
    peopleOn: stepOn,
  },
  {
    name: 'announced-300-a-day',
    about:
      'From March on the open ports together take the announced 300 people a day. How they were to be shared was never said: assumed, in proportion to their April numbers.',
    peopleOn: (port, day) =>
      day < assumptions.threeHundred.value
        ? stepOn(port, day)
        : (300 * stepOn(port, day)) / Math.max(allPorts(day), 1),
  },
];

/** The policies by name; the first is the default. */
export const policies: ReadonlyMap<string, Policy> = new Map(list.map((one) => [one.name, one]));

/** The policy that is replayed unless another is named. */
export const usualPolicy: Policy = list[0] ?? policyMissing();

function policyMissing(): never {
  throw new RangeError('there is no policy');
}

/**
 * What ports take on each day at a scale, in whole people. Small ports and small replays would take less
 * than one family a day: their numbers add up until a family of `assumptions.lot` fits.
 */
export function capacityOf(
  policy: Policy,
  port: string,
  scale: number,
): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  let credit = 0;
  for (const day of eachDay(firstDay, '2021-12-31')) {
    const people = policy.peopleOn(port, day) * scale;
    if (people === 0) continue;
    credit += people;
    const whole = Math.floor(credit);
    if (whole < assumptions.lot.value) continue;
    days.set(day, whole);
    credit -= whole;
  }
  return days;
}
