import { hkdfSync, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { hashRaw } from '@node-rs/argon2';
import { z } from 'zod';
import { Problem } from '../problem.ts';
import { open, seal } from './seal.ts';

/** Where the root key of an installation may come from. */
export interface RootKeySource {
  dataFolder: string;
  /** `PUENTE_KEY_FILE` */
  keyFile?: string | undefined;
  /** True for the demonstration alone: the key lies with its throw-away data. */
  besideData?: boolean;
  /** Asks for the passphrase at the terminal; absent where there is none. */
  askPassphrase?: (() => Promise<string>) | undefined;
  /** Keep a new key under a passphrase, in the data folder, instead of in a file elsewhere. */
  usePassphrase?: boolean;
}

/** What the data folder knows of its key: a name to find it by, and a hash to know it by. */
const Installation = z.object({ id: z.uuid(), keyCheck: z.string().length(64) });

/** Argon2id at the second recommended setting of RFC 9106: 64 MiB, 3 passes. */
const argon = { memoryCost: 65_536, timeCost: 3, parallelism: 4, outputLen: 32, algorithm: 2 };

/**
 * The root key of an installation, made the first time. It lies in a file outside the data folder
 * (`PUENTE_KEY_FILE`, else one in the user's own settings folder), or is sealed under a passphrase.
 * Throws `platform.keyMissing` or `platform.keyWrong`: without the right key nothing can be read.
 */
export async function openRootKey(source: RootKeySource): Promise<Buffer> {
  const recordFile = join(source.dataFolder, 'installation.json');
  if (!existsSync(recordFile)) return makeRootKey(source, recordFile);
  const record = Installation.parse(JSON.parse(readFileSync(recordFile, 'utf8')));
  const key = await readRootKey(source, record.id);
  if (!timingSafeEqual(checkOf(key), Buffer.from(record.keyCheck, 'hex'))) {
    throw new Problem('unavailable', 'platform.keyWrong', { place: placeOf(source, record.id) });
  }
  return key;
}

async function makeRootKey(source: RootKeySource, recordFile: string): Promise<Buffer> {
  const id = randomUUID();
  const given = source.keyFile && existsSync(source.keyFile);
  const key = given ? readKeyFile(source.keyFile ?? '') : randomBytes(32);
  if (source.usePassphrase) await sealUnderPassphrase(source, key);
  else if (!given) writeKeyFile(placeOf(source, id), key);
  const record = { id, keyCheck: checkOf(key).toString('hex') };
  mkdirSync(dirname(recordFile), { recursive: true, mode: 0o700 });
  writeFileSync(recordFile, `${JSON.stringify(record)}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}

async function readRootKey(source: RootKeySource, id: string): Promise<Buffer> {
  const sealedFile = join(source.dataFolder, 'root-key.sealed');
  if (existsSync(sealedFile)) return openWithPassphrase(source, sealedFile);
  const file = placeOf(source, id);
  if (!existsSync(file)) throw new Problem('unavailable', 'platform.keyMissing', { place: file });
  return readKeyFile(file);
}

/** The key's file: as told, beside throw-away data, or in the user's settings folder. */
function placeOf(source: RootKeySource, id: string): string {
  if (source.keyFile) return source.keyFile;
  if (source.besideData) return join(source.dataFolder, 'demo.key');
  const settings = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
  return join(settings, 'puente', `${id}.key`);
}

function writeKeyFile(file: string, key: Buffer): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch {
    throw new Problem('unavailable', 'platform.keyNotKept', { place: file });
  }
}

function readKeyFile(file: string): Buffer {
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/u.test(text)) {
    throw new Problem('unavailable', 'platform.keyUnreadable', { place: file });
  }
  return Buffer.from(text, 'hex');
}

async function sealUnderPassphrase(source: RootKeySource, key: Buffer): Promise<void> {
  const salt = randomBytes(16);
  const wrapping = await hashRaw(await passphraseOf(source), { ...argon, salt });
  const text = JSON.stringify({
    salt: salt.toString('hex'),
    sealed: seal(wrapping, 'root-key', key).toString('hex'),
  });
  mkdirSync(source.dataFolder, { recursive: true, mode: 0o700 });
  writeFileSync(join(source.dataFolder, 'root-key.sealed'), `${text}\n`, {
    mode: 0o600,
    flag: 'wx',
  });
}

const SealedKey = z.object({ salt: z.string(), sealed: z.string() });

async function openWithPassphrase(source: RootKeySource, file: string): Promise<Buffer> {
  const { salt, sealed } = SealedKey.parse(JSON.parse(readFileSync(file, 'utf8')));
  const wrapping = await hashRaw(await passphraseOf(source), {
    ...argon,
    salt: Buffer.from(salt, 'hex'),
  });
  try {
    return open(wrapping, 'root-key', Buffer.from(sealed, 'hex'));
  } catch {
    throw new Problem('unavailable', 'platform.passphraseWrong');
  }
}

async function passphraseOf(source: RootKeySource): Promise<string> {
  if (!source.askPassphrase) throw new Problem('unavailable', 'platform.passphraseNeeded');
  return source.askPassphrase();
}

function checkOf(key: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', key, 'puente', 'key check', 32));
}
