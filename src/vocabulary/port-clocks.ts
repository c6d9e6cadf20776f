import { placeByCode } from './places.ts';
import { portByCode } from './ports.ts';

/** The clocks of the city where the family waits, across from the port. Throws for an unknown port. */
export function timeZoneOfPort(port: string): string {
  const place = placeByCode.get(portByCode.get(port)?.place ?? '');
  if (!place) throw new RangeError(`no place is known for port ${port}`);
  return place.timeZone;
}
