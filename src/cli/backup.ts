import { parseArgs } from 'node:util';
import { writeBackupFile } from '../server/backup.ts';
import { explained } from '../server/explain.ts';
import { openInstallation } from '../server/open.ts';
import { readSettings } from '../server/settings.ts';
import { askPassphrase } from './ask-passphrase.ts';

const usage = `Usage: npx puente backup --to FILE

Writes everything, sealed, into FILE, as it is at one moment; a running Puente goes on. The root key is
not in it: keep the key (PUENTE_KEY_FILE) apart, for without it the backup cannot be read.`;

/** `puente backup --to FILE` */
export async function run(args: string[]): Promise<number> {
  try {
    const { values } = parseArgs({
      args,
      options: { to: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return say(usage, 0);
    if (!values.to) return say(usage, 2);
    return await backup(values.to);
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
    return say(`${file}: ${rows} rows of ${tables} tables, sealed.`, 0);
  } finally {
    await installation.close();
  }
}

function say(text: string, code: number): number {
  (code === 0 ? console.log : console.error)(text);
  return code;
}
