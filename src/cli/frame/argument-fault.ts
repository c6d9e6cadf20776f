import { type CommandName, type FaultCode, type Named, sayFault } from './frame-words.ts';

/** Arguments that cannot be followed: one sentence for the person at the terminal, exit code 2. */
export class ArgumentFault extends Error {
  override readonly name = 'ArgumentFault';
  readonly code: FaultCode;
  /** Of which command, as it is called after `npx puente`. */
  readonly command: string;
  readonly values: Named;

  constructor(code: FaultCode, command: string, values: Named = {}) {
    super(sayFault('en', code, command, values));
    this.code = code;
    this.command = command;
    this.values = values;
  }
}

/** A fault as the one line that is printed, with its stable code at the end. */
export function argumentFaultLine(
  language: Parameters<typeof sayFault>[0],
  { code, command, values }: ArgumentFault,
): string {
  return `${['puente', command].join(' ').trim()}: ${sayFault(language, code, command, values)} [${code}]`;
}

/** The fault of a file that was named: it cannot be read, or not be written. */
export function fileFault(
  code: 'unreadable' | 'unwritable',
  command: CommandName,
  file: string,
  error: unknown,
): ArgumentFault {
  const reason = String(Reflect.get(Object(error), 'code') ?? 'unknown');
  return new ArgumentFault(code, command, { given: JSON.stringify(file), reason });
}
