import { smtpSender } from '#outreach/smtp.ts';
import { buildIfStale } from '../server/build.ts';
import { backgroundsOf } from '../server/compose.ts';
import { explained } from '../server/explain.ts';
import { runJobs } from '../server/jobs.ts';
import { newSetUpLink } from '../server/new-set-up-link.ts';
import { openInstallation } from '../server/open.ts';
import { serve } from '../server/serve.ts';
import { readSettings, type Settings } from '../server/settings.ts';
import { askPassphrase } from './ask-passphrase.ts';
import { readArguments } from './frame/arguments.ts';
import { sayDone } from './frame/frame-words.ts';
import type { Spoken } from './frame/language.ts';
import { untilStopped } from './until-stopped.ts';

/** `puente start`: builds what is stale, opens the data folder, serves until Ctrl-C. */
export async function run(args: string[], spoken: Spoken): Promise<number> {
  readArguments(args, 'start');
  try {
    await start(readSettings(process.env), spoken);
    return 0;
  } catch (error) {
    console.error(explained(error));
    return 1;
  }
}

async function start(settings: Settings, spoken: Spoken): Promise<void> {
  console.log(sayDone(spoken.language, 'starting'));
  const stopped = untilStopped();
  // What was begun ends, the last first, whether it is stopped or does not get that far.
  await using begun = new AsyncDisposableStack();
  const building = buildIfStale();
  building.catch(() => undefined);
  const installation = await openInstallation({
    ...settings,
    askPassphrase: () => askPassphrase(spoken),
    usePassphrase: process.env.PUENTE_KEY === 'passphrase',
  });
  begun.defer(() => installation.close());
  const { application, cluster } = installation;
  const { handlerFile } = await building;
  const serving = await serve(application, { ...settings, handlerFile });
  const address = settings.publicUrl ?? `http://localhost:${serving.port}`;
  const smtp = settings.smtpUrl ? smtpSender(settings.smtpUrl) : null;
  begun.defer(() => smtp?.close());
  const backgrounds = backgroundsOf({ send: smtp?.send ?? null, address: `${address}/my-place` });
  const jobs = await runJobs(application, backgrounds, cluster.url.worker);
  begun.defer(() => jobs.stop());
  begun.defer(() => serving.stop());
  // Asked for first: from the word "ready" on, a database that goes away for a moment ends nothing.
  const link = await newSetUpLink(application, address);
  announce(spoken, address, link);
  await stopped;
  console.log(sayDone(spoken.language, 'stopping'));
}

/** Says where Puente is to be found, and, while nobody administers it, how to set it up. */
function announce(
  { language }: Spoken,
  address: string,
  link: Awaited<ReturnType<typeof newSetUpLink>>,
): void {
  console.log(sayDone(language, 'ready', { address }));
  if (!link) return;
  const setUp = sayDone(language, 'setUp', { until: link.endsAt.toISOString() });
  console.log(`\n${setUp}\n\n  ${link.url}\n\n${sayDone(language, 'newLink')}`);
}
