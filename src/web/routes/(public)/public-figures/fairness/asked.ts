import { FAIRNESS_DIMENSIONS, type FairnessDimension } from '#observatory/contract.ts';
import type { Visit } from '#platform/call.ts';
import { publicState } from '#queue/contract.ts';

/** What the address asks to compare by; nationality unless it says otherwise. */
export function dimensionIn(url: URL): FairnessDimension {
  const wanted = url.searchParams.get('by');
  return FAIRNESS_DIMENSIONS.find((one) => one === wanted) ?? 'nationality';
}

/** The programme that the address names, else the first; and all there are. */
export async function programmeIn(visit: Visit, url: URL) {
  const { programmes } = await visit.call(publicState, {});
  const wanted = url.searchParams.get('programme');
  const chosen = programmes.find(({ programmeId }) => programmeId === wanted) ?? programmes[0];
  return { chosen: chosen ?? null, others: programmes.filter((one) => one !== chosen) };
}
