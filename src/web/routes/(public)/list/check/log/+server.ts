import { error } from '@sveltejs/kit';
import { logFile } from '#transparency/contract.ts';
import type { RequestHandler } from './$types';

/** A whole log as a file, sent page by page as it is read. */
export const GET: RequestHandler = async ({ locals: { visit }, url }) => {
  const asked = logFile.input.safeParse({ logId: url.searchParams.get('programme') });
  if (!asked.success) error(404);
  const { logId } = asked.data;
  let page = await visit.call(logFile, { logId });
  const body = new ReadableStream<Uint8Array>({
    async pull(sending) {
      sending.enqueue(new TextEncoder().encode(page.text));
      if (page.next === null) sending.close();
      else page = await visit.call(logFile, { logId, next: page.next });
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': 'attachment; filename="puente-log.jsonl"',
    },
  });
};
