import { leave } from '../../../leave.ts';
import type { RequestHandler } from './$types';

/** The quick exit: a link, so that it works with one tap, one key, and no form. */
export const GET: RequestHandler = (event) => leave(event);
