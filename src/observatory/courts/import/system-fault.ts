import { CourtFault } from '../dump/court-fault.ts';

/** What the system says in one word, as a fault in one sentence; null where it says nothing known. */
export function faultOfSystem(error: unknown): CourtFault | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const path = 'path' in error && typeof error.path === 'string' ? ` (${error.path})` : '';
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new CourtFault('courts.noSpace', `the disk is full${path}`);
    case 'EROFS':
      return new CourtFault('courts.cannotWrite', `the disk takes no writing${path}`);
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ELOOP':
    case 'ENAMETOOLONG':
      return new CourtFault('courts.cannotRead', `a file is not there${path}`);
    case 'EACCES':
    case 'EPERM':
      return new CourtFault('courts.cannotRead', `a file may not be opened${path}`);
    case 'EIO':
      return new CourtFault('courts.cannotRead', `the disk cannot be read${path}`);
    default:
      return null;
  }
}
