import { NotReadable } from '../../verifier/read-bytes.rules.ts';
import { type Language, sayUnreadable } from '../../verifier/say.rules.ts';
import { sayOf } from './command-words.ts';
import { LogFault } from './log-fault.ts';

/**
 * Why a command came to nothing, as one line with its stable code at the end. What is no such fault is one of
 * this program or its machine, and says nothing of a log.
 */
export function faultLine(command: string, language: Language, error: unknown): string {
  const sentence =
    error instanceof NotReadable
      ? sayUnreadable(language, error)
      : sayOf(language, ...faultIn(error));
  const code = isKnown(error) ? error.code : 'failed';
  return `puente ${command}: ${sentence} [${code}]`;
}

/** True for what has a sentence of its own. */
export function isKnown(error: unknown): error is LogFault | NotReadable {
  return error instanceof LogFault || error instanceof NotReadable;
}

function faultIn(error: unknown): [LogFault['code'], LogFault['values']] {
  if (error instanceof LogFault) return [error.code, error.values];
  return ['failed', { reason: error instanceof Error ? error.message : String(error) }];
}

/** The fault of a file that cannot be read. */
export function unreadable(file: string, error: unknown): LogFault {
  const reason = reasonOf(error);
  return new LogFault(whyUnreadable.get(reason) ?? 'fileUnreadable', named(file, reason));
}

const whyUnreadable: ReadonlyMap<string, LogFault['code']> = new Map([
  ['ENOENT', 'fileMissing'],
  ['EISDIR', 'fileIsFolder'],
  ['EACCES', 'fileForbidden'],
  ['EPERM', 'fileForbidden'],
]);

/** Waits until something is written; what hinders it becomes a fault. */
export async function written<T>(
  file: string,
  writing: Promise<T>,
  code: LogFault['code'] = 'fileUnwritable',
): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    throw new LogFault(code, named(file, reasonOf(error)));
  }
}

function named(file: string, reason: string): LogFault['values'] {
  return { file: JSON.stringify(file), reason };
}

function reasonOf(error: unknown): string {
  const code: unknown = Reflect.get(Object(error), 'code');
  return typeof code === 'string' ? code : String(error);
}
