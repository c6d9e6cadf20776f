import { type Code, codeText, NO_CODE } from '../code.rules.ts';
import type { Facts } from '../release/facts.ts';

/**
 * Numbers for lists of CASE_ID, the same for the same list: a list of one is its code, longer ones grow
 * code by code from it. So a column can hold them without a text for each case.
 */
export class IdentifierLists {
  readonly #longer = new Map<number, number>();
  readonly #parts: { readonly shorter: number; readonly code: Code }[] = [];

  /** The number of the distinct CASE_ID of case `at`, in their order; NO_CODE for none. */
  listOf({ identifiers }: Facts, at: number): number {
    const end = identifiers.start[at + 1] ?? 0;
    let list: number = NO_CODE;
    for (let i = identifiers.start[at] ?? 0; i < end; i++) {
      const code = identifiers.code[i] ?? NO_CODE;
      list = list === NO_CODE ? code : this.#grow(list, code);
    }
    return list;
  }

  /** The codes of a list joined by a bar. */
  textOf(list: number): string {
    if (list < SINGLE) return codeText(list);
    const part = this.#parts[list - SINGLE];
    return part ? `${this.textOf(part.shorter)}|${codeText(part.code)}` : '';
  }

  #grow(shorter: number, code: Code): number {
    const key = shorter * SINGLE + code;
    const known = this.#longer.get(key);
    if (known !== undefined) return known;
    const list = SINGLE + this.#parts.push({ shorter, code }) - 1;
    this.#longer.set(key, list);
    return list;
  }
}

/** Codes lie below it, the numbers of longer lists from it on. */
const SINGLE = 2 ** 24;
