import { newSetUpLink } from '../server/announce-address.ts';
import { explained } from '../server/explain.ts';
import { openInstallation } from '../server/open.ts';
import { readSettings } from '../server/settings.ts';
import { askPassphrase } from './ask-passphrase.ts';
import { readArguments } from './frame/arguments.ts';

/** `puente setup-link`: a new link for the first administrator, beside a running Puente or without. */
export async function run(args: string[]): Promise<number> {
  readArguments(args, 'setup-link');
  try {
    const settings = readSettings(process.env);
    const installation = await openInstallation({ ...settings, askPassphrase, beside: true });
    const address = settings.publicUrl ?? `http://localhost:${settings.port}`;
    const link = await newSetUpLink(installation.application, address);
    await installation.close();
    if (!link) {
      console.error('There is an administrator already: ask them for an invitation.');
      return 2;
    }
    console.log(`${link.url}\nIt works once, until ${link.endsAt.toISOString()}.`);
    return 0;
  } catch (error) {
    console.error(explained(error));
    return 1;
  }
}
