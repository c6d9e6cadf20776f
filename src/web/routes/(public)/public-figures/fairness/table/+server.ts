import { error } from '@sveltejs/kit';
import { fairnessTable } from '#observatory/contract.ts';
import { giveFile } from '../../../../desk/import/give-file.ts';
import { shownIn } from '../asked.ts';
import type { RequestHandler } from './$types';

/** What the pages show of a programme, by every dimension, as CSV. A file of another week than asked misleads. */
export const GET: RequestHandler = async ({ locals: { visit }, url }) => {
  const { programme, shown, unknown } = await shownIn(visit, url);
  if (!programme || !shown || unknown.length > 0) error(404);
  const { programmeId } = programme;
  return giveFile(await visit.call(fairnessTable, { programmeId, asOf: shown.asOf }));
};
