import type { z } from 'zod';
import type { UseCase } from '#platform/context.ts';
import type { Answer, courtTable, File, Question } from './contract.ts';
import { csvOf, parquetOf } from './courts/figures/table-file.ts';
import { tableHeader } from './courts/figures/table-header.ts';
import { recordsOf, type TableRecord } from './courts/figures/table-records.rules.ts';

type Asked = z.output<typeof courtTable.input>;

/** The table of a question as a file that holds exactly what its page shows. */
export function giveCourtTable(
  show: UseCase<z.output<typeof Question>, Answer>,
): UseCase<Asked, z.output<typeof File>> {
  return async (context, { format, ...question }) => {
    const table = await show(context, question);
    const records = recordsOf(table, question);
    const [first] = table.series;
    const stem = `puente-courts-${question.programme}-${first?.release.name ?? ''}`;
    const link = addressOf({ ...question, release: first?.release.name });
    return fileOf(format, stem, records, link);
  };
}

function fileOf(
  format: Asked['format'],
  stem: string,
  records: readonly TableRecord[],
  address: string,
): z.output<typeof File> {
  const fileName = `${stem}.csv`;
  switch (format) {
    case 'csv':
      return file(fileName, 'text/csv; charset=utf-8', Buffer.from(csvOf(records)));
    case 'parquet':
      return file(`${stem}.parquet`, 'application/vnd.apache.parquet', parquetOf(records));
    case 'csvw': {
      const header = tableHeader(records, { fileName, address });
      return file(`${fileName}-metadata.json`, 'application/csvm+json', Buffer.from(header));
    }
  }
}

function file(name: string, type: string, bytes: Uint8Array): z.output<typeof File> {
  return { name, type, content: Buffer.from(bytes).toString('base64') };
}

/** The permanent link of a question, below the address of this Puente. */
function addressOf(question: z.output<typeof Question>): string {
  const told = Object.entries(question).filter(([, value]) => value !== undefined);
  return `/public-figures/courts?${new URLSearchParams(told)}`;
}
