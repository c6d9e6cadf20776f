import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { databaseProblem } from './problems.ts';

/** The roles of db/roles.sql that Puente signs in as. */
export const roleNames = [
  'puente_migrator',
  'puente_app',
  'puente_observer',
  'puente_worker',
] as const;

const passwords = z.object({
  superuser: z.string().min(20),
  puente_migrator: z.string().min(20),
  puente_app: z.string().min(20),
  puente_observer: z.string().min(20),
  puente_worker: z.string().min(20),
});

/** The database's passwords. They open nothing without its socket, or the address of the server. */
export type Passwords = z.infer<typeof passwords>;

/** Reads `postgres-passwords.json` in the data folder (mode 0600), drawing the passwords the first time. */
export function readPasswords(dataFolder: string): Passwords {
  const file = join(dataFolder, 'postgres-passwords.json');
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, `${JSON.stringify(drawPasswords(), null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    renameSync(`${file}.new`, file);
  }
  try {
    return passwords.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw databaseProblem('database.recordBroken', { file });
  }
}

function drawPasswords(): Passwords {
  const draw = () => randomBytes(24).toString('base64url');
  return {
    superuser: draw(),
    puente_migrator: draw(),
    puente_app: draw(),
    puente_observer: draw(),
    puente_worker: draw(),
  };
}

/**
 * What PostgreSQL stores instead of a password (RFC 5803), so that the password itself is in no statement
 * and no server log.
 */
export function scramVerifier(password: string, salt = randomBytes(16), rounds = 4096): string {
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256');
  const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const stored = createHash('sha256').update(hmac(salted, 'Client Key')).digest('base64');
  const server = hmac(salted, 'Server Key').toString('base64');
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${server}`;
}
