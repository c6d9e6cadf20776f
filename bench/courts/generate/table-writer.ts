import { closeSync, openSync, writeSync } from 'node:fs';

const BLOCK = 1 << 21;

/** Writes one member: lines of cells in latin-1, counted by LF as the definitions count them. */
export class TableWriter {
  /** Rows as the source would count them: a split row is one. */
  rows = 0;
  bytes = 0;
  private readonly file: number;
  private readonly block = new Uint8Array(BLOCK);
  private readonly text = Buffer.from(this.block.buffer);
  private at = 0;
  private line = 1;

  constructor(path: string, header: string) {
    this.file = openSync(path, 'w');
    this.raw(header);
  }

  /** A sound row. Answers its line. */
  row(cells: readonly string[]): number {
    if (this.at > BLOCK - 65_536) this.flush();
    const { block } = this;
    let { at } = this;
    for (let place = 0; place < cells.length; place++) {
      const cell = cells[place] ?? '';
      if (place > 0) block[at++] = 9;
      for (let letter = 0; letter < cell.length; letter++) block[at++] = cell.charCodeAt(letter);
    }
    block[at++] = 13;
    block[at++] = 10;
    this.at = at;
    this.rows++;
    return this.line++;
  }

  /** A row as it lies in the file, its line ends included. Answers its first line. */
  damaged(text: string): number {
    const line = this.line;
    this.raw(text);
    this.rows++;
    return line;
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private raw(text: string): void {
    if (this.at + text.length > BLOCK - 65_536) this.flush();
    this.text.write(text, this.at, 'latin1');
    this.at += text.length;
    this.line += text.split('\n').length - 1;
  }

  private flush(): void {
    for (let from = 0; from < this.at; ) {
      from += writeSync(this.file, this.block, from, this.at - from);
    }
    this.bytes += this.at;
    this.at = 0;
  }
}
