import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { isKeyName, textOfKey } from '#transparency/signed-note.rules.ts';
import type { Language } from '../verifier/say.rules.ts';
import { type Given, readArguments } from './frame/arguments.ts';
import type { Spoken } from './frame/language.ts';
import { sayOf, sayWait } from './log/command-words.ts';
import { oneLogIdAt } from './log/fetch-log.ts';
import { runLogCommand } from './log/log-command.ts';
import { LogFault } from './log/log-fault.ts';
import { beginsAsAddress, isPrivate, puenteAt } from './log/puente-client.ts';
import { faultLine, isKnown, unreadable } from './log/say-fault.ts';
import { linesOf } from './log/tell-verdict.ts';
import { type Look, lookAtLog, type Watching } from './log/watch-log.ts';
import { type WitnessKey, witnessKeyAt } from './log/witness-key.ts';
import { witnessStateIn } from './log/witness-state.ts';

/** Between two looks, in milliseconds. */
const pause = 600_000;

interface Asked {
  address: string;
  name: string;
  key: string;
  tokenFile: string | null;
  log: string | null;
  state: string;
  once: boolean;
  language: Language;
}

/** `puente witness`: resolves to the exit code that its help names. */
export function run(args: string[], { language }: Spoken): Promise<number> {
  const given = readArguments(args, 'witness');
  return runLogCommand('witness', language, () => witness(askedIn(given, language)));
}

async function witness(asked: Asked): Promise<number> {
  const key = await witnessKeyAt(asked.key, asked.name);
  if (asked.tokenFile === null || key.isNew) {
    const { language } = asked;
    console.log(`${sayOf(language, 'giveKey')}\n${textOfKey(key.key)}`);
    console.log(sayOf(language, 'publishKey'));
  }
  if (asked.tokenFile === null) return 0;
  const watching = await watchingOf(asked, key, asked.tokenFile);
  for (;;) {
    const code = await lookOnce(asked, watching);
    // A log that was refused is not looked at again before somebody has looked at the evidence.
    if (asked.once || code === 1) return code;
    await setTimeout(pause);
  }
}

async function watchingOf(asked: Asked, key: WitnessKey, tokenFile: string): Promise<Watching> {
  const url = new URL(asked.address);
  if (!isPrivate(url)) throw new LogFault('needsHttps', { host: url.origin });
  const client = puenteAt(asked.address, sayWait(asked.language));
  const token = await readToken(tokenFile);
  const logId = await oneLogIdAt(client, asked.log);
  const state = await witnessStateIn(asked.state, logId);
  return { client, logId, token, key, state, now: () => new Date() };
}

/** One look; while watching goes on, a log that does not answer is only said. */
async function lookOnce({ once, language }: Asked, watching: Watching): Promise<number> {
  try {
    return tellLook(language, await lookAtLog(watching));
  } catch (error) {
    if (once || !isKnown(error)) throw error;
    console.error(faultLine('witness', language, error));
    return 2;
  }
}

function tellLook(language: Language, look: Look): number {
  if (look.verdict) console.log(linesOf(language, look.verdict).join('\n'));
  if (look.outcome !== 'refused') {
    const code = look.outcome === 'cosigned' ? 'signed' : 'signedBefore';
    console.log(`\n${sayOf(language, code, { size: look.size })}`);
    return 0;
  }
  console.error(
    [
      '',
      sayOf(language, 'refusedTitle'),
      `${sayOf(language, 'refusedWhy', { why: sayOf(language, look.why.code, look.why.values) })} [${look.why.code}]`,
      `${sayOf(language, 'refusedEvidence')} ${look.evidence}`,
      sayOf(language, 'refusedTodo'),
    ].join('\n'),
  );
  return 1;
}

async function readToken(file: string): Promise<string> {
  const held = await readFile(file, 'utf8').catch((error) => {
    throw unreadable(file, error);
  });
  const token = held.trim();
  if (/^[^\n]{1,100}$/u.test(token)) return token;
  throw new LogFault('tokenForm', { file: JSON.stringify(file) });
}

/** Throws a {@link LogFault} for an address or a name that is none. */
function askedIn(given: Given, language: Language): Asked {
  const [address = ''] = given.positionals;
  const [name, key] = [given.option('name') ?? 'witness', given.needed('key')];
  if (!beginsAsAddress.test(address) || !URL.canParse(address)) throw new LogFault('nameUrl');
  if (!isKeyName(name)) throw new LogFault('keyNameForm');
  return {
    address,
    name,
    key,
    tokenFile: given.option('token-file'),
    log: given.option('log'),
    state: given.option('state') ?? `${key}.state`,
    once: given.flag('once'),
    language,
  };
}
