import type { Answer } from '#observatory/contract.ts';
import type { Words } from '../../../../words/say.ts';
import type { Series } from './laid-out.ts';

/** What tells the counts that stand beside one another apart: their cases, their release, or both. */
export function seriesLabels({ say }: Words, { series }: Answer): Series[] {
  const releases = new Set(series.map(({ release }) => release.name));
  const programmes = new Set(series.map(({ programme }) => programme));
  return series.map(({ release, programme }) => {
    const parts = [
      ...(programmes.size > 1 || releases.size === 1 ? [say(`courts.programme.${programme}`)] : []),
      ...(releases.size > 1 ? [release.name] : []),
    ];
    return { label: parts.join(', '), isOutside: programme === 'not-mpp' };
  });
}
