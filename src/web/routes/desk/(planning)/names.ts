import { listOrganisations } from '#coordination/contract.ts';
import type { Visit } from '#platform/call.ts';
import { nameIn, type ScreenLocale } from '#vocabulary/named.ts';
import { placeByCode, places } from '#vocabulary/places.ts';
import { portByCode, ports } from '#vocabulary/ports.ts';
import type { Town } from '../../../words/dates.ts';

/** A port as people say it, with the town across from it: "San Ysidro · Tijuana". */
export function portName(code: string, language: ScreenLocale): string {
  const port = portByCode.get(code);
  const place = placeByCode.get(port?.place ?? '');
  if (!port) return code;
  const town = place ? nameIn(place.names, language) : port.name;
  return town === port.name ? port.name : `${port.name} · ${town}`;
}

/** The names of some ports by their codes. */
export function portNames(
  codes: readonly string[],
  language: ScreenLocale,
): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, portName(code, language)]));
}

/** Every port, to choose from. */
export function portChoices(language: ScreenLocale): { value: string; label: string }[] {
  return ports.map(({ code }) => ({ value: code, label: portName(code, language) }));
}

/** The clocks of the border towns, to choose from, each with the towns that keep them. */
export function clockChoices(language: ScreenLocale): { value: string; label: string }[] {
  const towns = Map.groupBy(
    places.filter(({ kind }) => kind === 'port'),
    ({ timeZone }) => timeZone,
  );
  return [...towns].map(([timeZone, at]) => ({
    value: timeZone,
    label: at.map(({ names }) => nameIn(names, language)).join(', '),
  }));
}

/** Whose clock a time zone is: IANA names it after a town. */
export function townOf(timeZone: string): Town {
  const name = timeZone.split('/').at(-1) ?? timeZone;
  return { timeZone, name: name.replaceAll('_', ' ') };
}

/** The names of the coalition's organisations by their ids. */
export async function organisationNames(visit: Visit): Promise<Record<string, string>> {
  const { organisations } = await visit.call(listOrganisations, {});
  return Object.fromEntries(
    organisations.map(({ organisationId, name }) => [organisationId, name]),
  );
}
