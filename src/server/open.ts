import { join } from 'node:path';
import { openApplication, type RunningApplication } from '#platform/application.ts';
import { keepContextKey } from '#platform/context-key.ts';
import { type Keyring, keyringOf } from '#platform/crypto/keyring.ts';
import { openRootKey, type RootKeySource } from '#platform/crypto/root-key.ts';
import { openDatabase } from '#platform/database.ts';
import { migrate } from '#platform/migrate.ts';
import { type Cluster, openCluster } from '#platform/postgres/cluster.ts';
import { joinCluster } from '#platform/postgres/join-cluster.ts';
import type { DatabaseUrls } from '#platform/postgres/urls.ts';
import { Problem } from '#platform/problem.ts';
import { writeBackup } from './backup.ts';
import { listeners, routesOf } from './compose.ts';
import { terminalLog } from './log.ts';

/** An installation that is open: its database, its key, its application. */
export interface Installation {
  application: RunningApplication;
  cluster: Cluster;
  keyring: Keyring;
  close(): Promise<void>;
}

/** What opening needs; the demonstration keeps its key beside its throw-away data. */
export interface OpenOptions extends RootKeySource {
  databaseUrl?: string | undefined;
  publicUrl?: string | null;
  demo?: boolean;
  /** A command may work beside a Puente that runs on the same folder; the server may not. */
  beside?: boolean;
  now?: () => Date;
}

/** Opens a data folder: key, PostgreSQL, schema, application. Throws a problem that says what to do. */
export async function openInstallation(options: OpenOptions): Promise<Installation> {
  const cluster = await openOrJoin(options);
  try {
    const keyring = keyringOf(await openRootKey(options));
    await migrate(cluster.url);
    await keepContextKey(cluster.url.migrator, keyring.key('row-security'));
    const application = applicationOn(cluster.url, keyring, options);
    const close = async () => {
      await application.parts.database.close();
      await cluster.stop();
    };
    return { application, cluster, keyring, close };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

async function openOrJoin({ dataFolder, databaseUrl, beside }: OpenOptions): Promise<Cluster> {
  try {
    return await openCluster({ dataFolder, databaseUrl, log: terminalLog });
  } catch (error) {
    const isRunning = error instanceof Problem && error.code === 'database.alreadyRunning';
    if (!beside || !isRunning || databaseUrl) throw error;
    return joinCluster(dataFolder);
  }
}

function applicationOn(
  url: DatabaseUrls,
  keyring: Keyring,
  { dataFolder, demo = false, publicUrl = null, now = () => new Date() }: OpenOptions,
): RunningApplication {
  return openApplication({
    database: openDatabase(url.app, keyring.key('row-security')),
    keyring,
    routes: routesOf({ demo, publicUrl, courtsFolder: join(dataFolder, 'courts') }),
    listeners,
    now,
    demo,
    publicUrl,
    writeBackup: (to) => writeBackup({ dataFolder, keyring, url: url.migrator }, to),
  });
}
