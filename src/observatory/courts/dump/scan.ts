import { type Block, type BlockTally, emptyTally } from './block.ts';
import { cleanCell, type Dirt, dirtOf, isNull } from './cell.rules.ts';
import { RowFitter, UNUSUAL } from './fit-row.ts';
import type { Header } from './header.rules.ts';
import { withoutCommas } from './last-cell.rules.ts';
import { BlockLines, countLineFeeds } from './lines.ts';
import { mendingOf, refusalOf } from './problem.ts';
import type { ProblemBook } from './problem-book.ts';
import { type ReadRow, rowReader } from './read-row.ts';
import { type Gathered, gatherRecord } from './records.rules.ts';
import { settleRow } from './repair.rules.ts';
import type { RowSink } from './row-sink.ts';

/** Reads the rows of one member, block by block in any order, and gives them to the sink. */
export class Scanner {
  readonly #header: Header;
  readonly #fitter: RowFitter;
  readonly #read: ReadRow;
  readonly #sink: RowSink;
  readonly #book: ProblemBook;
  #scratch = Buffer.alloc(4096);

  constructor(header: Header, sink: RowSink, book: ProblemBook) {
    this.#header = header;
    this.#fitter = new RowFitter(header);
    this.#read = rowReader(header);
    this.#sink = sink;
    this.#book = book;
  }

  scan(block: Block): BlockTally {
    const { bytes, view, to } = block;
    const fitter = this.#fitter;
    const read = this.#read;
    const sink = this.#sink;
    const tally = emptyTally();
    let sound = 0;
    let padded = 0;
    let at = block.from;
    while (at < to) {
      const next = fitter.fit(bytes, view, at);
      if (next !== UNUSUAL) {
        read(bytes, fitter.starts, sink);
        padded += fitter.padded;
        sound++;
        at = next;
      } else {
        at = this.#scanUnusual(block, at, sound, tally);
      }
    }
    tally.lines += sound;
    tally.rows += sound;
    tally.dirt.padding += padded;
    return tally;
  }

  /** Takes the record that begins here by the rules; answers where the next begins. */
  #scanUnusual(block: Block, from: number, soundLines: number, tally: BlockTally): number {
    const lines = new BlockLines(block, from, this.#header.lineEnd);
    const record = gatherRecord(lines, this.#header.columns.length);
    const line = soundLines + tally.lines;
    tally.lines += countLineFeeds(block.bytes, from, lines.at);
    const problems = tally.problems.length;
    this.#take(record, line, tally);
    const isSound = tally.problems.length === problems && !endsInHalfLineEnd(record);
    if (lines.at >= block.to) tally.isEndSound = isSound;
    return lines.at;
  }

  #take(record: Gathered, line: number, tally: BlockTally): void {
    const { columns } = this.#header;
    const clean = this.#cleaned(record);
    if (clean.length === 1 && clean[0] === '') return;
    const row = settleRow(clean, columns);
    const problem = row ? mendingOf(record, row, columns) : refusalOf(record, clean, columns);
    if (problem) tally.problems.push(line, this.#book.numberOf(problem));
    if (!row) {
      tally.rejected++;
      return;
    }
    tally.rows++;
    if (problem) tally.repaired++;
    countDirt(record.cells, tally.dirt);
    this.#emit(row.cells);
  }

  #cleaned(record: Gathered): string[] {
    const clean = record.cells.map(cleanCell);
    if (!this.#header.endsInCommas) return clean;
    clean.push(withoutCommas(clean.pop() ?? ''));
    return clean;
  }

  /** Writes the row anew, clean, and has it read as any sound row is. */
  #emit(cells: readonly string[]): void {
    const said = cells.map((cell) => (isNull(cell) ? '' : cell));
    const text = `${said.join('\t')}\n`;
    if (text.length > this.#scratch.length) this.#scratch = Buffer.alloc(text.length * 2);
    this.#scratch.write(text, 'latin1');
    let at = 0;
    for (const [column, cell] of said.entries()) {
      this.#fitter.starts[column] = at;
      at += cell.length + 1;
    }
    this.#fitter.starts[said.length] = at;
    this.#read(this.#scratch, this.#fitter.starts, this.#sink);
  }
}

/** A CR before the line end: at the end of a member whose last line has none, it is half of one. */
function endsInHalfLineEnd({ cells }: Gathered): boolean {
  return cells.at(-1)?.endsWith('\r') ?? false;
}

function countDirt(cells: readonly string[], dirt: Record<Dirt, number>): void {
  for (const cell of cells) {
    const kind = dirtOf(cell);
    if (kind) dirt[kind]++;
  }
}
