import { type Kept, largestFile, readChecked, readKept } from '../verifier/read-bytes.rules.ts';
import type { Language } from '../verifier/say.rules.ts';
import { verifyLog } from '../verifier/verify-log.rules.ts';
import { verifyPlace } from '../verifier/verify-place.rules.ts';
import { readArguments } from './frame/arguments.ts';
import type { Spoken } from './frame/language.ts';
import { sayOf, sayWait } from './log/command-words.ts';
import { fetchLog, logIdsAt, oneLogIdAt } from './log/fetch-log.ts';
import { runLogCommand } from './log/log-command.ts';
import { LogFault } from './log/log-fault.ts';
import { beginsAsAddress, fetchBytes, isPrivate, puenteAt } from './log/puente-client.ts';
import { unreadable, written } from './log/say-fault.ts';
import { linesOf, placeLinesOf } from './log/tell-verdict.ts';
import { readAtMost } from './read-at-most.ts';
import { replaceFile } from './replace-file.ts';

interface Asked {
  what: string;
  log: string | null;
  since: string | null;
  keep: string | null;
  language: Language;
}

/** `puente verify`: resolves to the exit code that its help names. */
export function run(args: string[], { language }: Spoken): Promise<number> {
  const asked = askedIn(args, language);
  return runLogCommand('verify', language, () => verify(asked));
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
  if (keep !== null) await written(keep, replaceFile(keep, verdict.note));
  return 0;
}

/** The bytes of each log that is asked about, one after another. */
async function* logsOf({ what, log, since, keep, language }: Asked): AsyncGenerator<Uint8Array> {
  const url = urlIn(what);
  if (url && !isPrivate(url)) console.error(sayOf(language, 'notPrivate', { host: url.origin }));
  if (url === null) yield await readBytes(what);
  else if (url.pathname !== '/') yield await fetchFile(url, language);
  else {
    const client = puenteAt(url.href, sayWait(language));
    // A checkpoint is of one log: beside several it would be taken for another history of each.
    const isOfOne = since !== null || keep !== null;
    const logIds = isOfOne ? [await oneLogIdAt(client, log)] : await logIdsAt(client, log);
    for (const logId of logIds) yield await fetchLog(client, logId);
  }
}

/** A file at an address; a page there is somebody's mistake. */
async function fetchFile(url: URL, language: Language): Promise<Uint8Array> {
  const bytes = await fetchBytes(url, sayWait(language));
  if (/^\s*</u.test(Buffer.from(bytes.subarray(0, 100)).toString('latin1'))) {
    throw new LogFault('answersPage', { address: url.href, host: url.origin });
  }
  return bytes;
}

function urlIn(what: string): URL | null {
  return beginsAsAddress.test(what) ? URL.parse(what) : null;
}

/** One byte more than a log can have is refused as it is read. */
function readBytes(file: string): Promise<Uint8Array> {
  return readAtMost(file, largestFile).catch((error) => {
    throw unreadable(file, error);
  });
}

function askedIn(args: string[], language: Language): Asked {
  const given = readArguments(args, 'verify');
  const [what = ''] = given.positionals;
  const { option } = given;
  return {
    what,
    log: option('log'),
    since: option('since'),
    keep: option('keep'),
    language,
  };
}
