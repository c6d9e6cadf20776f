import { handle, type Route } from '#platform/handle.ts';
import * as contracts from './contract.ts';
import { counterThread } from './courts/counting/counter.ts';
import { releaseShelf } from './courts/counting/release-shelf.ts';
import { giveFairnessTable } from './fairness/give-fairness-table.ts';
import { showFairness } from './fairness/show-fairness.ts';
import { giveCourtTable } from './give-court-table.ts';
import { listCourtReleases } from './list-court-releases.ts';
import { listCourtValues } from './list-court-values.ts';
import { showCourtFigures } from './show-court-figures.ts';

/** Every route of the observatory. `courtsFolder` holds the releases of the court data, if there are any. */
export function routesOf({ courtsFolder = null }: { courtsFolder?: string | null }): Route[] {
  const releases = releaseShelf(courtsFolder);
  const show = showCourtFigures(releases, counterThread());
  return [
    handle(contracts.courtReleases, listCourtReleases(releases)),
    handle(contracts.courtFigures, show),
    handle(contracts.courtValues, listCourtValues(show)),
    handle(contracts.courtTable, giveCourtTable(show)),
    handle(contracts.fairness, showFairness),
    handle(contracts.fairnessTable, giveFairnessTable),
  ];
}
