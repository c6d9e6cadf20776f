import html from 'virtual:verifier-page';
import type { RequestHandler } from './$types';

/** The verifier as a file to keep: it is to be opened from a disk, also where Puente is not believed. */
export const GET: RequestHandler = () =>
  new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': 'attachment; filename="puente-verifier.html"',
    },
  });
