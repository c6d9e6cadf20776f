/** A log cannot be checked as asked: one sentence for the person at the terminal, exit code 2. */
export class LogFault extends Error {
  override readonly name = 'LogFault';
}
