import { writeBackupFile } from '../server/backup.ts';
import { explained } from '../server/explain.ts';
import { openInstallation } from '../server/open.ts';
import { readSettings } from '../server/settings.ts';
import { askPassphrase } from './ask-passphrase.ts';
import { readArguments } from './frame/arguments.ts';

/** `puente backup --to FILE` */
export async function run(args: string[]): Promise<number> {
  const file = readArguments(args, 'backup').needed('to');
  try {
    return await backup(file);
  } catch (error) {
    console.error(explained(error));
    return 1;
  }
}

async function backup(file: string): Promise<number> {
  const settings = readSettings(process.env);
  const installation = await openInstallation({ ...settings, askPassphrase, beside: true });
  try {
    const { tables, rows } = await writeBackupFile(
      {
        dataFolder: settings.dataFolder,
        keyring: installation.keyring,
        url: installation.cluster.url.migrator,
      },
      file,
    );
    console.log(`${file}: ${rows} rows of ${tables} tables, sealed.`);
    return 0;
  } finally {
    await installation.close();
  }
}
