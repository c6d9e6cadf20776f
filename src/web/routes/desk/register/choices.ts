import { caseSituations } from '#vocabulary/case-situations.ts';
import { channelByCode } from '#vocabulary/channels.ts';
import { languages } from '#vocabulary/languages.ts';
import { nameIn, screenLocales } from '#vocabulary/named.ts';
import { nationalities } from '#vocabulary/nationalities.ts';
import { needs } from '#vocabulary/needs.ts';
import { places } from '#vocabulary/places.ts';
import { ports } from '#vocabulary/ports.ts';
import { owners, times } from '../../../contact-choices.ts';
import { ownNames } from '../../../words/own-names.ts';
import type { Words } from '../../../words/say.ts';
import { channels, sayings } from './read-household.ts';

export interface Choice {
  value: string;
  label: string;
}

/** The code lists of the form in the language of the screen, made on the server. */
export function choicesOf({ language, say }: Words) {
  const named = (list: readonly { code: string; names: Parameters<typeof nameIn>[0] }[]) =>
    list.map(({ code, names }) => ({ value: code, label: nameIn(names, language) }));
  const unknown: Choice = { value: '', label: say('families.unknown') };
  return {
    nationalities: named(nationalities).map(({ label }) => label),
    languages: named(languages).map(({ label }) => label),
    ports: [unknown, ...ports.map(({ code, name }) => ({ value: code, label: name }))],
    places: [unknown, ...named(places)],
    situations: named(caseSituations).toSorted((a, b) => last(a) - last(b)),
    needs: named(needs),
    channels: channels.map((code) => ({
      value: code,
      label: nameIn(channelByCode.get(code)?.names ?? { es: code, en: code }, language),
    })),
    owners: owners.map((value) => ({ value, label: say(`families.whose.${value}`) })),
    times: times.map((value) => ({ value, label: say(`families.safe.${value}`) })),
    sayings: sayings.map((value) => ({ value, label: say(`families.maySay.${value}`) })),
    screens: screenLocales.map((locale) => ({ value: locale, label: ownNames[locale] })),
  };
}

/** "Not known" first: it is what a row begins with. */
function last({ value }: Choice): number {
  return value === 'UNKNOWN' ? 0 : 1;
}
