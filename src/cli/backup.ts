import { writeBackupFile } from '../server/backup.ts';
import { explained } from '../server/explain.ts';
import { readArguments } from './frame/arguments.ts';
import { sayDone } from './frame/frame-words.ts';
import type { Spoken } from './frame/language.ts';
import { onInstallation } from './on-installation.ts';

/** `puente backup --to FILE` */
export async function run(args: string[], spoken: Spoken): Promise<number> {
  const file = readArguments(args, 'backup').needed('to');
  try {
    const { tables, rows } = await onInstallation(spoken, ({ keyring, cluster }, { dataFolder }) =>
      writeBackupFile({ dataFolder, keyring, url: cluster.url.migrator }, file),
    );
    console.log(sayDone(spoken.language, 'backedUp', { file, rows, tables }));
    return 0;
  } catch (error) {
    console.error(explained(error));
    return 1;
  }
}
