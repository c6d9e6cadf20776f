import { after } from 'node:test';
import { buildIfStale } from '#server/build.ts';
import { serve } from '#server/serve.ts';
import { type TestApplication, testApplication } from './application.ts';

/** A whole Puente on loopback, with a database of its own. */
export interface Served {
  address: string;
  application: TestApplication;
}

/**
 * Serves the web and the API as `puente start` does. Call once at the top of a test file, with
 * `await`: it ends after the last test. One at a time in a process, as in life.
 */
export async function servePuente(
  settings: { demo?: boolean; publicUrl?: string; courtsFolder?: string } = {},
): Promise<Served> {
  const application = await testApplication(settings);
  const { handlerFile } = await buildIfStale();
  const serving = await serve(application, { handlerFile, host: '127.0.0.1', port: 0 });
  after(async () => {
    await serving.stop();
    await application.close();
  });
  return { address: `http://127.0.0.1:${serving.port}`, application };
}
