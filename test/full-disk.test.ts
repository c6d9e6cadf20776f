import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, statfsSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { z } from 'zod';
import { buildIfStale } from '#server/build.ts';
import { familyOf } from '../bench/families.ts';
import {
  foundCoalition,
  freePort,
  newPlace,
  type Running,
  startPuente,
} from '../bench/installation.ts';
import { ask } from '../bench/load.ts';
import { until } from './until.ts';

/** A disk of 200 MB in memory. Making one takes root. */
const place = await newPlace('full-disk');
const mounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200m,mode=0711', 'tmpfs', place.folder]).status ===
    0;
const skip = mounted ? false : 'a small disk can be mounted by root alone';
let puente: Running | undefined;
const filler = join(place.folder, 'filler');

after(async () => {
  if (existsSync(filler)) await rm(filler);
  await puente?.stop();
  if (mounted) spawnSync('umount', [place.folder]);
  await place.remove();
});

/** Leaves so many kilobytes free. */
function fill(leave: number): void {
  const { bavail, bsize } = statfsSync(place.folder);
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leave * 1024)));
}

const Refused = z.object({ code: z.string() });

/** Asks through the API; the code of what refused it, or null. */
async function refusalOf(path: string, input: unknown): Promise<string | null> {
  const answer = await ask(`${puente?.address}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-puente': '1' },
    body: JSON.stringify(input),
  });
  if (answer.status === 200) return null;
  assert.equal(answer.status, 503, answer.body);
  return Refused.parse(JSON.parse(answer.body)).code;
}

/** Asks until it is answered: a database may end, and come back, a while after its disk was full. */
const answered = (path: string, input: unknown) =>
  until(path, async () => (await refusalOf(path, input)) === null, puente?.lastWords);

test('a full disk refuses clearly; once there is room all that was acknowledged is there, and it goes on', {
  skip,
}, async () => {
  await buildIfStale();
  await foundCoalition(place);
  puente = await startPuente(place, await freePort());
  const acknowledged: string[] = [];
  fill(1500);
  const refusals: string[] = [];
  for (let at = 0; refusals.length < 5; at += 1) {
    assert.ok(at < 4000, 'the disk never became full');
    const family = familyOf(at);
    const refused = await refusalOf('/registry/register-household', family);
    if (refused === null) acknowledged.push(family.submissionKey);
    else refusals.push(refused);
  }
  for (const code of refusals)
    assert.match(code, /^platform\.(diskFull|databaseAway)$/, puente.said());
  assert.ok(acknowledged.length > 0);
  assert.equal(refusals[0], 'platform.diskFull');

  await rm(filler);
  await answered('/registry/register-household', familyOf(5000));
  for (const submissionKey of acknowledged) {
    await answered('/registry/receipt-again', { submissionKey });
  }
  assert.equal(await puente.stop(), 0, puente.said());
});
