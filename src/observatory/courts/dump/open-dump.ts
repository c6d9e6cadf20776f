import { statSync } from 'node:fs';
import { CourtFault } from './court-fault.ts';
import type { Dump } from './dump.ts';
import { openFolder } from './open-folder.ts';
import { openZip } from './zip/open-zip.ts';

/** Opens the folder or zip of a dump. Throws a CourtFault where there is none that can be read. */
export async function openDump(source: string): Promise<Dump> {
  const facts = statSync(source, { throwIfNoEntry: false });
  if (!facts) throw new CourtFault('courts.notADump', `there is no file or folder ${source}`);
  return facts.isDirectory() ? openFolder(source) : openZip(source);
}
