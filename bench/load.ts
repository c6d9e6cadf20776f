import { Agent, request } from 'node:http';

/** What a sustained load saw. Times in milliseconds. */
export interface Load {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  requests: number;
  failures: number;
}

/** Runs `work` over and over on so many clients for so many seconds; each call is one measurement. */
export async function sustain(
  {
    clients,
    seconds,
    most = Number.POSITIVE_INFINITY,
  }: { clients: number; seconds: number; most?: number },
  work: (turn: number) => Promise<boolean>,
): Promise<Load> {
  const times: number[] = [];
  let failures = 0;
  let turn = 0;
  const began = performance.now();
  const ends = began + seconds * 1000;
  const client = async () => {
    while (performance.now() < ends && turn < most) {
      const at = performance.now();
      const fine = await work(turn++);
      times.push(performance.now() - at);
      if (!fine) failures += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const took = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const percentile = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;
  return {
    perSecond: times.length / took,
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
    requests: times.length,
    failures,
  };
}

/** An answer, read to its end. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** One request over a kept connection. */
export function ask(
  url: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method, agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A call of the JSON API. */
export async function callApi(
  address: string,
  path: string,
  input: unknown,
  cookie = '',
): Promise<unknown> {
  const answer = await ask(`${address}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-puente': '1', cookie },
    body: JSON.stringify(input),
  });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body}`);
  return JSON.parse(answer.body);
}
