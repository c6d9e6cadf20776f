import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { logFileOf } from '../../../../../log-file.ts';
import type { RequestHandler } from './$types';

/** The log of a programme as a file. */
export const GET: RequestHandler = ({ locals: { visit }, url }) => {
  const asked = z.uuid().safeParse(url.searchParams.get('programme'));
  return asked.success ? logFileOf(visit, asked.data) : error(404);
};
