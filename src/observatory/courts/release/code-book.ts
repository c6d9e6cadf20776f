import { type Code, NO_CODE } from '../code.rules.ts';
import { MOST_CODES, tooManyCodes } from './merge-codes.ts';

/** Gives each code that one worker meets a position of 16 bits, so that rows stay small. */
export class CodeBook {
  // One entry for every code of three bytes. The memory is real only where codes are met.
  readonly #positions = new Uint16Array(1 << 24);
  readonly #codes: Code[] = [NO_CODE];

  /** Throws a CourtFault for more different codes than any court dump has. */
  position(code: Code): number {
    const known = this.#positions[code] ?? 0;
    return known !== 0 || code === NO_CODE ? known : this.#add(code);
  }

  #add(code: Code): number {
    const position = this.#codes.length;
    if (position === MOST_CODES) throw tooManyCodes();
    this.#codes.push(code);
    this.#positions[code] = position;
    return position;
  }

  /** Every code at its position. */
  codes(): Uint32Array {
    return Uint32Array.from(this.#codes);
  }
}
