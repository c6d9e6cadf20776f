import { once } from 'node:events';
import { PassThrough, Readable, type Writable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Actor } from '../actor.ts';
import { contextOf, type Listeners } from '../context.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Database, Tx } from '../database.ts';
import { Problem } from '../problem.ts';
import { sql } from '../sql.ts';

/** What making a backup needs. */
export interface BackupParts {
  database: Database;
  keyring: Keyring;
  listeners: Listeners;
  now: () => Date;
  /** Writes everything, sealed, and ends what it writes to; absent where a backup cannot be made. */
  writeBackup?: (to: Writable) => Promise<unknown>;
}

/** The subject of facts about the installation itself. */
const installation = '00000000-0000-0000-0000-000000000000';

/**
 * A sealed backup of everything, as it is now, to be sent as it comes into being. Only for administrators
 * of the founding organisation. Once it is whole, `platform.backupMade` is announced; a reader who stops
 * before gets a broken file, which no restore accepts.
 */
export async function makeBackup(parts: BackupParts, actor: Actor): Promise<ReadableStream> {
  await requireFounder(parts, actor);
  const { writeBackup } = parts;
  if (!writeBackup) throw new Problem('unavailable', 'platform.noBackupHere');
  const [written, out] = [new PassThrough(), new PassThrough()];
  // It ends for the reader only once it is announced: who has a whole backup finds it counted.
  written.pipe(out, { end: false });
  out.once('close', () => written.destroy());
  Promise.all([writeBackup(written), once(written, 'end')])
    .then(() => announceBackup(parts, actor))
    .then(() => out.end())
    .catch((error: unknown) => {
      out.destroy(error instanceof Error ? error : new Error('the backup broke off'));
    });
  return Readable.toWeb(out);
}

/** When an administrator last made a backup here; null if never. The command's own backups are not among them. */
export async function lastBackup(parts: BackupParts, actor: Actor): Promise<Date | null> {
  await requireFounder(parts, actor);
  return parts.database.as(actor, async (tx) => {
    const row = await tx.first<{ at: Date | null }>(sql`
      select max(at) as at from platform.facts
      where subject_id = ${installation} and name = 'platform.backupMade'`);
    return row?.at ?? null;
  });
}

async function requireFounder({ database }: BackupParts, actor: Actor): Promise<void> {
  if (actor.kind === 'anyone') throw new Problem('unauthenticated', 'platform.signInFirst');
  const may =
    actor.kind === 'staff' &&
    actor.roles.includes('administrator') &&
    (await database.as(actor, isFounding));
  if (!may) throw new Problem('forbidden', 'platform.notYourRole');
}

async function isFounding(tx: Tx): Promise<boolean> {
  const row = await tx.first<{ founding: boolean }>(
    sql`select coordination.is_founding() as founding`,
  );
  return row?.founding ?? false;
}

async function announceBackup(parts: BackupParts, actor: Actor): Promise<void> {
  await parts.database.as(actor, (tx) =>
    contextOf(tx, actor, parts).announce({
      name: 'platform.backupMade',
      subject: { kind: 'system', id: installation },
      payload: {},
    }),
  );
}
