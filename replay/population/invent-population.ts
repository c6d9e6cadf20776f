import type { Chance } from '../../src/server/demo/chance.ts';
import { assumptions } from '../assumptions.ts';
import { type ChanceOf, drawn } from '../chance.ts';
import { daysOfMonth, plusDays } from '../days.ts';
import { caseSituations, languagesPending, nationalities } from '../published.ts';
import { askingDays } from './asking-days.ts';
import { enrolmentCells } from './enrolments.ts';
import type { InventedHousehold } from './household.ts';
import { pendingShares } from './pending.ts';
import { contactOf, whereOf } from './where.ts';

/** Court cases of the programme at the end of January 2021. */
export const allCases = 71_036;
/** Nobody was enrolled after this day. */
const lastEnrolment = '2021-01-20';
const firstReturn = '2019-01-29';

type Origin = Pick<
  InventedHousehold,
  'number' | 'cases' | 'nationality' | 'language' | 'enrolledOn' | 'port' | 'situation' | 'phase'
>;

/** Invents households until they have so many court cases; the last one is as large as is left. */
export function inventPopulation(chanceOf: ChanceOf, people: number): InventedHousehold[] {
  const draw = originsOf();
  const origins: Origin[] = [];
  for (let left = people; left > 0; left -= origins.at(-1)?.cases ?? left) {
    origins.push(draw(chanceOf, origins.length, left));
  }
  const days = askingDays(chanceOf, origins, people / allCases);
  return origins.map((origin, at) => complete(chanceOf, origin, days[at] ?? '2021-02-19'));
}

/** Draws where a household comes from, as the published tables have it. */
function originsOf() {
  const cells = enrolmentCells();
  const all = cells.reduce((sum, { cases }) => sum + cases, 0);
  const before = cells
    .filter(({ month }) => month < '2020')
    .reduce((sum, one) => sum + one.cases, 0);
  const pending = pendingShares(before / all);
  const [first] = cells;
  if (!first) throw new RangeError('no enrolments');
  const weighted = cells.map((cell) => [cell, cell.cases] as const);
  const shares = Object.fromEntries(nationalities.map((one) => [one.nationality, one.cases_share]));
  return (chanceOf: ChanceOf, number: number, most: number): Origin => {
    const chance = chanceOf('origin', number);
    const { month, port } = chance.weighted(weighted, first);
    const nationality = drawn(chance, shares);
    const cases = Math.min(most, sizeOf(chance));
    const enrolledOn = dayIn(chance, month);
    const situation = situationOf(chance, pending(nationality, enrolledOn < '2020'), port);
    const language = languageOf(chance, nationality);
    const phase = phaseOf(situation);
    return { number, cases, nationality, language, enrolledOn, port, situation, phase };
  };
}

function sizeOf(chance: Chance): number {
  return chance.weighted(
    assumptions.sizes.value.map((share, at) => [at + 1, share] as const),
    1,
  );
}

function dayIn(chance: Chance, month: string): string {
  const days = daysOfMonth(month).filter((day) => day >= firstReturn && day <= lastEnrolment);
  return days[chance.between(0, days.length - 1)] ?? lastEnrolment;
}

function situationOf(chance: Chance, pending: number, port: string): string {
  const { [port]: here, other = 1 } = assumptions.pendingByPort.value;
  const group = chance.happens(pending * (here ?? other)) ? 'pending' : 'closed';
  const among = caseSituations.filter((one) => one.group === group);
  const situation = chance.weighted(
    among.map((one) => [one.situation, one.cases] as const),
    'UNKNOWN',
  );
  return situation === 'ACTIVE' ? drawn(chance, assumptions.activeKinds.value) : situation;
}

function phaseOf(situation: string): InventedHousehold['phase'] {
  if (situation.startsWith('ACTIVE')) return 1;
  return situation === 'INABS' || situation.startsWith('TERM') ? 2 : null;
}

/** Languages as the court records have them, which know too few Indigenous ones. */
function languageOf(chance: Chance, nationality: string): string {
  if (nationality === 'BRA') return 'por';
  if (nationality === 'HTI') return 'hat';
  const all = nationalities.find((one) => one.nationality === nationality)?.pending ?? 0;
  const others = languagesPending.filter((one) => one.nationality === nationality);
  const rest = all - others.reduce((sum, { cases }) => sum + cases, 0);
  return chance.weighted(
    [...others.map(({ language, cases }) => [language, cases] as const), ['spa', rest] as const],
    'spa',
  );
}

function complete(chanceOf: ChanceOf, origin: Origin, asksOn: string): InventedHousehold {
  const chance = chanceOf('household', origin.number);
  const mean = assumptions.children.value[origin.cases - 1] ?? 0;
  const children = Math.min(
    origin.cases - 1,
    Math.floor(mean) + (chance.happens(mean % 1) ? 1 : 0),
  );
  const { seen, meanDays } = assumptions.paper.value;
  const wait = Math.floor(-Math.log(1 - chance.next()) * meanDays);
  return {
    ...origin,
    children,
    babies: origin.cases > 1 && chance.happens(assumptions.babies.value) ? 1 : 0,
    ...whereOf(chance, origin),
    asksOn,
    asksBy: chance.happens(assumptions.byPhone.value) ? 'phone' : 'web',
    contact: contactOf(chance),
    paperOn: origin.phase !== null && chance.happens(seen) ? plusDays(asksOn, wait) : null,
  };
}
