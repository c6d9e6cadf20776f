import { join, resolve } from 'node:path';

/** Where the releases are kept: `courts` in the data folder, PUENTE_DATA or `./data`. */
export function courtsFolder(): string {
  return join(resolve(process.env.PUENTE_DATA ?? 'data'), 'courts');
}
