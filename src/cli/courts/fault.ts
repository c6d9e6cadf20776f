/** What was asked cannot be done as asked: one sentence for the person at the terminal, exit code 2. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
}

/** The output is no longer read by anybody, as after `| head`: the command ends quietly. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}
