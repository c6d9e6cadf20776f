import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { isKeyName, textOfKey } from '#transparency/signed-note.rules.ts';
import { NotReadable } from '../verifier/read-bytes.rules.ts';
import type { Language } from '../verifier/say.rules.ts';
import { sayOf } from './log/command-words.ts';
import { logIdsAt } from './log/fetch-log.ts';
import { LogFault } from './log/log-fault.ts';
import { puenteAt } from './log/puente-client.ts';
import { faultLine, languageAmong, parsed, unreadable } from './log/say-fault.ts';
import { languageOf, linesOf } from './log/tell-verdict.ts';
import { type Look, lookAtLog, type Watching } from './log/watch-log.ts';
import { type WitnessKey, witnessKeyAt } from './log/witness-key.ts';
import { witnessStateIn } from './log/witness-state.ts';

const help = `Usage: npx puente witness URL --key FILE [--token-file FILE] [options]

Watches the log of a queue for an organisation outside: refuses a history that does not go on from
what it saw, makes order and plans anew with all openings, and signs each checkpoint that holds.

  --name NAME        the name of the key, as witness.example.org (default: witness)
  --key FILE         its Ed25519 key; made there if there is none
  --token-file FILE  the token that the coordinator was shown once; without it only the key is made
  --log ID           the log, where there are several
  --state FOLDER     what was seen before (default: the key's name with .state)
  --once             look once, and end; otherwise every 10 minutes
  --language CODE    en, es, pt or ht

Exit code: 0 signed or nothing new, 1 the log was refused (evidence is kept), 2 it could not be looked at.
What went wrong ends with its code in brackets, the same in every language.
`;

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
export async function run(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help);
    return 0;
  }
  try {
    return await witness(readArguments(args));
  } catch (error) {
    console.error(faultLine('witness', languageAmong(args), error));
    return 2;
  }
}

async function witness(asked: Asked): Promise<number> {
  const key = await witnessKeyAt(asked.key, asked.name);
  if (asked.tokenFile === null || key.isNew) {
    console.log(`${sayOf(asked.language, 'giveKey')}\n${textOfKey(key.key)}`);
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
  const client = puenteAt(asked.address);
  const [logId = '', ...others] = await logIdsAt(client, asked.log);
  if (others.length > 0) throw new LogFault('severalLogs');
  if (!/^[0-9a-f-]{36}$/u.test(logId)) throw new LogFault('logIdForm');
  const token = (await readText(tokenFile)).trim();
  const state = await witnessStateIn(asked.state, logId);
  return { client, logId, token, key, state, now: () => new Date() };
}

/** One look; while watching goes on, a log that does not answer is only said. */
async function lookOnce({ once, language }: Asked, watching: Watching): Promise<number> {
  try {
    return tellLook(language, await lookAtLog(watching));
  } catch (error) {
    if (once || !(error instanceof LogFault || error instanceof NotReadable)) throw error;
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

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

function readArguments(args: string[]): Asked {
  const text = { type: 'string' } as const;
  const options = {
    name: text,
    key: text,
    'token-file': text,
    log: text,
    state: text,
    once: { type: 'boolean' },
    language: text,
  } as const;
  const { values, positionals } = parsed(() =>
    parseArgs({ args, options, allowPositionals: true }),
  );
  const [address = ''] = positionals;
  const { name = 'witness', key = '', log = null, once = false } = values;
  if (positionals.length !== 1 || !/^https?:\/\//u.test(address) || !URL.canParse(address)) {
    throw new LogFault('nameUrl');
  }
  if (!isKeyName(name)) throw new LogFault('keyNameForm');
  if (key === '') throw new LogFault('keyFileMissing');
  const language = languageOf(values.language, process.env.LC_ALL ?? process.env.LANG ?? '');
  if (!language) throw new LogFault('languageForm');
  const state = values.state ?? `${key}.state`;
  return {
    address,
    name,
    key,
    tokenFile: values['token-file'] ?? null,
    log,
    state,
    once,
    language,
  };
}
