import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf } from '#observatory/courts/day.rules.ts';
import { backgroundsOf } from '../compose.ts';
import { runWaitingJobs } from '../jobs.ts';
import { type Installation, openInstallation } from '../open.ts';
import { chanceFrom } from './chance.ts';
import { exampleFamilies } from './example-families.ts';
import { inventRelease } from './invent-release.ts';
import { asSystem, daysAgo, type Stage } from './stage.ts';
import { tellStory } from './tell-story.ts';

type ExampleFamilies = Awaited<ReturnType<typeof exampleFamilies>>;

/** Messages of the demonstration go nowhere; they wait in the outbox, to be looked at. */
const nowhere = backgroundsOf({ send: null, address: 'http://localhost/my-place' });

/**
 * The demonstration: an invented coalition on a throw-away folder, which is gone when it closes. Its
 * story is told as if weeks had passed; after that its clock is the real one.
 */
export async function openDemo(): Promise<Installation & { examples: ExampleFamilies }> {
  const folder = mkdtempSync(join(tmpdir(), 'puente-demo-'));
  const clock: { now: Date | null } = { now: daysAgo(60) };
  const installation = await openInstallation({
    dataFolder: join(folder, 'data'),
    besideData: true,
    demo: true,
    now: () => clock.now ?? new Date(),
  });
  const close = async () => {
    await installation.close();
    rmSync(folder, { recursive: true, force: true });
    if (installation.cluster.home)
      rmSync(installation.cluster.home, { recursive: true, force: true });
  };
  try {
    const { application, cluster } = installation;
    const stage: Stage = {
      application,
      chance: chanceFrom(2021),
      clock: {
        get now() {
          return clock.now ?? new Date();
        },
        // A story is told forwards, as its record is.
        set now(moment) {
          if (clock.now && moment > clock.now) clock.now = moment;
        },
      },
      settle: async () => {
        await runWaitingJobs(application, nowhere, cluster.url.worker);
        for (const { schedules = {} } of nowhere) {
          for (const { job } of Object.values(schedules)) await asSystem({ application }, job);
        }
      },
      staff: [],
    };
    inventCourtCases(join(folder, 'data', 'courts'));
    const examples = await exampleFamilies(stage, await tellStory(stage));
    clock.now = null;
    Object.assign(application, { demoFolios: examples });
    return { ...installation, close, examples };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Court cases for the public figures, as of the first of this month: invented, and so marked. */
function inventCourtCases(courtsFolder: string): void {
  const today = new Date();
  const date = dayOf(today.getUTCFullYear(), today.getUTCMonth() + 1, 1);
  inventRelease(courtsFolder, { date, inside: 4000, outside: 6000 });
}
