import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { keyringOf } from '#platform/crypto/keyring.ts';
import { openRootKey } from '#platform/crypto/root-key.ts';
import { openCluster } from '#platform/postgres/cluster.ts';
import { databaseProblem } from '#platform/postgres/problems.ts';
import { adoptHeading, readHeading, restoreBackup } from '../server/backup.ts';
import { explained } from '../server/explain.ts';
import { terminalLog } from '../server/log.ts';
import { readSettings } from '../server/settings.ts';
import { askPassphrase } from './ask-passphrase.ts';

const usage = `Usage: PUENTE_DATA=FOLDER npx puente restore FILE

Brings a backup into an empty data folder. It needs the root key of the installation that wrote it:
set PUENTE_KEY_FILE if the key is not where it was.`;

/** `puente restore FILE` */
export async function run(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (values.help || !file || more.length > 0) {
      console.error(usage);
      return values.help ? 0 : 2;
    }
    return await restore(file);
  } catch (error) {
    console.error(explained(error));
    return 1;
  }
}

async function restore(file: string): Promise<number> {
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
    const keyring = keyringOf(await openRootKey({ ...settings, askPassphrase }));
    const { tables, rows } = await restoreBackup(cluster.url, keyring, file);
    console.log(`${rows} rows of ${tables} tables are back in ${dataFolder}.`);
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
