import { setTimeout } from 'node:timers/promises';
import type { Visit } from '#platform/call.ts';
import { logFile } from '#transparency/contract.ts';
import { isProblem } from './refusal.ts';

/**
 * The whole log of a programme or list as a file, for `npx puente verify` and the verifier page: read
 * and sent a page at a time, so that a large one takes no more memory than a small one.
 */
export async function logFileOf(visit: Visit, logId: string): Promise<Response> {
  const first = await pageOf(visit, { logId });
  return new Response(
    streamOf(first, (next) => pageOf(visit, { logId, next })),
    {
      headers: {
        'content-type': 'application/jsonl; charset=utf-8',
        'content-disposition': `attachment; filename="puente-log-${logId}.jsonl"`,
        'cache-control': 'no-store',
      },
    },
  );
}

interface Page {
  text: string;
  next: string | null;
}

/** A page of the file; where many read at once it comes later, and the file is not cut short. */
async function pageOf(visit: Visit, asked: { logId: string; next?: string }): Promise<Page> {
  for (;;) {
    try {
      return await visit.call(logFile, asked);
    } catch (error) {
      if (!isProblem(error) || error.kind !== 'tooMany') throw error;
      await setTimeout(Number(error.details.seconds) * 1000);
    }
  }
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
