/** Writes bits from the lowest up, as Deflate wants them, into a buffer that grows. */
export class BitWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  #bits = 0;
  #count = 0;

  /** Appends the lowest `count` bits of `value`, at most 16. */
  put(value: number, count: number): void {
    this.#bits |= value << this.#count;
    this.#count += count;
    if (this.#count < 16) return;
    if (this.#length + 2 > this.#bytes.length) this.#grow();
    this.#bytes[this.#length++] = this.#bits;
    this.#bytes[this.#length++] = this.#bits >>> 8;
    this.#bits >>>= 16;
    this.#count -= 16;
  }

  /** The whole bytes written since the last call; a rest of up to 15 bits waits. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  /** Fills the last byte up with zeros. */
  align(): void {
    const bytes = Math.ceil(this.#count / 8);
    this.put(0, 16 - this.#count);
    this.#length -= 2 - bytes;
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
