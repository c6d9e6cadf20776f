import { basename } from 'node:path';
import { type Entry, ZipReader } from '@zip.js/zip.js';
import { dayOf, dayText } from '../../day.rules.ts';
import type { Dump, PackedMember } from '../dump.ts';
import { ArchiveFile } from './archive-file.ts';
import { faultOfOpening } from './zip-fault.ts';

/**
 * Opens a dump as it is published: reads the archive's table of contents. Throws a CourtFault where
 * the file is no zip, ends early or is damaged there; a member is judged when it is read.
 */
export async function openZip(path: string): Promise<Dump> {
  return { kind: 'zip', source: path, members: await readContents(path), close: async () => {} };
}

async function readContents(path: string): Promise<PackedMember[]> {
  const file = new ArchiveFile(path);
  try {
    // Nothing is unpacked to disk, so a name can do no harm.
    const reader = new ZipReader(file, { filenameValidation: 'tolerant' });
    const entries = await reader.getEntries();
    return entries.filter((entry) => !entry.directory).map((entry) => memberOf(path, entry));
  } catch (error) {
    throw faultOfOpening(error, path, await beginsAsZip(file));
  } finally {
    await file.close();
  }
}

function memberOf(archive: string, entry: Entry): PackedMember {
  const name = entry.filename.replaceAll('\\', '/');
  return {
    kind: 'packed',
    name,
    baseName: basename(name),
    size: entry.uncompressedSize,
    modified: dosDate(Number(entry.rawLastModDate)),
    archive,
    offset: entry.offset,
    packedSize: entry.compressedSize,
    method: entry.compressionMethod,
    crc32: (entry.crc32 ?? 0) >>> 0,
  };
}

/** The calendar date in a zip's 32 bits of date and time, which know no time zone. */
function dosDate(bits: number): string | null {
  const date = bits >>> 16;
  return dayText(dayOf(1980 + (date >>> 9), (date >>> 5) & 15, date & 31)) || null;
}

/** Tells a zip that lost its end from another file: every zip begins with `PK`. */
async function beginsAsZip(file: ArchiveFile): Promise<boolean> {
  const start = await file.readUint8Array(0, 2).catch(() => new Uint8Array());
  return start[0] === 0x50 && start[1] === 0x4b;
}
