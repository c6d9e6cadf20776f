import { open } from 'node:fs/promises';

/**
 * The bytes of a file, or one more than `most` of them where it has more: what is huge, or is no file and
 * has no end, costs no memory. Throws the system's error.
 */
export async function readAtMost(path: string, most: number): Promise<Buffer> {
  await using file = await open(path, 'r');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file.createReadStream({ end: most, autoClose: false })) {
    chunks.push(chunk);
    size += chunk.length;
  }
  return Buffer.concat(chunks, size);
}
