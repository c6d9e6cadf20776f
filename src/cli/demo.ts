import { buildIfStale } from '../server/build.ts';
import { backgroundsOf } from '../server/compose.ts';
import { openDemo } from '../server/demo/open-demo.ts';
import { explained } from '../server/explain.ts';
import { runJobs } from '../server/jobs.ts';
import { serve } from '../server/serve.ts';
import { readSettings } from '../server/settings.ts';
import { untilStopped } from './until-stopped.ts';

/**
 * `puente demo`: an invented coalition on a throw-away folder. Refuses a database or a data folder of
 * one's own, so that invented people never stand among real ones.
 */
export async function run(): Promise<number> {
  if (process.env.DATABASE_URL || process.env.PUENTE_DATA) {
    console.error(
      'The demonstration uses a throw-away folder of its own. Unset DATABASE_URL and PUENTE_DATA.',
    );
    return 2;
  }
  try {
    await demonstrate();
    return 0;
  } catch (error) {
    console.error(explained(error));
    return 1;
  }
}

async function demonstrate(): Promise<void> {
  console.log('The demonstration is being prepared: six weeks of an invented coalition …');
  const stopped = untilStopped();
  const settings = readSettings(process.env);
  const [build, demo] = await Promise.all([buildIfStale(), openDemo()]);
  const serving = await serve(demo.application, { ...settings, handlerFile: build.handlerFile });
  const address = settings.publicUrl ?? `http://localhost:${serving.port}`;
  const jobs = await runJobs(
    demo.application,
    backgroundsOf({ send: null, address: `${address}/my-place` }),
    demo.cluster.url.worker,
  );
  console.log(
    `DEMO is ready: ${address}/demo\nEverybody in it is invented. Ctrl-C ends and erases it.`,
  );
  await stopped;
  await serving.stop();
  await jobs.stop();
  await demo.close();
}
