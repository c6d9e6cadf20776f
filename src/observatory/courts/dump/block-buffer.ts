import type { Block } from './block.ts';
import { CourtFault } from './court-fault.ts';
import { SLACK } from './fit-row.ts';
import type { Header } from './header.rules.ts';

/** A record is shorter than this many bytes: a row of the agency's database has at most 8 kB. */
const LONGEST_RECORD = 16 * 1024 * 1024;

/** Bytes of a member, in room that is used again and grows when a record asks for it. */
export class BlockBuffer {
  bytes: Buffer;
  /** The same bytes. */
  view: DataView;
  /** How many are filled. */
  length = 0;

  constructor(room: number) {
    this.bytes = Buffer.allocUnsafeSlow(room + SLACK);
    this.view = viewOf(this.bytes);
  }

  /** How many bytes can be filled. */
  get room(): number {
    return this.bytes.length - SLACK;
  }

  /** Doubles the room, or throws a CourtFault where so long a stretch is no dump. */
  grow(member: string): void {
    if (this.room > LONGEST_RECORD) {
      throw new CourtFault('courts.notADump', `${member} holds a line of more than 16 MB`);
    }
    const bytes = Buffer.allocUnsafeSlow(this.room * 2 + SLACK);
    this.bytes.copy(bytes, 0, 0, this.length);
    this.bytes = bytes;
    this.view = viewOf(bytes);
  }

  /** Ends the last line of a member where it has no end. Answers whether it had one. */
  endLastLine(lineEnd: Header['lineEnd']): boolean {
    const end = this.bytes.toString(
      'latin1',
      Math.max(0, this.length - lineEnd.length),
      this.length,
    );
    if (this.length === 0 || end === lineEnd) return true;
    this.bytes.write(lineEnd, this.length, 'latin1');
    this.length += lineEnd.length;
    return false;
  }

  block(from: number, to: number): Block {
    return { bytes: this.bytes, view: this.view, from, to };
  }
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
