import { redirect } from '@sveltejs/kit';
import type { Visit } from '#platform/call.ts';
import { type Programme, publicState } from '#queue/contract.ts';

/** A programme on the desk; `mine`: the organisation of whoever looks stewards it. */
export type ProgrammeLine = Programme & { mine: boolean };

const rank: Readonly<Record<Programme['state'], number>> = {
  in_force: 0,
  paused: 1,
  announced: 2,
  ended: 3,
};

/** Every programme, one's own first, and the one that the address names (else the first). */
export async function programmesFor(
  visit: Visit,
  url: URL,
): Promise<{ programmes: ProgrammeLine[]; chosen: ProgrammeLine | null }> {
  const { programmes } = await visit.call(publicState, {});
  const own = visit.actor.kind === 'staff' ? visit.actor.organisationId : null;
  const lines = programmes
    .map((programme) => ({ ...programme, mine: programme.organisationId === own }))
    .sort((a, b) => Number(b.mine) - Number(a.mine) || rank[a.state] - rank[b.state]);
  const asked = url.searchParams.get('programme');
  const chosen = lines.find(({ programmeId }) => programmeId === asked) ?? lines[0] ?? null;
  return { programmes: lines, chosen };
}

/** The programme that an action's address names; empty where it names none, which every contract refuses. */
export function programmeIn(url: URL): string {
  return url.searchParams.get('programme') ?? '';
}

/** Goes to a page of the desk that says what was done: `planning.done.DONE`, with a count if there is one. */
export function goAndSay(
  path: string,
  said: { programme?: string; done: string; count?: number; plan?: string },
): never {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(said)) query.set(name, String(value));
  redirect(303, `${path}?${query}`);
}
