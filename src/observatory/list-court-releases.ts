import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import type { courtReleases } from './contract.ts';
import { publicly, type ReleaseShelf } from './courts/counting/release-shelf.ts';

/** Which releases are here, newest first, and which one stands for all where none is named. */
export function listCourtReleases(releases: ReleaseShelf) {
  return async (_: Context): Promise<z.infer<typeof courtReleases.output>> => {
    const known = releases.list();
    return {
      releases: known.map(publicly),
      chosen: releases.chosen()?.name ?? null,
    };
  };
}
