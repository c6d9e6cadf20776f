import type { EventData } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

/** What one test file has come to. */
interface FileTally {
  passed: number;
  skipped: number;
  failures: string[];
  /** What it printed; shown only if it fails. */
  said: string[];
}

/** Counts what `node:test` tells of a run: one line a file, failures in full. */
export class Tally {
  readonly #files = new Map<string, FileTally>();
  readonly #shorten: (file: string) => string;

  constructor(shorten: (file: string) => string) {
    this.#shorten = shorten;
  }

  /** Takes note of an event, and returns what to print for it at once: nothing, or a finished file. */
  hear(event: TestEvent): string {
    switch (event.type) {
      case 'test:stderr':
      case 'test:stdout':
        this.#of(event.data.file).said.push(event.data.message);
        return '';
      case 'test:pass':
        return this.#pass(event.data);
      case 'test:fail':
        return this.#fail(event.data);
      case 'test:summary':
        return event.data.file === undefined
          ? ''
          : this.#finish(event.data.file, event.data.duration_ms);
      default:
        return '';
    }
  }

  /** Notes a failure that belongs to no test file. Returns what to print. */
  fail(name: string, reason: string): string {
    this.#of(name).failures.push(`  ✖ ${reason}`);
    return this.#finish(name, 0);
  }

  /** The last line: `N passed, N failed`, and how many were skipped if any were. */
  last(): string {
    const { passed, failed, skipped } = this.#sums();
    return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  }

  /** True if something ran and nothing failed. */
  isGood(): boolean {
    const { passed, failed } = this.#sums();
    return passed > 0 && failed === 0;
  }

  #sums() {
    const files = [...this.#files.values()];
    const sum = (count: (file: FileTally) => number) =>
      files.reduce((total, file) => total + count(file), 0);
    return {
      passed: sum((file) => file.passed),
      failed: sum((file) => file.failures.length),
      skipped: sum((file) => file.skipped),
    };
  }

  #of(file: string): FileTally {
    const fresh = { passed: 0, skipped: 0, failures: [], said: [] };
    const known = this.#files.get(file) ?? fresh;
    this.#files.set(file, known);
    return known;
  }

  #pass(data: EventData.TestPass): string {
    const { file = data.name, name } = data;
    if (data.details.type === 'suite') {
      if (data.skip) this.#of(file).skipped += 1;
      return '';
    }
    // A file without a test is told as a test that passed and has the name of the file.
    if (name === file) return this.fail(file, 'has no test');
    if (data.skip || data.todo) this.#of(file).skipped += 1;
    else this.#of(file).passed += 1;
    return '';
  }

  #fail(data: EventData.TestFail): string {
    const { file = data.name, name, line } = data;
    const { error, type } = data.details;
    if (type === 'suite' && isOnlyOfParts(error)) return '';
    if (name === file) return this.fail(file, `the file itself: ${inspect(error.cause ?? error)}`);
    if (isOnlyOfParts(error)) return '';
    const where = `${this.#shorten(file)}:${line ?? ''}`;
    this.#of(file).failures.push(
      `  ✖ ${name} (${where})\n${indent(inspect(error.cause ?? error))}`,
    );
    return '';
  }

  #finish(file: string, milliseconds: number): string {
    const { passed, skipped, failures, said } = this.#of(file);
    const counts = [
      `${passed} passed`,
      failures.length > 0 && `${failures.length} failed`,
      skipped > 0 && `${skipped} skipped`,
    ];
    const mark = failures.length > 0 ? '✖' : '✔';
    const head = `${mark} ${this.#shorten(file)}: ${counts.filter(Boolean).join(', ')} (${Math.round(milliseconds)} ms)`;
    return failures.length === 0
      ? head
      : [head, ...failures, indent(said.join('').trimEnd())].join('\n').trimEnd();
  }
}

/** True for a suite or test that failed only because a test inside it did, which is told by itself. */
function isOnlyOfParts(error: Error): boolean {
  return 'failureType' in error && error.failureType === 'subtestsFailed';
}

const indent = (text: string) => text.replaceAll(/^(?=.)/gm, '    ');
