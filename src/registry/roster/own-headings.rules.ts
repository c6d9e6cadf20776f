import type { Language } from './report.rules.ts';

/** The columns we add in front of refused rows; a mended file that still has them needs no warning. */
export const refusalHeadings: Readonly<Record<Language, readonly [row: string, reason: string]>> = {
  es: ['fila_original', 'motivo_de_rechazo'],
  en: ['original_row', 'reason_refused'],
};

/** The name of the sheet with instructions in our template; it is not one sheet too many. */
export const instructionSheets: Readonly<Record<Language, string>> = {
  es: 'Instrucciones',
  en: 'Instructions',
};
