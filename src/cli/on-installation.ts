import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '#platform/problem.ts';
import { type Installation, openInstallation } from '../server/open.ts';
import { readSettings, type Settings } from '../server/settings.ts';
import { askPassphrase } from './ask-passphrase.ts';
import type { Spoken } from './frame/language.ts';

/**
 * Works on the installation of the environment's data folder, beside a running Puente or without, and
 * closes it. Throws `server.nothingHere` where there is none: an empty one made on the way would be backed
 * up, or have its key replaced, in the place of the one that was meant.
 */
export async function onInstallation<T>(
  spoken: Spoken,
  work: (installation: Installation, settings: Settings) => Promise<T>,
): Promise<T> {
  const settings = readSettings(process.env);
  const { dataFolder } = settings;
  if (!isThere(join(dataFolder, 'installation.json'))) {
    throw new Problem('missing', 'server.nothingHere', { folder: dataFolder });
  }
  const installation = await openInstallation({
    ...settings,
    askPassphrase: () => askPassphrase(spoken),
    beside: true,
  });
  try {
    return await work(installation, settings);
  } finally {
    await installation.close();
  }
}

/** A folder that is closed to us is no reason to say that nothing is in it. */
function isThere(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
  }
}
