import { error } from '@sveltejs/kit';
import type { Programme } from '#queue/contract.ts';

/**
 * The programme that the address names, or the first where it names none; null where there is none. Another's
 * order is never shown in the place of one that was asked for: an address that names no programme of ours is a 404.
 */
export function programmeAsked(programmes: readonly Programme[], url: URL): Programme | null {
  const wanted = url.searchParams.get('programme');
  if (!wanted) return programmes[0] ?? null;
  return programmes.find(({ programmeId }) => programmeId === wanted) ?? error(404);
}
