import assert from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { Block } from './block.ts';
import { CourtFault } from './court-fault.ts';
import { CollectingSink, headerLine, headerOf, lineOf } from './dump.fixture.ts';
import { FileBlocks } from './file-blocks.ts';
import { type Header, readHeader } from './header.rules.ts';
import { type AnyMember, anyMember } from './member.fixture.ts';
import { PackedBlocks } from './packed-blocks.ts';
import { readPlainly } from './plain-reader.fixture.ts';
import { ProblemBook } from './problem-book.ts';
import { Scanner } from './scan.ts';

let folder = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'courts-blocks-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('a file cut anywhere gives the same records', () => {
  fc.assert(
    fc.property(anyMember(), fc.array(fc.nat()), (member, cuts) => {
      const header = headerIn(member);
      const blocks = openFile(member, header);
      const size = member.text.length;
      const places = cuts.map((cut) => cut % (size + 1)).filter((cut) => cut > header.length);
      const bounds = [header.length, ...new Set(places.sort((a, b) => a - b)), size];
      const reading = new Reading(header);
      for (let at = 1; at < bounds.length; at++) {
        reading.take(blocks.read(bounds[at - 1] ?? 0, bounds[at] ?? 0));
      }
      blocks.close();
      reading.mustBe(member);
      assert.equal(blocks.endsWithLine, member.text.endsWith(header.lineEnd));
    }),
    { numRuns: 500 },
  );
});

test('a stream in pieces of any size gives the same records', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      anyMember(),
      lengths,
      fc.integer({ min: 1, max: 2000 }),
      (member, sizes, enough) => {
        const header = headerIn(member);
        const reading = new Reading(header);
        const blocks = new PackedBlocks('member', header, enough);
        for (const block of blocks.blocks(pieces(member.text, sizes))) reading.take(block);
        reading.mustBe(member);
        assert.equal(blocks.endsWithLine, member.text.endsWith(header.lineEnd));
      },
    ),
    { numRuns: 500 },
  );
});

test('a record longer than what is read at once is read whole', () => {
  const row = lineOf('A_TblCaseIdentifier', { CASE_ID: `MP${'\0'.repeat(100_000)}` });
  const text = headerLine('A_TblCaseIdentifier') + row + row;
  const member = { table: 'A_TblCaseIdentifier', text } as const;
  const header = headerIn(member);
  const blocks = openFile(member, header);
  const reading = new Reading(header);
  for (let from = header.length; from < text.length; from += 1000) {
    reading.take(blocks.read(from, Math.min(text.length, from + 1000)));
  }
  blocks.close();
  reading.mustBe(member);
  assert.deepEqual(reading.sink.rows, ['identifier 1 MP', 'identifier 1 MP']);
});

test('rows behind four gigabytes are read as those before', () => {
  const path = join(folder, 'large');
  const from = 5 * 1024 ** 3;
  const rows = lineOf('tbl_schedule', { IDNSCHEDULE: '1' }) + lineOf('tbl_schedule', {});
  writeFileSync(path, headerLine('tbl_schedule'));
  const file = openSync(path, 'r+');
  writeSync(file, `\r\n${rows}`, from);
  closeSync(file);
  const size = from + 2 + rows.length;
  const facts = {
    kind: 'file',
    name: 'large',
    baseName: 'large',
    size,
    modified: null,
    path,
  } as const;
  const header = headerOf('tbl_schedule');
  const blocks = new FileBlocks(facts, header, 1000);
  const reading = new Reading(header);
  reading.take(blocks.read(from + 1, size));
  blocks.close();
  assert.equal(reading.sink.rows.length, 2);
});

test('a file that has become shorter, or has no lines, is a fault', () => {
  const path = join(folder, 'short');
  writeFileSync(path, `${headerLine('A_TblCase')}1\t`);
  const member = { kind: 'file', name: 'short', baseName: 'short', modified: null, path } as const;
  const shorter = new FileBlocks({ ...member, size: 10_000 }, headerOf('A_TblCase'), 1000);
  const isFault = (code: string) => (error: unknown) =>
    error instanceof CourtFault && error.code === code;
  assert.throws(() => shorter.read(5000, 6000), isFault('courts.cannotRead'));
  shorter.close();
  const size = 40_000_000;
  writeFileSync(path, Buffer.alloc(size, 'x'));
  const endless = new FileBlocks({ ...member, size }, headerOf('A_TblCase'), 1000);
  assert.throws(() => endless.read(5000, 6000), isFault('courts.notADump'));
  endless.close();
});

/** The records of all blocks together, to be compared with those of a member read in one go. */
class Reading {
  readonly sink = new CollectingSink();
  readonly #scanner: Scanner;
  readonly #header: Header;
  readonly #linesAt: number[] = [];
  #lines = 2;

  constructor(header: Header) {
    this.#header = header;
    this.#scanner = new Scanner(header, this.sink, new ProblemBook());
  }

  take(block: Block): void {
    const tally = this.#scanner.scan(block);
    for (let at = 0; at < tally.problems.length; at += 2) {
      this.#linesAt.push(this.#lines + (tally.problems[at] ?? 0));
    }
    this.#lines += tally.lines;
  }

  mustBe({ text }: AnyMember): void {
    const plain = new CollectingSink();
    const tally = readPlainly(text, this.#header, plain);
    assert.deepEqual(this.sink.rows, plain.rows);
    const lines = [...tally.repairedAt, ...tally.rejectedAt].sort((a, b) => a - b);
    assert.deepEqual(this.#linesAt, lines);
  }
}

function headerIn({ table, text }: AnyMember): Header {
  return readHeader(table, table, text);
}

function openFile({ text }: AnyMember, header: Header): FileBlocks {
  const path = join(folder, 'member');
  writeFileSync(path, text, 'latin1');
  const facts = { name: 'member', baseName: 'member', size: text.length, modified: null };
  return new FileBlocks({ kind: 'file', path, ...facts }, header, 64);
}

function* pieces(text: string, sizes: readonly number[]): Generator<Uint8Array> {
  const bytes = Buffer.from(text, 'latin1');
  let from = 0;
  for (let at = 0; from < bytes.length; at++) {
    const size = sizes[at % sizes.length] ?? 1;
    yield bytes.subarray(from, from + size);
    from += size;
  }
}
