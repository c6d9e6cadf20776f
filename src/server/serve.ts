import { createServer, type Server } from 'node:http';
import { pathToFileURL } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { z } from 'zod';
import type { RunningApplication } from '#platform/application.ts';
import { applicationKey } from '#platform/call.ts';
import { apiOf } from './api.ts';
import { noteUnexpected } from './log.ts';

type Listener = (request: Parameters<Handler>[0], response: Parameters<Handler>[1]) => unknown;
type Handler = NonNullable<Parameters<typeof createServer>[1]>;

const BuiltWeb = z.object({
  handler: z.custom<Listener>((value) => typeof value === 'function'),
});

/** What answers requests, and how it stops. */
export interface Serving {
  server: Server;
  port: number;
  stop(): Promise<void>;
}

/**
 * Serves the built web and the API in one process: the web finds the running application under
 * {@link applicationKey}. Throws if the port is taken.
 */
export async function serve(
  application: RunningApplication,
  options: { handlerFile: string; host: string; port: number },
): Promise<Serving> {
  Reflect.set(globalThis, applicationKey, application);
  // Spreadsheets are the largest that a form brings; the web itself refuses larger parts by kind.
  process.env.BODY_SIZE_LIMIT ??= '25M';
  const { handler: web } = BuiltWeb.parse(await import(pathToFileURL(options.handlerFile).href));
  const api = getRequestListener(apiOf(application).fetch);
  const server = createServer((request, response) => {
    // On files too, which the built web gives out by itself.
    response.setHeader('x-content-type-options', 'nosniff');
    const isApi = request.url === '/api' || request.url?.startsWith('/api/');
    return isApi ? api(request, response) : web(request, response);
  });
  // Slow clients on 2G are welcome; a client that sends nothing for a minute is not.
  server.headersTimeout = 60_000;
  server.requestTimeout = 300_000;
  const port = await listen(server, options);
  process.on('unhandledRejection', noteUnwaited);
  const stopAll = () => {
    process.off('unhandledRejection', noteUnwaited);
    return stop(server);
  };
  return { server, port, stop: stopAll };
}

/** A failure that nobody waited for would end the process, and every other visit with it. */
function noteUnwaited(error: unknown): void {
  noteUnexpected('server.unwaited', error);
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // Whoever is still sending gets two seconds; a form that did not arrive was not acknowledged.
    setTimeout(() => server.closeAllConnections(), 2000).unref();
  });
}
