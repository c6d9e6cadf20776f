import type { CaseFinder } from './case-finder.ts';
import type { CaseFacts } from './facts.ts';
import type { PackedChunk } from './packed-part.ts';

/** Sets `isRepresented` of the cases with a lawyer of the person; answers how many rows belong to no case. */
export function reduceRepresentations(
  chunks: readonly PackedChunk[],
  finder: CaseFinder,
  cases: CaseFacts,
): number {
  let orphans = 0;
  for (const { words } of chunks) {
    for (let row = 0; row < words.length; row++) {
      const at = finder.find(words[row] ?? 0);
      if (at < 0) orphans += 1;
      else cases.isRepresented[at] = 1;
    }
  }
  return orphans;
}
