import {
  ERR_ENCRYPTED_CENTRAL_DIRECTORY,
  ERR_EOCDR_NOT_FOUND,
  ERR_SPLIT_ZIP_FILE,
} from '@zip.js/zip.js';
import { CourtFault } from '../court-fault.ts';
import type { PackedMember } from '../dump.ts';

/** Says why an archive could not be opened. `isArchive`: its first bytes are those of a zip. */
export function faultOfOpening(error: unknown, archive: string, isArchive: boolean): CourtFault {
  if (isOfSystem(error)) return cannotRead(error, archive);
  const message = error instanceof Error ? error.message : String(error);
  if (message === ERR_ENCRYPTED_CENTRAL_DIRECTORY || message === ERR_SPLIT_ZIP_FILE) {
    return unpackYourself(archive, 'is encrypted or split over several files');
  }
  if (!isArchive) return new CourtFault('courts.notADump', `${archive} is no zip archive`);
  return message === ERR_EOCDR_NOT_FOUND
    ? new CourtFault('courts.truncated', `${archive} ends before its table of contents; ${REFETCH}`)
    : new CourtFault(
        'courts.damaged',
        `the table of contents of ${archive} is damaged; ${REFETCH}`,
      );
}

/** Says why a member could not be read, where it is no CourtFault already. */
export function faultOfReading(error: unknown, archive: string): unknown {
  return isOfSystem(error) ? cannotRead(error, archive) : error;
}

/** The bytes of a member are not those that were packed. `why` goes on after its name. */
export function damaged(member: PackedMember, why: string): CourtFault {
  return new CourtFault('courts.damaged', `${member.name} in ${member.archive} ${why}; ${REFETCH}`);
}

/** The archive is shorter than its table of contents says. */
export function truncated(member: PackedMember): CourtFault {
  const message = `${member.archive} ends inside ${member.name}; ${REFETCH}`;
  return new CourtFault('courts.truncated', message);
}

/** The archive is sound, and packed in a way that is not read here. */
export function unpackYourself(what: string, why: string): CourtFault {
  const remedy = 'unpack it with another program and name the folder instead';
  return new CourtFault('courts.cannotRead', `${what} ${why}; ${remedy}`);
}

const REFETCH = 'fetch it again';

type SystemError = Error & { readonly code: string; readonly syscall: string };

function cannotRead(error: SystemError, archive: string): CourtFault {
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'is not there',
    EACCES: 'may not be read by this account',
    EISDIR: 'is a folder, no zip archive',
  };
  const why = words[error.code] ?? `cannot be read (${error.code})`;
  return new CourtFault('courts.cannotRead', `${archive} ${why}`);
}

function isOfSystem(error: unknown): error is SystemError {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
