import { closeSync, openSync, readSync } from 'node:fs';
import type { Block } from './block.ts';
import { BlockBuffer } from './block-buffer.ts';
import { CourtFault } from './court-fault.ts';
import type { FileMember } from './dump.ts';
import type { Header } from './header.rules.ts';
import { nextRecord, UNKNOWN } from './lines.ts';

/** Bytes read behind a range at once: the last record that begins in it ends there. */
const BEHIND = 16 * 1024;

/**
 * Reads a member of a folder in pieces, in any order. Ranges that lie side by side give every record of
 * the file exactly once, wherever they are cut: a piece begins with the first line in its range that
 * begins a record in any case, and goes on to the first such line behind the range.
 */
export class FileBlocks {
  readonly #member: FileMember;
  readonly #header: Header;
  readonly #buffer: BlockBuffer;
  readonly #file: number;
  /** Of the byte that stands first in the buffer. */
  #offset = 0;
  /** Whether the last line of the file has its end; known when the end was read. */
  endsWithLine = true;

  constructor(member: FileMember, header: Header, range: number) {
    this.#member = member;
    this.#header = header;
    this.#buffer = new BlockBuffer(range + BEHIND);
    this.#file = openSync(member.path, 'r');
  }

  /** The records of a range of the file's bytes. Valid until the next call. */
  read(from: number, to: number): Block {
    const buffer = this.#buffer;
    this.#offset = Math.max(0, from - this.#header.lineEnd.length);
    buffer.length = 0;
    this.#fill(to + BEHIND - this.#offset);
    for (;;) {
      const start = this.#find(from);
      const end = this.#find(to);
      if (start !== UNKNOWN && end !== UNKNOWN) return buffer.block(start, end);
      if (buffer.length >= buffer.room) buffer.grow(this.#member.name);
      this.#fill(buffer.room);
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  /** The place in the buffer where the records of a range from here begin. */
  #find(position: number): number {
    if (position <= this.#header.length) return this.#header.length - this.#offset;
    if (position >= this.#member.size) return this.#reachesEnd() ? this.#buffer.length : UNKNOWN;
    const { bytes, length } = this.#buffer;
    const found = nextRecord(bytes, position - this.#offset, length, this.#header);
    return found === UNKNOWN && this.#reachesEnd() ? length : found;
  }

  #reachesEnd(): boolean {
    return this.#offset + this.#buffer.length >= this.#member.size;
  }

  #fill(wanted: number): void {
    if (this.#reachesEnd()) return;
    const buffer = this.#buffer;
    const left = this.#member.size - this.#offset;
    const length = Math.min(wanted, buffer.room, left);
    while (buffer.length < length) {
      const position = this.#offset + buffer.length;
      const got = readSync(
        this.#file,
        buffer.bytes,
        buffer.length,
        length - buffer.length,
        position,
      );
      if (got === 0) {
        throw new CourtFault('courts.cannotRead', `${this.#member.name} has become shorter`);
      }
      buffer.length += got;
    }
    if (this.#reachesEnd()) this.endsWithLine = buffer.endLastLine(this.#header.lineEnd);
  }
}
