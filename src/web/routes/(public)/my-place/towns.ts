import { nameIn, type ScreenLocale } from '#vocabulary/named.ts';
import { type Place, placeByCode, places } from '#vocabulary/places.ts';
import { portByCode } from '#vocabulary/ports.ts';
import type { Town } from '../../../words/dates.ts';

/** By whose clocks a time is told where nobody knows the town: the capital's. */
const fallback = { timeZone: 'America/Mexico_City', name: 'Ciudad de México' };

/** The town where the family is, or the capital while it is not known. */
export function townOf(place: string | null | undefined, language: ScreenLocale): Town {
  const known = placeByCode.get(place ?? '');
  return known ? asTown(known, language) : fallback;
}

/** The town that stands for a time zone: the family's own if its clocks agree, else the one it is named after. */
export function townIn(
  timeZone: string,
  place: string | null | undefined,
  language: ScreenLocale,
): Town {
  const own = placeByCode.get(place ?? '');
  const named = timeZone.split('/').at(-1)?.toLowerCase().replaceAll('_', '-');
  const there = placeByCode.get(named ?? '') ?? places.find((one) => one.timeZone === timeZone);
  const chosen = own?.timeZone === timeZone ? own : there;
  if (chosen) return asTown(chosen, language);
  return { timeZone, name: timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone };
}

/** A port by its name and the town across from it. */
export function portName(code: string, language: ScreenLocale): string {
  const port = portByCode.get(code);
  if (!port) return code;
  const place = placeByCode.get(port.place);
  const town = place ? nameIn(place.names, language) : port.name;
  return town === port.name ? port.name : `${port.name}, ${town}`;
}

function asTown({ timeZone, names }: Place, language: ScreenLocale): Town {
  return { timeZone, name: nameIn(names, language) };
}
