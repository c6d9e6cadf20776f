import { logFile, logs } from '#transparency/contract.ts';
import { largestFile } from '../../verifier/read-bytes.rules.ts';
import { LogFault } from './log-fault.ts';
import type { PuenteClient } from './puente-client.ts';

/** More pages than the largest file has. */
const mostPages = 100_000;

/** The ids of the logs to check: the one that was asked for, or every one that there is. */
export async function logIdsAt(client: PuenteClient, wanted: string | null): Promise<string[]> {
  if (wanted !== null) {
    if (!/^[0-9a-f-]{36}$/u.test(wanted)) throw new LogFault('logIdForm');
    return [wanted];
  }
  const listed = await client.call(logs, {});
  if (listed.logs.length === 0) throw new LogFault('noLog');
  return listed.logs.map(({ logId }) => logId);
}

/** The id of the log that was asked for, or of the only one that there is. */
export async function oneLogIdAt(client: PuenteClient, wanted: string | null): Promise<string> {
  const [logId = '', ...others] = await logIdsAt(client, wanted);
  if (others.length === 0) return logId;
  throw new LogFault('severalLogs', { logs: [logId, ...others].join(', ') });
}

/** The file of a log, page by page, within the bounds of the largest file. */
export async function fetchLog(client: PuenteClient, logId: string): Promise<Uint8Array> {
  const pages: Buffer[] = [];
  let [length, next]: [number, string | undefined] = [0, undefined];
  for (let count = 0; count < mostPages; count += 1) {
    const page: { text: string; next: string | null } = await client.call(logFile, { logId, next });
    const bytes = Buffer.from(page.text);
    length += bytes.length;
    if (length > largestFile) throw new LogFault('logTooLarge');
    pages.push(bytes);
    if (page.next === null) return Buffer.concat(pages, length);
    next = page.next;
  }
  throw new LogFault('logEndless');
}
