import { CourtFault } from '../dump/court-fault.ts';

/** What the system said of a file as one sentence for the person at the terminal. */
export function diskFault(error: unknown, path: string): Error {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new CourtFault(
      'courts.noSpace',
      `The disk that holds ${path} is full; free some room and import again (nothing of this import was kept).`,
    );
  }
  if (code === undefined) return error instanceof Error ? error : new Error(String(error));
  return new CourtFault(
    'courts.cannotWrite',
    `${path} cannot be written (${code}); choose a place that can, or change its permissions.`,
  );
}

/** The system's code of an error, such as ENOENT. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
