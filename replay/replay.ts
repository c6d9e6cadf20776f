import type { Wanted } from './arguments.ts';
import type { Figures } from './figures/figures.ts';
import { gatherFigures } from './figures/gather.ts';
import { inventPopulation } from './population/invent-population.ts';
import { proveLog } from './proof/prove-log.ts';
import { agreeWithWitness } from './proof/witness.ts';
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
  const witness = await agreeWithWitness(stage);
  const population = inventPopulation(stage.chanceOf, wanted.people);
  await tell2021(stage, population, progress);
  const proof = await proveLog(stage, witness);
  const figures = await stage.profile.measure('figures', () =>
    gatherFigures(stage, wanted.people, proof),
  );
  return { figures, stage };
}
