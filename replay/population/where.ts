import { portByCode } from '#vocabulary/ports.ts';
import type { Chance } from '../../src/server/demo/chance.ts';
import { assumptions } from '../assumptions.ts';
import { drawn } from '../chance.ts';
import type { InventedHousehold } from './household.ts';

type Where = Pick<InventedHousehold, 'country' | 'place' | 'ports' | 'readyFrom'>;

/** Where a household is, which ports it can use and from when. */
export function whereOf(
  chance: Chance,
  { port, situation, phase }: Pick<InventedHousehold, 'port' | 'situation' | 'phase'>,
): Where {
  const country = countryOf(chance, situation, phase);
  const usable = assumptions.otherPorts.value[port] ?? null;
  if (country !== 'mexico') {
    return { country, place: null, ports: usable ?? [port], readyFrom: assumptions.farAway.value };
  }
  if (port === '2301' && chance.happens(assumptions.reynosa.value)) {
    return { country, place: 'reynosa', ports: ['2305', '2301'], readyFrom: null };
  }
  const across = portByCode.get(port)?.place ?? 'tijuana';
  const place = chance.happens(assumptions.besidePort.value)
    ? across
    : chance.one(assumptions.towns.value);
  return { country, place, ports: usable, readyFrom: null };
}

function countryOf(
  chance: Chance,
  situation: string,
  phase: InventedHousehold['phase'],
): Where['country'] {
  if (situation === 'PAROLED-VENUE-MOVED') return 'us';
  const shares = phase === 1 ? assumptions.whereActive.value : assumptions.whereClosed.value;
  const country = drawn(chance, shares);
  return country === 'origin' || country === 'us' ? country : 'mexico';
}

/** Whose number it gives. */
export function contactOf(chance: Chance): InventedHousehold['contact'] {
  const whose = drawn(chance, assumptions.contacts.value);
  return whose === 'own' || whose === 'relative' ? whose : 'none';
}
