import type { RequestHandler } from './$types';

/** A sealed backup, sent as it comes into being. Asked for by a form, so that no link makes one. */
export const POST: RequestHandler = async ({ locals }) => {
  const { application, visit } = locals;
  const backup = await application.backup(visit);
  const at = application.now().toISOString().slice(0, 16).replaceAll(':', '');
  const body: BodyInit = streamed(backup[Symbol.asyncIterator]());
  return new Response(body, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="puente-${at}.backup"`,
    },
  });
};

/** The web's own kind of stream over what comes; one piece at a time, at the reader's pace. */
function streamed(pieces: AsyncIterator<Uint8Array<ArrayBuffer>>): ReadableStream {
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await pieces.return?.();
    },
  });
}
