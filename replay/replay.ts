import type { Wanted } from './arguments.ts';
import type { Figures } from './figures/figures.ts';
import { gatherFigures } from './figures/gather.ts';
import { inventPopulation } from './population/invent-population.ts';
import { openStage } from './story/open-stage.ts';
import type { Stage, Theatre } from './story/stage.ts';
import { type Progress, tell2021 } from './story/tell-2021.ts';

/** Replays the wind-down of 2021 in a theatre that is open, and says what came of it. */
export async function replay(
  theatre: Theatre,
  wanted: Pick<Wanted, 'seed' | 'people' | 'policy'>,
  progress: Progress,
): Promise<{ figures: Figures; stage: Stage }> {
  const stage = await openStage(theatre, wanted);
  const population = inventPopulation(stage.chanceOf, wanted.people);
  await tell2021(stage, population, progress);
  const figures = await stage.profile.measure('figures', () => gatherFigures(stage, wanted.people));
  return { figures, stage };
}
