import { resolve } from 'node:path';
import { Problem } from '#platform/problem.ts';

/** What the environment says about one run of Puente. */
export interface Settings {
  dataFolder: string;
  host: string;
  port: number;
  /** The https address that people use, or null on loopback. */
  publicUrl: string | null;
  databaseUrl: string | undefined;
  keyFile: string | undefined;
  smtpUrl: string | undefined;
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/u;

/**
 * Reads `PUENTE_DATA`, `PORT`, `HOST`, `PUENTE_URL`, `DATABASE_URL`, `PUENTE_KEY_FILE`, `SMTP_URL`.
 * Throws when a value cannot be used, or when others could reach us without https.
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const host = environment.HOST ?? '127.0.0.1';
  const publicUrl = publicUrlOf(environment.PUENTE_URL);
  if (!loopback.test(host) && !publicUrl?.startsWith('https:')) {
    throw new Problem('invalid', 'server.hostNeedsHttps', { host });
  }
  return {
    dataFolder: resolve(environment.PUENTE_DATA ?? 'data'),
    host,
    port: portOf(environment.PORT),
    publicUrl,
    databaseUrl: environment.DATABASE_URL || undefined,
    keyFile: environment.PUENTE_KEY_FILE || undefined,
    smtpUrl: environment.SMTP_URL || undefined,
  };
}

function publicUrlOf(text: string | undefined): string | null {
  if (!text) return null;
  const url = URL.parse(text);
  if (!url || !/^https?:$/u.test(url.protocol)) {
    throw new Problem('invalid', 'server.urlUnusable', { url: text });
  }
  return url.origin;
}

function portOf(text: string | undefined): number {
  const port = Number(text ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Problem('invalid', 'server.portUnusable', { port: text ?? '' });
  }
  return port;
}
