import { importTemplate } from '#registry/contract.ts';
import { giveFile } from '../import/give-file.ts';
import { sheetLanguage } from '../import/shown-import.ts';
import type { RequestHandler } from './$types';

/** The empty template, as `?format=xlsx` or `csv`. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const format = url.searchParams.get('format') === 'csv' ? 'csv' : 'xlsx';
  const language = sheetLanguage(locals.language);
  return giveFile(await locals.visit.call(importTemplate, { format, language }));
};
