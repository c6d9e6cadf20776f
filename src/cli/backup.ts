import { writeBackupFile } from '../server/backup.ts';
import { explained } from '../server/explain.ts';
import { readArguments } from './frame/arguments.ts';
import { onInstallation } from './on-installation.ts';

/** `puente backup --to FILE` */
export async function run(args: string[]): Promise<number> {
  const file = readArguments(args, 'backup').needed('to');
  try {
    const { tables, rows } = await onInstallation(({ keyring, cluster }, { dataFolder }) =>
      writeBackupFile({ dataFolder, keyring, url: cluster.url.migrator }, file),
    );
    console.log(`${file}: ${rows} rows of ${tables} tables, sealed.`);
    return 0;
  } catch (error) {
    console.error(explained(error));
    return 1;
  }
}
