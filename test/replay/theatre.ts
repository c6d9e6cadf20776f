import { opening, runSchedules } from '../../replay/story/open-theatre.ts';
import { seedChance } from '../../replay/story/seeded-chance.ts';
import type { Theatre } from '../../replay/story/stage.ts';
import { testApplication } from '../application.ts';

/** A theatre on the tests' own PostgreSQL. */
export async function aTheatre(
  seed: number,
): Promise<Theatre & { adminUrl: string; close(): Promise<void> }> {
  const puente = await testApplication();
  const { during } = seedChance(seed);
  const { clock } = puente;
  clock.now = opening;
  const theatre: Theatre = {
    application: puente,
    clock,
    during,
    runJobs: () => puente.settle(),
    // So few rows are found however they are looked for.
    analyse: async () => undefined,
    runSchedules: (which) => runSchedules(theatre, which),
  };
  return { ...theatre, adminUrl: puente.database.url.admin, close: puente.close };
}
