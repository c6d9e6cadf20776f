import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { getImport, readingOf } from './import-file.ts';
import { refusedRowsXlsx } from './roster/refused-rows.ts';
import type { Language } from './roster/report.rules.ts';
import { templateCsv, templateXlsx } from './roster/template.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const templateNames = { es: 'plantilla-familias', en: 'families-template' };
const refusedNames = { es: 'filas-rechazadas', en: 'refused-rows' };

interface Given {
  name: string;
  type: string;
  /** Base64. */
  content: string;
}

/** The empty template, in the language of who asks. */
export async function importTemplate(
  _context: Context,
  { format, language }: { format: 'xlsx' | 'csv'; language: Language },
): Promise<Given> {
  const name = `${templateNames[language]}.${format}`;
  if (format === 'csv') {
    const content = Buffer.from(templateCsv(language)).toString('base64');
    return { name, type: 'text/csv; charset=utf-8', content };
  }
  const content = Buffer.from(await templateXlsx(language)).toString('base64');
  return { name, type: xlsx, content };
}

/** The refused rows as they came, with why. Throws `registry.importForgotten` a week after the import. */
export async function refusedSheet(
  context: Context,
  { importId, language }: { importId: string; language: Language },
): Promise<Given> {
  const reading = await readingOf(context, await getImport(context, importId));
  if (!reading) throw new Problem('conflict', 'registry.importForgotten');
  const content = Buffer.from(await refusedRowsXlsx(reading, language)).toString('base64');
  return { name: `${refusedNames[language]}.xlsx`, type: xlsx, content };
}
