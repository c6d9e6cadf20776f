import { error } from '@sveltejs/kit';
import { fairnessTable } from '#observatory/contract.ts';
import { giveFile } from '../../../../desk/import/give-file.ts';
import { programmeIn } from '../asked.ts';
import type { RequestHandler } from './$types';

/** What the page shows of a programme, by every dimension, as CSV. */
export const GET: RequestHandler = async ({ locals: { visit }, url }) => {
  const { chosen } = await programmeIn(visit, url);
  if (!chosen) error(404);
  return giveFile(await visit.call(fairnessTable, { programmeId: chosen.programmeId }));
};
