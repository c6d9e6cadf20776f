import { refusedSheet } from '#registry/contract.ts';
import { giveFile } from '../../give-file.ts';
import { sheetLanguage } from '../../shown-import.ts';
import type { RequestHandler } from './$types';

/** The refused rows as a spreadsheet, with a column that says why. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const language = sheetLanguage(locals.language);
  return giveFile(await locals.visit.call(refusedSheet, { importId: params.id, language }));
};
