import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { backgroundsOf } from '../../src/server/compose.ts';
import { waitingJobs } from '../../src/server/jobs.ts';
import { openInstallation } from '../../src/server/open.ts';
import { seedChance } from './seeded-chance.ts';
import { asSystem, type Theatre } from './stage.ts';

/** Messages of a replay go nowhere: they wait in the outbox. */
const backgrounds = backgroundsOf({ send: null, address: 'http://localhost/my-place' });

/** The morning before registration opened. */
export const opening = new Date('2021-02-19T12:00:00Z');

/** Opens a Puente on a throw-away folder, with a clock that stands at the first day of the replay. */
export async function openTheatre(seed: number): Promise<Theatre & { close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'puente-replay-'));
  await chmod(folder, 0o711);
  const removed = () => rm(folder, { recursive: true, force: true });
  const clock = { now: opening };
  const { during } = seedChance(seed);
  const installation = await openInstallation({
    dataFolder: join(folder, 'data'),
    besideData: true,
    now: () => clock.now,
  }).catch(async (error: unknown) => {
    await removed();
    throw error;
  });
  const { application, cluster } = installation;
  await forgetAtPowerCut(cluster.url.admin);
  const jobs = waitingJobs(application, backgrounds, cluster.url.worker);
  const theatre: Theatre = {
    application,
    clock,
    during,
    runJobs: jobs.run,
    analyse: () => asAdmin(cluster.url.admin, ['analyze']),
    runSchedules: (which) => runSchedules(theatre, which),
  };
  return {
    ...theatre,
    close: async () => {
      await jobs.close();
      await installation.close();
      await removed();
      if (cluster.home) await rm(cluster.home, { recursive: true, force: true });
    },
  };
}

/** Nobody misses what a power cut takes from a replay, so that no commit waits for the disk. */
function forgetAtPowerCut(adminUrl: string): Promise<void> {
  return asAdmin(adminUrl, [
    'alter role puente_app set synchronous_commit = off',
    'alter role puente_worker set synchronous_commit = off',
  ]);
}

async function asAdmin(adminUrl: string, statements: readonly string[]): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    for (const statement of statements) await admin.query(statement);
  } finally {
    await admin.end();
  }
}

/** What the server does by the clock, once. The list is published by the draws instead of each hour. */
export async function runSchedules(
  theatre: Theatre,
  which: 'all' | 'each minute' = 'all',
): Promise<void> {
  const isMeant = (every: string) => which === 'all' || every === '* * * * *';
  for (const { schedules = {}, works = {} } of backgrounds) {
    for (const [name, { every, job }] of Object.entries(schedules)) {
      if (isMeant(every) && name !== 'queue.publishAllLists') await asSystem(theatre, job);
    }
    for (const { every, work } of Object.values(works)) {
      if (isMeant(every)) await work((step) => asSystem(theatre, step));
    }
  }
}
