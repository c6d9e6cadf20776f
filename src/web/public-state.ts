import type { Visit } from '#platform/call.ts';
import { publicState as askState, type Programme } from '#queue/contract.ts';
import { dateIn } from './words/dates.ts';

/** What the public pages say first: that no appointment exists, or what holds for each programme. */
export type Announcement =
  | { kind: 'none' }
  | {
      kind: 'announced' | 'inForce' | 'paused';
      programme: string;
      /** The day (`YYYY-MM-DD`) it came into this state, where the programme is run. */
      since: string;
      /** The order it rests on, and where that can be read. */
      source: { name: string; address: string };
    };

const kinds = { announced: 'announced', in_force: 'inForce', paused: 'paused' } as const;

/** What is in force: `none`, or a programme (paused ones too); and what to say of it, in order. */
export interface PublicState {
  kind: 'none' | 'programme';
  announcements: readonly Announcement[];
}

/** Asks what is in force. Unless something is, the first announcement is that nothing is. */
export async function publicState(visit: Visit): Promise<PublicState> {
  const { programmes } = await visit.call(askState, {});
  const said = programmes.flatMap(announce);
  return said.some(({ kind }) => kind === 'inForce' || kind === 'paused')
    ? { kind: 'programme', announcements: said }
    : { kind: 'none', announcements: [{ kind: 'none' }, ...said] };
}

/** What there is to say of one programme; of one that has ended, nothing. */
export function announce(programme: Programme): Announcement[] {
  const { name, state, stateSince, stateSource, timeZone } = programme;
  if (state === 'ended') return [];
  const since = dateIn(stateSince, timeZone);
  const source = { name: stateSource.name, address: stateSource.address };
  return [{ kind: kinds[state], programme: name, since, source }];
}
