/**
 * Small repeatable random numbers (sfc32 by Chris Doty-Humphrey, public domain): the same seed and stream
 * give the same numbers on every machine.
 */
export class Random {
  private a = 0;
  private b = 0;
  private c = 0;
  private d = 1;

  constructor(seed: number, stream: number) {
    this.begin(seed, stream);
  }

  /** Starts the numbers of another stream; each case of a dump has its own. */
  begin(seed: number, stream: number): void {
    this.a = seed | 0;
    this.b = Math.imul(stream, 0x9e3779b1);
    this.c = stream ^ 0x5bd1e995;
    this.d = 1;
    for (let turn = 0; turn < 12; turn++) this.next();
  }

  /** 32 bits, unsigned. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + sum) | 0;
    return sum >>> 0;
  }

  /** From 0 up to 1. */
  float(): number {
    return this.next() / 4_294_967_296;
  }

  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    return Math.floor(this.float() * limit);
  }

  /** From `first` to `last`, both included. */
  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  isTrue(share: number): boolean {
    return this.float() < share;
  }
}
