import type { z } from 'zod';
import type { Contract } from '#platform/contract.ts';
import { largestFile } from '../../verifier/read-bytes.rules.ts';
import { LogFault } from './log-fault.ts';

/** How long a server may take for one answer, in milliseconds. */
const patience = 60_000;

/** Calls routes of a Puente elsewhere; every answer is bounded in time and size, and checked. */
export interface PuenteClient {
  call<Input extends z.ZodType, Output extends z.ZodType>(
    contract: Contract<Input, Output>,
    input: z.input<Input>,
  ): Promise<z.output<Output>>;
}

/** A client of the Puente at an address. Its calls throw a {@link LogFault}. */
export function puenteAt(address: string): PuenteClient {
  return {
    call: async (contract, input) => {
      const isGet = contract.method === 'GET';
      const url = new URL(`/api${contract.path}`, address);
      if (isGet) addTo(url, input);
      const bytes = await fetchBytes(url, {
        method: contract.method,
        headers: { 'x-puente': '1', 'content-type': 'application/json' },
        body: isGet ? null : JSON.stringify(input),
      });
      const answer = contract.output.safeParse(jsonIn(bytes));
      if (!answer.success) throw new LogFault(`${url.origin} answers nonsense to ${contract.path}`);
      return answer.data;
    },
  };
}

/** What an address answers, at most {@link largestFile} bytes of it. Throws a {@link LogFault}. */
export async function fetchBytes(url: URL, init: RequestInit = {}): Promise<Uint8Array> {
  try {
    const response = await fetch(url, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    const bytes = await boundedBody(response, url);
    if (response.ok) return bytes;
    throw new LogFault(`${url.origin} refuses ${url.pathname}: ${codeIn(bytes, response.status)}`);
  } catch (error) {
    if (error instanceof LogFault) throw error;
    throw new LogFault(`${url.origin} does not answer (${reasonOf(error)})`);
  }
}

async function boundedBody(response: Response, url: URL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > largestFile) throw new LogFault(`${url.origin} answers without end`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
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

/** A refusal's code; never a text of a stranger's choosing. */
function codeIn(bytes: Uint8Array, status: number): string {
  const code: unknown = Reflect.get(Object(jsonIn(bytes)), 'code');
  return typeof code === 'string' && /^[a-zA-Z.]{1,80}$/u.test(code) ? code : `status ${status}`;
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code: unknown = Reflect.get(Object(cause), 'code');
  if (typeof code === 'string') return code;
  return cause instanceof Error ? cause.name : 'unknown';
}
