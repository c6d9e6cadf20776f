import { replaceKey } from '#transparency/contract.ts';
import { keyEndReasons } from '#transparency/entry.rules.ts';
import { explained } from '../server/explain.ts';
import { ArgumentFault } from './frame/argument-fault.ts';
import { readArguments } from './frame/arguments.ts';
import { sayDone } from './frame/frame-words.ts';
import type { Spoken } from './frame/language.ts';
import { onInstallation } from './on-installation.ts';

/** Who asks: nobody of an organisation, but whoever runs this machine. */
const operator = { kind: 'system', task: 'replace-log-key' } as const;

/**
 * `puente replace-log-key rotated|lost|stolen`: ends the key that signs the logs and begins another,
 * beside a running Puente or without. Each log says so in entries of its own.
 */
export async function run(args: string[], spoken: Spoken): Promise<number> {
  const reason = reasonIn(args);
  try {
    const { number } = await onInstallation(spoken, ({ application }) =>
      application.callAs(operator)(replaceKey, { reason }),
    );
    console.log(sayDone(spoken.language, 'keyReplaced', { number }));
    return 0;
  } catch (error) {
    console.error(explained(error));
    return 1;
  }
}

function reasonIn(args: string[]): (typeof keyEndReasons)[number] {
  const known = keyEndReasons.join('|');
  const { positionals } = readArguments(args, 'replace-log-key');
  const [given] = positionals;
  const reason = keyEndReasons.find((one) => one === given);
  if (reason) return reason;
  throw new ArgumentFault('oneOf', 'replace-log-key', { given: JSON.stringify(given), known });
}
