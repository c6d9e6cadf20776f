import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Application, applicationKey } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import { buildIfStale } from '../src/server/build.ts';

/** The built web alone, with nobody signed in and nothing behind it, on a free port of loopback. */
export async function serveWebAlone(settings: Partial<Application> = {}): Promise<string> {
  const application: Application = {
    demo: false,
    publicUrl: null,
    formKey: randomBytes(32),
    now: () => new Date(),
    visit: async () => ({ actor: { kind: 'anyone' }, call: refuse }),
    ...settings,
  };
  Reflect.set(globalThis, applicationKey, application);
  const { handlerFile } = await buildIfStale();
  const { handler } = await import(pathToFileURL(handlerFile).href);
  const server = createServer((request, response) => handler(request, response));
  after(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

async function refuse(): Promise<never> {
  throw new Problem('unavailable', 'web.nothingBehind');
}
