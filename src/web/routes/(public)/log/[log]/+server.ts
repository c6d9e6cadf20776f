import { logFile } from '#transparency/contract.ts';
import type { RequestHandler } from './$types';

/**
 * The whole log of a programme or list as a file, for `npx puente verify` and the verifier page: read
 * and sent a page at a time, so that a large one takes no more memory than a small one.
 */
export const GET: RequestHandler = async ({ locals: { visit }, params }) => {
  const logId = params.log;
  const first = await visit.call(logFile, { logId });
  return new Response(
    streamOf(first, (next) => visit.call(logFile, { logId, next })),
    {
      headers: {
        'content-type': 'application/jsonl; charset=utf-8',
        'content-disposition': `attachment; filename="puente-log-${logId}.jsonl"`,
        'cache-control': 'no-store',
      },
    },
  );
};

interface Page {
  text: string;
  next: string | null;
}

/** The text of all pages; the next is asked for when the one before was taken. */
function streamOf(first: Page, ask: (next: string) => Promise<Page>): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder();
  let page: Page | null = first;
  return new ReadableStream({
    pull: async (controller) => {
      if (page === null) {
        controller.close();
        return;
      }
      controller.enqueue(utf8.encode(page.text));
      page = page.next === null ? null : await ask(page.next);
    },
  });
}
