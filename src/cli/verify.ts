import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { writeNote } from '#transparency/signed-note.rules.ts';
import {
  type Kept,
  largestFile,
  NotReadable,
  readChecked,
  readKept,
} from '../verifier/read-bytes.rules.ts';
import type { Language } from '../verifier/say.rules.ts';
import { verifyLog } from '../verifier/verify-log.rules.ts';
import { verifyPlace } from '../verifier/verify-place.rules.ts';
import { fetchLog, logIdsAt } from './log/fetch-log.ts';
import { LogFault } from './log/log-fault.ts';
import { fetchBytes, puenteAt } from './log/puente-client.ts';
import { faultLine, languageAmong, parsed, unreadable } from './log/say-fault.ts';
import { languageOf, linesOf, placeLinesOf } from './log/tell-verdict.ts';
import { replaceFile } from './replace-file.ts';

const help = `Usage: npx puente verify URL|FILE [options]

Checks the log of a queue: every hash, signature and rule, and the order and days that are open.
Says what holds, what does not, and what is still sealed. Needs nothing private. Reads the file that a
family downloads of its own place too: what is in it, and that it stands in the log.

  URL              the address of a Puente (all its logs), or of a log's file
  FILE             a log's file (puente-log/2), a family's (puente-place/1), or that of a number in a
                   waiting list (puente-list-place/1)
  --log ID         this log alone
  --since FILE     a checkpoint or log file kept from an earlier time: the log must go on from it; for a
                   family's file any log file as new or newer: both must be of one history
  --keep FILE      keep the newest checkpoint there, if all holds
  --language CODE  en, es, pt or ht

Exit code: 0 all that is open holds, 1 something does not hold, 2 it cannot be checked.
What went wrong ends with its code in brackets, the same in every language.
`;

interface Asked {
  what: string;
  log: string | null;
  since: string | null;
  keep: string | null;
  language: Language;
}

/** `puente verify`: resolves to the exit code that its help names. */
export async function run(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help);
    return 0;
  }
  try {
    return await verify(readArguments(args));
  } catch (error) {
    console.error(faultLine('verify', languageAmong(args), error));
    return 2;
  }
}

async function verify(asked: Asked): Promise<number> {
  const kept = asked.since === null ? null : readKept(await readBytes(asked.since));
  let code = 0;
  for await (const bytes of logsOf(asked)) {
    code = Math.max(code, await verifyOne(asked, bytes, kept));
  }
  return code;
}

async function verifyOne(
  { language, keep }: Asked,
  bytes: Uint8Array,
  kept: Kept | null,
): Promise<number> {
  const read = readChecked(bytes);
  if ('place' in read) {
    const verdicts = verifyPlace(read.place, kept);
    console.log(`${placeLinesOf(language, verdicts).join('\n')}\n`);
    return verdicts.some(({ faults }) => faults.length > 0) ? 1 : 0;
  }
  const verdict = verifyLog(read.log, kept?.checkpoint ?? null);
  console.log(`${linesOf(language, verdict).join('\n')}\n`);
  if (verdict.faults.length > 0) return 1;
  const note = read.log.checkpoints.at(-1)?.note;
  if (keep !== null && note) await replaceFile(keep, writeNote(note.text, note.signatures));
  return 0;
}

/** The bytes of each log that is asked about, one after another. */
async function* logsOf({ what, log }: Asked): AsyncGenerator<Uint8Array> {
  const url = urlIn(what);
  if (url === null) yield await readBytes(what);
  else if (url.pathname !== '/') yield await fetchBytes(url);
  else {
    const client = puenteAt(url.href);
    for (const logId of await logIdsAt(client, log)) yield await fetchLog(client, logId);
  }
}

function urlIn(what: string): URL | null {
  return /^https?:\/\//u.test(what) ? URL.parse(what) : null;
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    if ((await stat(file)).size > largestFile) throw new NotReadable('tooLarge', 0);
    return await readFile(file);
  } catch (error) {
    if (error instanceof NotReadable) throw error;
    throw unreadable(file, error);
  }
}

function readArguments(args: string[]): Asked {
  const text = { type: 'string' } as const;
  const options = { log: text, since: text, keep: text, language: text };
  const { values, positionals } = parsed(() =>
    parseArgs({ args, options, allowPositionals: true }),
  );
  const [what] = positionals;
  if (what === undefined || positionals.length > 1) {
    throw new LogFault('nameUrlOrFile');
  }
  const language = languageOf(values.language, process.env.LC_ALL ?? process.env.LANG ?? '');
  if (!language) throw new LogFault('languageForm');
  const { log = null, since = null, keep = null } = values;
  return { what, log, since, keep, language };
}
