import assert from 'node:assert/strict';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { deflate64 } from '../../../../../bench/courts/zip/deflate64.ts';
import type { ZipStyle } from '../../../../../bench/courts/zip/zip-records.ts';
import { type Packing, ZipWriter } from '../../../../../bench/courts/zip/zip-writer.ts';
import type { CourtFaultCode } from '../court-fault.ts';
import { inflate } from './inflate.ts';
import { openZip } from './open-zip.ts';
import { unpack } from './unpack.ts';

/** Packed by 7-Zip 26.02 with Deflate64; its last line repeats the first from 60,070 bytes before. */
const BY_7_ZIP =
  'UEsDBBUAAAAJAAAAA113qIMQJAEAAOzqAAAHAAAAZmFyLmNzduXfMQrCQBQE0HoF7yJWtmuyyEJYgvkWqf79b6G5g5DivW6YucT0eUx1a6UuvY2ceuxl1ChLHa9yFBn72krL+yPnGr9dxJ7j+S6f9ci59WjXy43H4/F4PB6Px+PxeDwej8fj8Xg8Ho/H4/F4PB6Px+PxeDwej8fj8Xg8Ho/H4/F4PB6Px+PxeDwej8fj8Xg8Ho/H4/F4PB6Px+PxeDwej8fj8Xg8Ho/H4/F4PB6Px+PxeDwej8fj8Xg8Ho/H4/F4PB6Px+PxeDwej8fj8Xg8Ho/H4/F4PB6Px+PxeDwej8fj8Xg8Ho/H4/F4PB6Px+PxeDwej8fj8Xg8Ho/H4/F4PB6Px+PxeDwej8fj8Xg8Ho/H4/F4PB6Px+PxeDwej3eO/7xU/QJQSwECPwMVAAAACQAAAANdd6iDECQBAADs6gAABwAkAAAAAAAAACCApIEAAAAAZmFyLmNzdgoAIAAAAAAAAQAYAACA5wbbIt0BAAAAAAAAAAAAAAAAAAAAAFBLBQYAAAAAAQABAFkAAABJAQAAAAA=';
const LINE = 'IDNCASE\tALIEN_CITY\tNAT\tLANG\tCASE_TYPE\tE_28_DATE\tATTY_NBR\tUPDATE_SITE\r\n';

const METHODS = ['stored', 'deflate', 'deflate64'] as const;
const STYLES: readonly ZipStyle[] = [
  { isZip64: false, hasDescriptors: false },
  { isZip64: true, hasDescriptors: false },
  { isZip64: false, hasDescriptors: true },
  { isZip64: true, hasDescriptors: true },
];

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'puente-zip-'));
});
after(() => rm(folder, { recursive: true }));

test('reads what another program packed, with the date as it is written there', async () => {
  const path = join(folder, 'by-7-zip.zip');
  writeFileSync(path, Buffer.from(BY_7_ZIP, 'base64'));
  const dump = await openZip(path);
  assert.deepEqual(await contents(path), { 'far.csv': LINE + '0'.repeat(60_000) + LINE });
  assert.equal(dump.members[0]?.modified, '2026-08-03');
  assert.equal(dump.members[0]?.baseName, 'far.csv');
});

test('reads stored, Deflate and Deflate64, in 32 and 64 bits, with sizes before and behind', async () => {
  // The zeros make matches longer than 257, the text before them is copied from afar.
  const text = Buffer.from(LINE.repeat(30_000) + '0'.repeat(70_000) + LINE.repeat(30_000));
  for (const style of STYLES) {
    const files = METHODS.map((method) => ({ name: `Data/${method}.csv`, method, text }));
    const path = pack('all.zip', files, style);
    assert.deepEqual(
      await contents(path),
      Object.fromEntries(files.map(({ name }) => [name, text.toString('latin1')])),
    );
  }
});

test('reads an archive of more than 4 GB', async () => {
  const path = join(folder, 'large.zip');
  const zip = new ZipWriter(path, { isZip64: true }, 5_000_000_000);
  zip.add({
    name: 'a.csv',
    modified: '2026-08-01',
    method: 'deflate64',
    blocks: [Buffer.from(LINE)],
  });
  zip.close();
  assert.deepEqual(await contents(path), { 'a.csv': LINE });
});

test('gives each file its path and its date', async () => {
  const path = join(folder, 'dates.zip');
  const zip = new ZipWriter(path);
  const file = { method: 'deflate64', blocks: [Buffer.from('x')] } as const;
  zip.add({ ...file, name: 'EOIR Case Data 2026-0801/Count.txt', modified: '2026-08-03' });
  zip.add({ ...file, name: 'Lookup\\tblLanguage.csv', modified: '2026-07-31' });
  zip.add({ name: 'Lookup/', modified: '2026-09-01', method: 'stored', blocks: [] });
  zip.close();
  const { members } = await openZip(path);
  assert.deepEqual(
    members.map(({ name, baseName, modified }) => [name, baseName, modified]),
    [
      ['EOIR Case Data 2026-0801/Count.txt', 'Count.txt', '2026-08-03'],
      ['Lookup/tblLanguage.csv', 'tblLanguage.csv', '2026-07-31'],
    ],
  );
});

