/** A file that came as base64, as a download that no cache keeps. */
export function giveFile(file: { name: string; type: string; content: string }): Response {
  return new Response(Buffer.from(file.content, 'base64'), {
    headers: {
      'content-type': file.type,
      'content-disposition': `attachment; filename="${file.name}"`,
      'cache-control': 'no-store',
    },
  });
}
