import { newSetUpLink } from '../server/announce-address.ts';
import { explained } from '../server/explain.ts';
import { readArguments } from './frame/arguments.ts';
import { onInstallation } from './on-installation.ts';

/** `puente setup-link`: a new link for the first administrator, beside a running Puente or without. */
export async function run(args: string[]): Promise<number> {
  readArguments(args, 'setup-link');
  try {
    const link = await onInstallation(({ application }, { publicUrl, port }) =>
      newSetUpLink(application, publicUrl ?? `http://localhost:${port}`),
    );
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
