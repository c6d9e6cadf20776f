import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Contract } from '#platform/contract.ts';
import { largestFile } from '../../verifier/read-bytes.rules.ts';
import type { CommandCode, Named } from './command-words.ts';
import { LogFault } from './log-fault.ts';

/** How long a server may be silent, and take for one whole answer, in milliseconds. */
const patience = 60_000;
const wholePatience = 3_600_000;

/** Calls routes of a Puente elsewhere; every answer is bounded in time and size, and checked. */
export interface PuenteClient {
  call<Input extends z.ZodType, Output extends z.ZodType>(
    contract: Contract<Input, Output>,
    input: z.input<Input>,
  ): Promise<z.output<Output>>;
}

/** Told before each time that a server is waited for. */
type OnWait = (values: Named) => void;

/** A client of the Puente at an address. Its calls throw a {@link LogFault}. */
export function puenteAt(address: string, onWait: OnWait): PuenteClient {
  return {
    call: async (contract, input) => {
      const isGet = contract.method === 'GET';
      const url = new URL(`/api${contract.path}`, address);
      if (isGet) addTo(url, input);
      const bytes = await fetchBytes(url, onWait, {
        method: contract.method,
        headers: { 'x-puente': '1', 'content-type': 'application/json' },
        body: isGet ? null : JSON.stringify(input),
      });
      const answer = contract.output.safeParse(jsonIn(bytes));
      if (!answer.success)
        throw new LogFault('answersNonsense', { host: url.origin, path: contract.path });
      return answer.data;
    },
  };
}

/** How often a server may ask to wait before it is given up, and for how many seconds each time. */
const mostWaits = 30;
const longestWait = 60;

/**
 * What an address answers, at most {@link largestFile} bytes of it. Waits as long as a server asks for.
 * Throws a {@link LogFault}.
 */
export async function fetchBytes(
  url: URL,
  onWait: OnWait,
  init: RequestInit = {},
): Promise<Uint8Array> {
  for (let waits = 0; ; waits += 1) {
    const answer = await answerOf(url, init);
    if (answer instanceof Uint8Array) return answer;
    const seconds = Number(answer.values.seconds);
    const isToWait = answer.code === 'tooMany' && seconds <= longestWait && waits < mostWaits;
    if (!isToWait) throw answer;
    if (seconds > 0) onWait(answer.values);
    await pause(seconds * 1000);
  }
}

/** One answer, or why there is none. */
async function answerOf(url: URL, init: RequestInit): Promise<Uint8Array | LogFault> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(new DOMException('', 'TimeoutError')), patience);
  const signal = AbortSignal.any([silence.signal, AbortSignal.timeout(wholePatience)]);
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal });
    const to = response.headers.get('location');
    // It is not followed: who names an address decides whom to believe.
    if (to !== null && URL.canParse(to, url)) {
      return new LogFault('redirects', { host: url.origin, to: new URL(to, url).href });
    }
    const bytes = await boundedBody(response, url, () => timer.refresh());
    return response.ok ? bytes : refusalOf(url, response.status, jsonIn(bytes));
  } catch (error) {
    if (error instanceof LogFault) return error;
    const reason = reasonOf(error);
    const named = { host: url.origin, path: url.pathname, reason };
    return new LogFault(whyNoAnswer.find(([why]) => why.test(reason))?.[1] ?? 'noAnswer', named);
  } finally {
    clearTimeout(timer);
  }
}

/** By the code of Node, OpenSSL or zlib. */
const whyNoAnswer: readonly (readonly [RegExp, CommandCode])[] = [
  [/^(ENOTFOUND|EAI_AGAIN)$/u, 'noSuchHost'],
  [/^TimeoutError$/u, 'tooSlow'],
  [/CERT|_TLS_|_SSL_|SELF_SIGNED/u, 'notSafe'],
  [/^Z_/u, 'answersNonsense'],
];

async function boundedBody(response: Response, url: URL, goesOn: () => void): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    goesOn();
    length += chunk.length;
    if (length > largestFile) throw new LogFault('answersEndless', { host: url.origin });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** How an address begins; a phone’s keyboard writes the first letter large. */
export const beginsAsAddress = /^https?:\/\//iu;

/** True where nobody in between can read or change what an address answers. */
export function isPrivate({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/u.test(hostname);
}

function addTo(url: URL, input: unknown): void {
  for (const [name, value] of Object.entries(Object(input))) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** What a Puente refuses, for which a person can do something. */
const known: ReadonlyMap<string, CommandCode> = new Map([
  ['transparency.noSuchWitness', 'refusesToken'],
  ['transparency.notYourSignature', 'refusesKey'],
  ['transparency.signedInFuture', 'refusesClock'],
  ['transparency.noSuchLog', 'noSuchLog'],
  ['platform.tooManyTries', 'tooMany'],
]);

/** A refusal by its code; never a text of a stranger's choosing. */
function refusalOf(
  { origin: host, pathname: path }: URL,
  status: number,
  answer: unknown,
): LogFault {
  const read = Refusal.safeParse(answer).data;
  const code = read && known.get(read.code);
  if (code) return new LogFault(code, { host, path, seconds: read.details.seconds });
  if (status === 404 && !read) return new LogFault('nothingThere', { host, path });
  return new LogFault('refuses', { host, path, reason: read?.code ?? status });
}

const Refusal = z.object({
  code: z.string().regex(/^[a-zA-Z.]{1,80}$/u),
  details: z.object({ seconds: z.number().int().min(0).catch(0) }).catch({ seconds: 0 }),
});

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code: unknown = Reflect.get(Object(cause), 'code');
  if (typeof code === 'string') return code;
  return cause instanceof Error ? cause.name : 'unknown';
}
