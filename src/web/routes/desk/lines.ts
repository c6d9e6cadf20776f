import type { HouseholdLine } from '#registry/contract.ts';
import { languageByCode } from '#vocabulary/languages.ts';
import { nameIn, type ScreenLocale } from '#vocabulary/named.ts';
import { dateIn, dayText } from '../../words/dates.ts';

/** A household on a list as the desk shows it: codes and counts, ready to print. */
export interface ShownLine {
  householdId: string;
  folio: string;
  size: number;
  /** The language in the words of the screen. */
  language: string;
  state: HouseholdLine['state'];
  childAlone: boolean;
  own: boolean;
  /** The day in Mexico City, written out. */
  registered: string;
}

/** The clock by which the desk shows days until organisations say their own. */
export const deskZone = 'America/Mexico_City';

/** Makes a line ready for the screen; vocabularies stay on the server. */
export function shownLine(line: HouseholdLine, language: ScreenLocale): ShownLine {
  const { householdId, folio, size, state, childAlone, own } = line;
  return {
    householdId,
    folio,
    size,
    language: languageText(line.language, language),
    state,
    childAlone,
    own,
    registered: dayText(language, dateIn(line.registeredAt, deskZone)),
  };
}

/** A language in the words of the screen, or its code where our list has none. */
export function languageText(code: string | null, language: ScreenLocale): string {
  if (code === null) return '';
  const known = languageByCode.get(code);
  return known ? nameIn(known.names, language) : code;
}

/** Whole days between a moment and now, by the desk's calendar. */
export function daysSince(moment: Date, now: Date): number {
  const day = (at: Date) => Date.parse(`${dateIn(at, deskZone)}T00:00:00Z`);
  return Math.max(0, Math.round((day(now) - day(moment)) / 86_400_000));
}
