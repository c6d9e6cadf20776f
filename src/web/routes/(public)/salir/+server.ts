import { leave } from '../../../leave.ts';
import type { RequestHandler } from './$types';

/** The quick exit under its Spanish name, for whoever types it. */
export const GET: RequestHandler = (event) => leave(event);
