import { accessSync, constants, existsSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packed, { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { lock } from '../src/server/build-lock.ts';

const modules = join(import.meta.dirname, '../node_modules');
const packedFiles = join(modules, '@sparticuz/chromium/bin');
const unpacked = unpackingFolder();

/** No sandbox (it does not run as root), no graphics card, and nothing sent anywhere by itself. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--no-first-run',
  // No test reaches anything but this machine.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  '--font-render-hinting=none',
];

/**
 * Starts the Chromium that came with the packages. Where the machine lacks its libraries (libnss3 and
 * its like), those that the package carries are used. Works as root and as anyone else.
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = await unpackChromium();
  const env = { ...process.env, ...fontSettings() };
  try {
    return await chromium.launch({ executablePath, args: flags, env });
  } catch (error) {
    if (!String(error).includes('shared libraries')) throw error;
    const libraries = join(unpacked, 'al2023/lib');
    return chromium.launch({
      executablePath,
      args: flags,
      env: { ...env, LD_LIBRARY_PATH: libraries },
    });
  }
}

/** Unpacks once per clone; test files that start together wait for the first. */
async function unpackChromium(): Promise<string> {
  await mkdir(unpacked, { recursive: true });
  const release = await lock(join(unpacked, 'lock'));
  try {
    const executable = join(unpacked, 'chromium');
    const whole = join(unpacked, 'whole');
    if (existsSync(whole)) return executable;
    await rm(executable, { force: true });
    await unpackInto(unpacked);
    await chmod(executable, 0o755);
    await writeFile(whole, '');
    return executable;
  } finally {
    await release();
  }
}

/** The package unpacks into the system's folder for temporary files, which others share. */
async function unpackInto(folder: string): Promise<void> {
  const outside = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await inflate(join(packedFiles, 'al2023.tar.br'));
    await packed.executablePath(packedFiles);
  } finally {
    if (outside === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = outside;
  }
}

/** Beside the packages, or in a folder of one's own where another user installed them. */
function unpackingFolder(): string {
  const name = `puente-chromium-${process.getuid?.() ?? 0}`;
  try {
    accessSync(modules, constants.W_OK);
    return join(modules, '.cache', name);
  } catch {
    return join(tmpdir(), name);
  }
}

/** A machine without any font settings gets the package's own font. */
function fontSettings(): Record<string, string> {
  return existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(unpacked, 'fonts') };
}
