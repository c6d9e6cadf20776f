import { createReadStream } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { exportDatabase } from '#platform/backup/export-database.ts';
import { importDatabase } from '#platform/backup/import-database.ts';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { codeOf, databaseProblem } from '#platform/postgres/problems.ts';
import type { DatabaseUrls } from '#platform/postgres/urls.ts';

/**
 * The first line of a backup, in clear: whose it is, so that its key can be found, and the root key
 * sealed under its passphrase where there is one. The root key itself is never in a backup.
 */
const Heading = z.object({
  puenteBackup: z.literal(1),
  installation: z.object({ id: z.uuid(), keyCheck: z.string() }),
  passphraseKey: z.object({ salt: z.string(), sealed: z.string() }).nullable(),
});
export type Heading = z.infer<typeof Heading>;

/** Writes a sealed backup of everything, as it was at one moment, while others go on working. */
export async function writeBackup(
  installation: { dataFolder: string; keyring: Keyring; url: string },
  to: Writable,
): Promise<{ tables: number; rows: number }> {
  const heading = await headingOf(installation.dataFolder);
  to.write(`${JSON.stringify(heading)}\n`);
  return exportDatabase(installation.url, to, installation.keyring.key('backups'));
}

/** A backup in a file: whole, or not there. Throws `backup.unwritable`. */
export async function writeBackupFile(
  installation: { dataFolder: string; keyring: Keyring; url: string },
  file: string,
): Promise<{ tables: number; rows: number }> {
  const unfinished = `${file}.unfinished`;
  try {
    // Opened before anything listens to what is written: a stream would tell nobody that it cannot be.
    const handle = await open(unfinished, 'w', 0o600);
    const summary = await writeBackup(installation, handle.createWriteStream({ flush: true }));
    await rename(unfinished, file);
    return summary;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    const reason = codeOf(error) ?? '';
    throw ofFiles.has(reason) && !isOfConnection(error)
      ? databaseProblem('backup.unwritable', { file, reason })
      : error;
  }
}

/** What the system says of a place that takes no file, or not all of it. */
const ofFiles: ReadonlySet<string> = new Set([
  ...['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'EACCES', 'EPERM', 'EROFS'],
  ...['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO'],
]);

/** A database that is gone has a socket that is not there. */
function isOfConnection(error: unknown): boolean {
  return Reflect.get(Object(error), 'syscall') === 'connect';
}

/** Reads whose backup a file is. Throws `backup.unreadable`, or `backup.broken` if it is none. */
export async function readHeading(file: string): Promise<{ heading: Heading; length: number }> {
  const bytes = await beginningOf(file).catch((error: unknown) => {
    throw databaseProblem('backup.unreadable', { file, reason: codeOf(error) ?? 'unknown' });
  });
  const end = bytes.indexOf(0x0a);
  try {
    const heading = Heading.parse(JSON.parse(bytes.subarray(0, Math.max(end, 0)).toString()));
    return { heading, length: end + 1 };
  } catch {
    throw databaseProblem('backup.broken', { reason: 'it does not begin as a backup of Puente' });
  }
}

async function beginningOf(file: string): Promise<Buffer> {
  const first: Buffer[] = [];
  for await (const chunk of createReadStream(file, { end: 8191 })) first.push(Buffer.from(chunk));
  return Buffer.concat(first);
}

/** Makes an empty data folder the installation of a backup, before its key is opened. */
export async function adoptHeading(dataFolder: string, heading: Heading): Promise<void> {
  const write = (name: string, value: object) =>
    writeFile(join(dataFolder, name), `${JSON.stringify(value)}\n`, { mode: 0o600, flag: 'wx' });
  await write('installation.json', heading.installation);
  if (heading.passphraseKey) await write('root-key.sealed', heading.passphraseKey);
}

/** Brings a backup into an empty database. Throws and leaves nothing if a bit of it differs. */
export async function restoreBackup(
  url: DatabaseUrls,
  keyring: Keyring,
  file: string,
): Promise<{ tables: number; rows: number }> {
  const { length } = await readHeading(file);
  const body: Readable = createReadStream(file, { start: length });
  const passing = new PassThrough();
  // The import says what is wrong with the file; the reading only that nobody listens any more. Both
  // have ended before anybody takes the database away.
  const [imported, read] = await Promise.allSettled([
    importDatabase(url, passing, keyring.key('backups')),
    pipeline(body, passing),
  ]);
  if (imported.status === 'rejected') throw imported.reason;
  if (read.status === 'rejected') throw read.reason;
  return imported.value;
}

async function headingOf(dataFolder: string): Promise<Heading> {
  const read = async (name: string): Promise<unknown> => {
    try {
      return JSON.parse(await readFile(join(dataFolder, name), 'utf8'));
    } catch {
      return null;
    }
  };
  return Heading.parse({
    puenteBackup: 1,
    installation: await read('installation.json'),
    passphraseKey: await read('root-key.sealed'),
  });
}