test('unpacks whatever was packed, in whatever pieces it comes', () => {
  const run = fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat({ max: 4000 }));
  fc.assert(
    fc.property(
      fc.array(run, { maxLength: 30 }),
      fc.integer({ min: 1, max: 999 }),
      (runs, step) => {
        const bytes = Buffer.concat(runs.flatMap(([some, times]) => new Array(times).fill(some)));
        const packed = Buffer.concat([
          ...deflate64([bytes.subarray(0, 70_001), bytes.subarray(70_001)]),
        ]);
        assert.ok(unpackInSteps(packed, step).equals(bytes));
      },
    ),
    { numRuns: 20 },
  );
});

test('refuses a file that is no zip, and one that has lost its end', async () => {
  const text = join(folder, 'text.zip');
  writeFileSync(text, LINE.repeat(100));
  await refuses(openZip(text), 'courts.notADump', /is no zip archive/u);
  await refuses(openZip(join(folder, 'none.zip')), 'courts.cannotRead', /is not there/u);
  await refuses(openZip(folder), 'courts.cannotRead', /is a folder/u);
  const half = pack('half.zip');
  truncateSync(half, 60);
  await refuses(openZip(half), 'courts.truncated', /fetch it again/u);
  truncateSync(half, 0);
  await refuses(openZip(half), 'courts.notADump', /is no zip archive/u);
});

test('refuses a damaged table of contents', async () => {
  const path = change(pack('contents.zip'), (bytes) => {
    const at = bytes.indexOf('PK\x01\x02');
    bytes.fill(0, at, at + 30);
  });
  await refuses(openZip(path), 'courts.damaged', /table of contents/u);
});

test('refuses a member whose bytes were changed, lost or moved', async () => {
  for (const method of METHODS) {
    const files = [{ name: 'a.csv', method, text: Buffer.from(LINE.repeat(50)) }];
    const changed = change(pack('changed.zip', files), (bytes) => {
      bytes[60] = (bytes[60] ?? 0) ^ 1;
    });
    await refuses(contents(changed), 'courts.damaged', /a\.csv in .*fetch it again/u);
    const moved = change(pack('moved.zip', files), (bytes) => bytes.write('XX'));
    await refuses(contents(moved), 'courts.damaged', /is not where/u);
  }
});

test('refuses a member that is longer or shorter than the table of contents says', async () => {
  for (const [difference, words] of [
    [1, /holds less/u],
    [-1, /holds more/u],
  ] as const) {
    const path = change(pack('size.zip'), (bytes) => {
      const at = bytes.indexOf('PK\x01\x02') + 24;
      bytes.writeUInt32LE(bytes.readUInt32LE(at) + difference, at);
    });
    await refuses(contents(path), 'courts.damaged', words);
  }
});

test('refuses what is encrypted or packed in an unknown way, and says what to do', async () => {
  const encrypted = change(pack('secret.zip'), (bytes) => bytes.writeUInt16LE(1, 6));
  await refuses(contents(encrypted), 'courts.cannotRead', /is encrypted; unpack it/u);
  const unknown = change(pack('unknown.zip'), (bytes) => {
    bytes.writeUInt16LE(93, bytes.indexOf('PK\x01\x02') + 10);
  });
  await refuses(contents(unknown), 'courts.cannotRead', /method 93; unpack it/u);
});

interface Content {
  readonly name: string;
  readonly method: Packing['method'];
  readonly text: Buffer;
}

const ONE: readonly Content[] = [
  { name: 'a.csv', method: 'deflate64', text: Buffer.from(LINE.repeat(50)) },
];

function pack(name: string, files = ONE, style: Partial<ZipStyle> = {}): string {
  const path = join(folder, name);
  const zip = new ZipWriter(path, style);
  for (const { text, ...file } of files)
    zip.add({ ...file, modified: '2026-08-01', blocks: [text] });
  zip.close();
  return path;
}

function change(path: string, edit: (bytes: Buffer) => void): string {
  const bytes = readFileSync(path);
  edit(bytes);
  writeFileSync(path, bytes);
  return path;
}

/** Everything in an archive, by name. */
async function contents(path: string): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const member of (await openZip(path)).members) {
    if (member.kind !== 'packed') throw new Error(`${member.name} lies in no zip`);
    texts[member.name] = '';
    for (const block of unpack(member)) {
      texts[member.name] += Buffer.from(block).toString('latin1');
    }
  }
  return texts;
}

function unpackInSteps(packed: Buffer, step: number): Buffer {
  let at = 0;
  const blocks = inflate(9, (room) => {
    const length = packed.copy(room, 0, at, at + step);
    at += length;
    return length;
  });
  // A block is valid until the next is asked for.
  return Buffer.concat(Array.from(blocks, (block) => Buffer.from(block)));
}

function refuses(promise: Promise<unknown>, code: CourtFaultCode, words: RegExp): Promise<void> {
  return assert.rejects(promise, { name: 'CourtFault', code, message: words });
}
