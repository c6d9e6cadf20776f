import { broken } from './sealed-stream.ts';

// Inside its seal a backup is a row of frames: one letter, the length of what follows (4 bytes,
// big-endian), and that. `D` is a piece of a table's rows as PostgreSQL's COPY writes them; every other
// letter is a JSON value.

/** One frame of a backup. */
export interface Frame {
  letter: string;
  body: Buffer;
}

/** A frame as bytes. */
export function frame(letter: string, body: Uint8Array | object): Buffer {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
  const head = Buffer.alloc(5);
  head.write(letter, 'latin1');
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/** Reads frames one after the other from a stream. */
export class FrameReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next frame. Throws `backup.broken` if the stream ends before it is whole. */
  async next(): Promise<Frame> {
    const head = await this.#take(5);
    const body = await this.#take(head.readUInt32BE(1));
    return { letter: head.toString('latin1', 0, 1), body };
  }

  /** The JSON of the next frame, which must have this letter. */
  async json(letter: string): Promise<unknown> {
    const next = await this.next();
    if (next.letter !== letter) throw broken(`it has ${next.letter} where ${letter} belongs`);
    return JSON.parse(next.body.toString());
  }

  /** Reads to the end. Throws `backup.broken` if anything is left, and if the stream does not end well. */
  async expectEnd(): Promise<void> {
    const next = await this.#source.next();
    if (this.#held.length > 0 || !next.done) throw broken('something follows its end');
  }

  async #take(length: number): Promise<Buffer> {
    if (this.#held.length < length) await this.#fill(length);
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return taken;
  }

  async #fill(length: number): Promise<void> {
    const parts: Uint8Array[] = [this.#held];
    for (let size = this.#held.length; size < length; ) {
      const next = await this.#source.next();
      if (next.done) throw broken('it ends too early');
      parts.push(next.value);
      size += next.value.length;
    }
    this.#held = Buffer.concat(parts);
  }
}
