import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backgroundsOf } from '../../src/server/compose.ts';
import { runWaitingJobs } from '../../src/server/jobs.ts';
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
  const theatre: Theatre = {
    application,
    clock,
    during,
    runJobs: () => runWaitingJobs(application, backgrounds, cluster.url.worker),
    runSchedules: () => runSchedules(theatre),
  };
  return {
    ...theatre,
    close: async () => {
      await installation.close();
      await removed();
      if (cluster.home) await rm(cluster.home, { recursive: true, force: true });
    },
  };
}

/** What the server does by the clock, once. The list is published by the draws instead of each hour. */
export async function runSchedules(theatre: Theatre): Promise<void> {
  for (const { schedules = {} } of backgrounds) {
    for (const [name, { job }] of Object.entries(schedules)) {
      if (name !== 'queue.publishAllLists') await asSystem(theatre, job);
    }
  }
}
