import { buildIfStale } from '../server/build.ts';
import { backgroundsOf } from '../server/compose.ts';
import { openDemo } from '../server/demo/open-demo.ts';
import { explained } from '../server/explain.ts';
import { runJobs } from '../server/jobs.ts';
import { serve } from '../server/serve.ts';
import { readSettings } from '../server/settings.ts';
import { readArguments } from './frame/arguments.ts';
import { sayDone } from './frame/frame-words.ts';
import type { Spoken } from './frame/language.ts';
import { untilStopped } from './until-stopped.ts';

/**
 * `puente demo`: an invented coalition on a throw-away folder. Refuses a database or a data folder of
 * one's own, so that invented people never stand among real ones.
 */
export async function run(args: string[], { language }: Spoken): Promise<number> {
  readArguments(args, 'demo');
  if (process.env.DATABASE_URL || process.env.PUENTE_DATA) {
    console.error(sayDone(language, 'demoOwnFolder'));
    return 2;
  }
  try {
    await demonstrate(language);
    return 0;
  } catch (error) {
    console.error(explained(error));
    return 1;
  }
}

async function demonstrate(language: Spoken['language']): Promise<void> {
  console.log(sayDone(language, 'demoBegins'));
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
    `${sayDone(language, 'demoReady', { address: `${address}/demo` })}\n${sayDone(language, 'demoInvented')}`,
  );
  await stopped;
}
