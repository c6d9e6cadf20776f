import type { CommandCode, Named } from './command-words.ts';

/** A log cannot be checked as asked: one sentence for the person at the terminal, exit code 2. */
export class LogFault extends Error {
  override readonly name = 'LogFault';
  readonly code: CommandCode;
  readonly values: Named;

  constructor(code: CommandCode, values: Named = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}
