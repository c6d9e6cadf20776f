import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { keyringOf } from '#platform/crypto/keyring.ts';
import { openRootKey } from '#platform/crypto/root-key.ts';
import { openCluster } from '#platform/postgres/cluster.ts';
import { databaseProblem } from '#platform/postgres/problems.ts';
import { adoptHeading, readHeading, restoreBackup } from '../server/backup.ts';
import { explained } from '../server/explain.ts';
import { terminalLog } from '../server/log.ts';
import { readSettings } from '../server/settings.ts';
import { askPassphrase } from './ask-passphrase.ts';
import { readArguments } from './frame/arguments.ts';
import { sayDone } from './frame/frame-words.ts';
import type { Spoken } from './frame/language.ts';

/** `puente restore FILE` */
export async function run(args: string[], spoken: Spoken): Promise<number> {
  const { positionals } = readArguments(args, 'restore');
  const [file = ''] = positionals;
  try {
    return await restore(file, spoken);
  } catch (error) {
    console.error(explained(error));
    return 1;
  }
}

async function restore(file: string, spoken: Spoken): Promise<number> {
  const settings = readSettings(process.env);
  const { dataFolder } = settings;
  if (existsSync(dataFolder) && readdirSync(dataFolder).length > 0) {
    throw databaseProblem('backup.notEmpty');
  }
  const { heading } = await readHeading(file);
  const cluster = await openCluster({
    dataFolder,
    databaseUrl: settings.databaseUrl,
    log: terminalLog,
  });
  try {
    await adoptHeading(dataFolder, heading);
    const keyring = keyringOf(
      await openRootKey({ ...settings, askPassphrase: () => askPassphrase(spoken) }),
    );
    const { tables, rows } = await restoreBackup(cluster.url, keyring, file);
    console.log(sayDone(spoken.language, 'restored', { rows, tables, folder: dataFolder }));
    await cluster.stop();
    return 0;
  } catch (error) {
    await cluster.stop();
    // The folder was empty before: nothing half-restored stays.
    if (cluster.home) await rm(cluster.home, { recursive: true, force: true });
    await rm(dataFolder, { recursive: true, force: true });
    throw error;
  }
}
