import { buildIfStale } from '../server/build.ts';
import { backgroundsOf } from '../server/compose.ts';
import { openDemo } from '../server/demo/open-demo.ts';
import { explained } from '../server/explain.ts';
import { runJobs } from '../server/jobs.ts';
import { serve } from '../server/serve.ts';
import { readSettings } from '../server/settings.ts';
import { readArguments } from './frame/arguments.ts';
import { untilStopped } from './until-stopped.ts';

/**
 * `puente demo`: an invented coalition on a throw-away folder. Refuses a database or a data folder of
 * one's own, so that invented people never stand among real ones.
 */
export async function run(args: string[]): Promise<number> {
  readArguments(args, 'demo');
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
  // What was begun ends, the last first, whether it is stopped or does not get that far.
  await using begun = new AsyncDisposableStack();
  const building = buildIfStale();
  building.catch(() => undefined);
  const demo = await openDemo();
  begun.defer(() => demo.close());
  const { handlerFile } = await building;
  const serving = await serve(demo.application, { ...settings, handlerFile });
  const address = settings.publicUrl ?? `http://localhost:${serving.port}`;
  const backgrounds = backgroundsOf({ send: null, address: `${address}/my-place` });
  const jobs = await runJobs(demo.application, backgrounds, demo.cluster.url.worker);
  begun.defer(() => jobs.stop());
  begun.defer(() => serving.stop());
  console.log(
    `DEMO is ready: ${address}/demo\nEverybody in it is invented. Ctrl-C ends and erases it.`,
  );
  await stopped;
}
