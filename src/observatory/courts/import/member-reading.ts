import type { Block, BlockTally } from '../dump/block.ts';
import { FileBlocks } from '../dump/file-blocks.ts';
import { PackedBlocks } from '../dump/packed-blocks.ts';
import { ProblemBook } from '../dump/problem-book.ts';
import type { RowSink } from '../dump/row-sink.ts';
import { Scanner } from '../dump/scan.ts';
import { unpack } from '../dump/zip/unpack.ts';
import { RANGE, type Source, type Task } from './reading-plan.ts';
import type { PlacedTally, TableTally } from './table-tally.ts';

/** The share of one worker in reading one member. */
export interface MemberReading {
  /** Gives the rows of a stretch to the sink. Throws a CourtFault. */
  read(task: Task): void;
  tally(): TableTally;
  close(): void;
}

/** Begins to read a member. `onRead` hears how many bytes were done each time. */
export function openReading(
  source: Source,
  sink: RowSink,
  onRead: (bytes: number) => void,
): MemberReading {
  const book = new ProblemBook();
  const scanner = new Scanner(source.header, sink, book);
  const blocks: PlacedTally[] = [];
  const keep = (from: number, bytes: number, tally: BlockTally) => {
    blocks.push({ ...tally, from });
    onRead(bytes);
  };
  const bytes = openBytes(source, scanner, keep);
  return {
    read: bytes.read,
    tally: () => ({
      table: source.header.table,
      blocks,
      problems: book.problems,
      endsWithLine: bytes.endsWithLine(),
    }),
    close: bytes.close,
  };
}

interface Bytes {
  readonly read: (task: Task) => void;
  readonly endsWithLine: () => boolean;
  readonly close: () => void;
}

type Keep = (from: number, bytes: number, tally: BlockTally) => void;

function openBytes({ member, header }: Source, scanner: Scanner, keep: Keep): Bytes {
  if (member.kind === 'file') {
    const file = new FileBlocks(member, header, RANGE);
    return {
      read: ({ from, to }) => keep(from, to - from, scanner.scan(file.read(from, to))),
      endsWithLine: () => file.endsWithLine,
      close: () => file.close(),
    };
  }
  const packed = new PackedBlocks(member.name, header);
  return {
    read: () => scanAll(packed.blocks(unpack(member)), scanner, keep),
    endsWithLine: () => packed.endsWithLine,
    close: () => {},
  };
}

function scanAll(blocks: Iterable<Block>, scanner: Scanner, keep: Keep): void {
  let at = 0;
  for (const block of blocks) {
    const length = block.to - block.from;
    keep(at, length, scanner.scan(block));
    at += length;
  }
}
