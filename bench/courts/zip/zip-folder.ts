import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Packing, ZipWriter } from './zip-writer.ts';

/** At this many bytes of a folder its zip is written in 64 bits. */
const LARGE = 3_500_000_000;

/** Packs all files below a folder, by their names within it; Deflate wants each to fit in memory. */
export function zipFolder(
  folder: string,
  archive: string,
  method: Packing['method'] = 'deflate64',
): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const zip = new ZipWriter(archive, { isZip64: size >= LARGE });
  for (const file of files) {
    const name = relative(folder, file).split(sep).join('/');
    const modified = statSync(file).mtime.toISOString().slice(0, 10);
    zip.add({ name, modified, method, blocks: blocksOf(file) });
  }
  zip.close();
}

function* blocksOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const room = new Uint8Array(1 << 20);
    for (let length = readSync(file, room); length > 0; length = readSync(file, room)) {
      yield room.slice(0, length);
    }
  } finally {
    closeSync(file);
  }
}
