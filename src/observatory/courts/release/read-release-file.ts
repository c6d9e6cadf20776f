import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RELEASE_FILE, type ReleaseFile, releaseFile } from './release-about.ts';

/** What the folder says it is; null when it holds no release that this version can read. */
export function readReleaseFile(folder: string): ReleaseFile | null {
  try {
    const text = readFileSync(join(folder, RELEASE_FILE), 'utf8');
    return releaseFile.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
