import type { Problem } from './problem.ts';

/** Each distinct problem once, numbered as it first occurs: many rows have the same one. */
export class ProblemBook {
  readonly problems: Problem[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(problem: Problem): number {
    const key = `${problem.kind} ${problem.what}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.problems.length);
    return this.problems.push(problem) - 1;
  }
}
