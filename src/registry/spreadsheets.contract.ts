import { z } from 'zod';
import { contract } from '#platform/contract.ts';

/** Who may bring a list of families in. */
const mayImport = ['registrar', 'coordinator', 'system'] as const;

/** A file for a person to open. */
const File = z.object({
  name: z.string(),
  type: z.string(),
  content: z.base64(),
});

export const importTemplate = contract({
  name: 'registry.importTemplate',
  summary: 'The empty template of a spreadsheet of families.',
  method: 'GET',
  path: '/registry/import-template',
  may: mayImport,
  input: z.object({
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
    language: z.enum(['es', 'en']).default('es'),
  }),
  output: File,
});

export const refusedSheet = contract({
  name: 'registry.refusedSheet',
  summary: 'The refused rows of an import as a spreadsheet, with a column that says why.',
  method: 'GET',
  path: '/registry/refused-sheet',
  may: mayImport,
  input: z.object({ importId: z.uuid(), language: z.enum(['es', 'en']).default('es') }),
  output: File,
});
