import { chancesOf } from '../chance.ts';
import type { Policy } from '../policies.ts';
import { allCases } from '../population/invent-population.ts';
import { newProfile } from '../profile.ts';
import { foundCoalition } from './found-coalition.ts';
import { declareWindDown } from './programme.ts';
import type { Stage, Theatre } from './stage.ts';

/** Founds the coalition and declares the programme: all that stands before the first family asks. */
export async function openStage(
  theatre: Theatre,
  { seed, people, policy }: { seed: number; people: number; policy: Policy },
): Promise<Stage> {
  const staff = await foundCoalition(theatre);
  const programmeId = await declareWindDown(theatre, staff.coordinator);
  await theatre.runJobs();
  return {
    ...theatre,
    staff,
    programmeId,
    seed,
    policy,
    scale: people / allCases,
    chanceOf: chancesOf(seed),
    profile: newProfile(),
    known: new Map(),
  };
}
