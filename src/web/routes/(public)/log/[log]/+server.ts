import { logFileOf } from '../../../../log-file.ts';
import type { RequestHandler } from './$types';

/** A log as a file, by its id. */
export const GET: RequestHandler = ({ locals: { visit }, params }) => logFileOf(visit, params.log);
