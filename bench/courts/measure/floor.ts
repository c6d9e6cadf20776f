import { closeSync, openSync, readSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { Member } from '#observatory/courts/dump/dump.ts';
import { openDump } from '#observatory/courts/dump/open-dump.ts';
import { unpack } from '#observatory/courts/dump/zip/unpack.ts';
import { MEMBERS } from '../plain/plain-sql.ts';

// `node bench/courts/measure/floor.ts DUMP`: two threads read the members, and unpack them if they are
// packed, and look at nothing: no reader can be quicker. Prints the seconds.

const THREADS = 2;
const ROOM = 1 << 20;

/** What a thread is given: the members, its number, and what is taken next in memory they share. */
const Share = z.object({
  members: z.custom<readonly Member[]>(Array.isArray),
  place: z.number(),
  next: z.instanceof(Int32Array),
});

if (isMainThread) await readAll(process.argv[2] ?? '');
else readShare(Share.parse(workerData));

async function readAll(source: string): Promise<void> {
  const began = performance.now();
  const dump = await openDump(source);
  const names = MEMBERS.map((name) => `${name}.csv`.toLowerCase());
  const members = dump.members
    .filter(({ baseName }) => names.includes(baseName.toLowerCase()))
    .toSorted((one, other) => other.size - one.size);
  const next = new Int32Array(new SharedArrayBuffer(4));
  const workers = Array.from({ length: THREADS }, (_, place) => {
    return new Worker(new URL(import.meta.url), { workerData: { members, place, next } });
  });
  await Promise.all(workers.map((worker) => new Promise((ended) => worker.once('exit', ended))));
  console.log((performance.now() - began) / 1000);
}

/** Of a file each thread reads its half; of packed members each takes the next whole. */
function readShare({ members, place, next }: z.output<typeof Share>): void {
  for (const member of members) if (member.kind === 'file') readPart(member, place);
  const packed = members.filter((member) => member.kind === 'packed');
  for (let member = packed[take(next)]; member; member = packed[take(next)]) {
    for (const block of unpack(member)) if (block.length === 0) break;
  }
}

function take(next: Int32Array): number {
  return Atomics.add(next, 0, 1);
}

function readPart({ path, size }: { path: string; size: number }, place: number): void {
  const room = new Uint8Array(ROOM);
  const part = Math.ceil(size / THREADS);
  const end = Math.min(size, part * (place + 1));
  const file = openSync(path, 'r');
  for (let at = part * place; at < end; ) {
    const length = readSync(file, room, 0, Math.min(ROOM, end - at), at);
    if (length === 0) break;
    at += length;
  }
  closeSync(file);
}
