import type { ImportState } from '#registry/contract.ts';
import type { ScreenLocale } from '#vocabulary/named.ts';
import { clockText, dateIn } from '../../../words/dates.ts';
import { deskZone } from '../lines.ts';

/** An import as the desk lists it: counts, no person. */
export interface ShownImport extends Omit<ImportState, 'startedAt'> {
  /** Calendar date and time of day in Mexico City. */
  day: string;
  time: string;
}

/** Makes an import ready for the screen. */
export function shownImport(
  { startedAt, ...state }: ImportState,
  language: ScreenLocale,
): ShownImport {
  const town = { timeZone: deskZone, name: 'CDMX' };
  return { ...state, day: dateIn(startedAt, deskZone), time: clockText(language, startedAt, town) };
}

/** The languages in which spreadsheets and findings are written: Spanish unless English is read. */
export function sheetLanguage(language: ScreenLocale): 'es' | 'en' {
  return language === 'en' ? 'en' : 'es';
}
