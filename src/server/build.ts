import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lock } from './build-lock.ts';
import { forgetOldBuilds, holdBuild } from './old-builds.ts';

/** The folder of the package. */
const root = join(import.meta.dirname, '../..');
const out = join(root, 'build');

/** Everything the web may be made from: its own files, contracts, rules, and what those import. */
const sources = ['src/**/*', 'vite.config.ts', 'package-lock.json'];

/** What the web never imports: see `architecture.mjs`. */
const notTheWeb = /\/src\/(server|cli)\/|\.(test|store)\.ts$/;

/** What a build left: the file whose `handler` answers requests, and whether it had to be made. */
export interface WebBuild {
  handlerFile: string;
  built: boolean;
}

/**
 * Builds the web if its sources have changed since the last build, and says where it is. Each build
 * has a folder of its own, named after its sources, so that a server keeps the files it runs from.
 * `build/handler.js` always leads to the newest. Throws with the builder's own words when it fails.
 */
export async function buildIfStale(): Promise<WebBuild> {
  const name = await fingerprint();
  const handlerFile = join(out, name, 'handler.js');
  if (await canHold(handlerFile)) return { handlerFile, built: false };
  await mkdir(out, { recursive: true });
  const release = await lock(join(out, 'lock'));
  try {
    if (await canHold(handlerFile)) return { handlerFile, built: false };
    await runBuilder(join(out, name));
    await holdBuild(join(out, name));
    await pointTo(name);
    await forgetOldBuilds(out, name);
    return { handlerFile, built: true };
  } finally {
    await release();
  }
}

/**
 * Holds a build that is there, if this user may write there. The builder writes the handler last: where it
 * stands, the build is whole.
 */
async function canHold(handlerFile: string): Promise<boolean> {
  if (!existsSync(handlerFile)) return false;
  await holdBuild(dirname(handlerFile)).catch(() => undefined);
  return existsSync(handlerFile);
}

/** A name for the present state of the sources: 16 hexadecimal digits of a SHA-256. */
async function fingerprint(): Promise<string> {
  const files: string[] = [];
  for await (const entry of glob(sources, { cwd: root, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && !notTheWeb.test(file)) files.push(file);
  }
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const content = await readFile(file);
    hash.update(`${file.slice(root.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Runs the builder in a process of its own, so that none of it stays in the server's memory. */
function runBuilder(folder: string): Promise<void> {
  const builder = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], {
    cwd: root,
    env: { ...process.env, PUENTE_WEB_OUT: folder, NODE_ENV: 'production', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  builder.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  builder.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  return new Promise((resolve, reject) => {
    builder.on('error', reject);
    builder.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The web could not be built:\n${Buffer.concat(said).toString()}`));
    });
  });
}

async function pointTo(name: string): Promise<void> {
  const draft = join(out, `handler.${process.pid}.js`);
  await writeFile(draft, `export { handler } from './${name}/handler.js';\n`);
  await rename(draft, join(out, 'handler.js'));
}
