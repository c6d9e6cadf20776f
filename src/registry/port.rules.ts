import { placeByCode } from '#vocabulary/places.ts';
import { portByCode, ports } from '#vocabulary/ports.ts';
import { codeWords, wordKey } from './code-words.rules.ts';
import type { CodeReading } from './nationality.rules.ts';

const words = codeWords(
  ports.map((port) => {
    const place = placeByCode.get(port.place);
    const partsOfName = port.name.split(/[()/]/).map((part) => part.trim());
    const acrossFrom = place ? [...Object.values(place.names), ...place.aliases] : [];
    return [
      port.code,
      [port.name, ...partsOfName, port.usCity, ...port.aliases, ...acrossFrom].filter(Boolean),
    ];
  }),
);
const around =
  /^(?:puerto(?: de entrada)?(?: de)?|garita(?: de)?|port of(?: entry)?)\s+|[\s,]+(?:tx|texas|ca|california|az|arizona|port of entry|poe|port|mexico|méxico)\.?$/gi;

/** Reads a port of entry: its code, or its name or the city on either side. */
export function readPort(text: string): CodeReading {
  const written = text.trim();
  if (portByCode.has(written)) return { value: written, finding: null };
  const value = words.get(wordKey(written)) ?? words.get(wordKey(written.replace(around, '')));
  return value === undefined
    ? { value: null, finding: 'value-unknown' }
    : { value, finding: 'value-mapped' };
}
