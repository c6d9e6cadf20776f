import { CourtFault } from '../dump/court-fault.ts';

/** What the system said of a file to be written, as one sentence for the person at the terminal. */
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

/** The release is not whole: what to say of the file that shows it. */
export function damaged(path: string): CourtFault {
  return new CourtFault(
    'courts.releaseDamaged',
    `${path} is cut short or was not written by this version of Puente; delete its release and import the dump again.`,
  );
}

/** What the system said of a file to be read, as one sentence. A CourtFault stays what it is. */
export function readFault(error: unknown, path: string): Error {
  if (error instanceof CourtFault) return error;
  if (codeOf(error) === 'ENOENT') {
    return new CourtFault(
      'courts.releaseDamaged',
      `${path} is missing from its release; delete the release and import the dump again.`,
    );
  }
  return new CourtFault(
    'courts.cannotRead',
    `${path} cannot be read (${codeOf(error)}); check its permissions and its disk.`,
  );
}
