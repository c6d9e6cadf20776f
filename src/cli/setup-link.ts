import { explained } from '../server/explain.ts';
import { newSetUpLink } from '../server/new-set-up-link.ts';
import { readArguments } from './frame/arguments.ts';
import { sayDone } from './frame/frame-words.ts';
import type { Spoken } from './frame/language.ts';
import { onInstallation } from './on-installation.ts';

/** `puente setup-link`: a new link for the first administrator, beside a running Puente or without. */
export async function run(args: string[], spoken: Spoken): Promise<number> {
  readArguments(args, 'setup-link');
  try {
    const link = await onInstallation(spoken, ({ application }, { publicUrl, port }) =>
      newSetUpLink(application, publicUrl ?? `http://localhost:${port}`),
    );
    if (!link) {
      console.error(sayDone(spoken.language, 'administered'));
      return 2;
    }
    console.log(
      `${link.url}\n${sayDone(spoken.language, 'linkEnds', { until: link.endsAt.toISOString() })}`,
    );
    return 0;
  } catch (error) {
    console.error(explained(error));
    return 1;
  }
}
