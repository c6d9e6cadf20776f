import { error } from '@sveltejs/kit';
import { courtTable } from '#observatory/contract.ts';
import { words } from '../../../../../words/words.ts';
import { giveFile } from '../../../../desk/import/give-file.ts';
import { askedIn, readQuestion } from '../asked.ts';
import type { RequestHandler } from './$types';

const formats = ['csv', 'parquet', 'csvw'] as const;

/** The table of a question as a file: `?format=csv`, `parquet` or `csvw`, and the question. */
export const GET: RequestHandler = async ({ locals: { visit, language }, url }) => {
  const format = formats.find((one) => one === url.searchParams.get('format')) ?? 'csv';
  const { question } = readQuestion(words(language), askedIn(url).asked);
  if (!question) error(422);
  return giveFile(await visit.call(courtTable, { ...question, format }));
};
