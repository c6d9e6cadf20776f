import { whereWeStand } from '#appointments/contract.ts';
import { type Opening, OrderFacts, TravelFacts } from '#transparency/commitment.rules.ts';
import { myTicketEntries, watch } from '#transparency/contract.ts';
import { type Entry, readLeaf } from '#transparency/entry.rules.ts';
import { StandByFacts } from '#transparency/verify/sealed-facts.rules.ts';
import { dayThatCame } from '../../../../words/dates.ts';
import { watchThere } from '../../list/check/days-there.ts';
import { familyCall, ownHousehold } from '../family.ts';
import type { PageServerLoad } from './$types';

/** What the logs say of the family's places, who watches them, and how its range was computed. */
export const load: PageServerLoad = async ({ locals: { visit, application } }) => {
  await ownHousehold(visit);
  const call = familyCall(visit);
  const [{ logs }, { places, hold }] = await Promise.all([
    call(myTicketEntries, {}),
    call(whereWeStand, {}),
  ]);
  // For whom a lawyer or a trained person comes first there is nothing that could be read as a date.
  const ranked = hold === 'none' ? places : [];
  const now = application.now();
  const shown = logs.map(async ({ logId, name, entries, waiting }) => {
    const isOfLog = ({ programme }: { programme: { programmeId: string } }) =>
      programme.programmeId === logId;
    const { timeZone } = places.find(isOfLog)?.programme ?? noProgramme;
    return {
      logId,
      name,
      waiting,
      place: ranked.find(isOfLog) ?? null,
      entries: entries.map(({ position, leaf, openings }) => {
        const told = toldOf(readLeaf(leaf), openings);
        const on = told.on && dayThatCame(told.on, now, timeZone);
        return { position, ...told, on, facts: factsIn(openings) };
      }),
      watch: watchThere(await call(watch, { logId }), now, timeZone),
    };
  });
  return { logs: await Promise.all(shown) };
};

/** Where no programme says otherwise, days are those of Mexico City. */
const noProgramme = { timeZone: 'America/Mexico_City' };

type Opened = Pick<Opening, 'part' | 'facts'>;

/** When and what an entry says: `given`, `left`, why something changed, or what the family said about short notice. */
function toldOf(entry: Entry | null, openings: readonly Opened[]) {
  if (entry === null) return { on: null, what: null, byTwo: false };
  const what = entry.kind === 'ticket.changed' ? entry.reason : entry.kind.replace('ticket.', '');
  return {
    on: entry.on,
    what: entry.kind === 'sealed' ? shortNoticeIn(openings) : what,
    byTwo: entry.kind === 'ticket.changed' && entry.deciders?.length === 2,
  };
}

function shortNoticeIn(openings: readonly Opened[]): string | null {
  const said = openings.flatMap(({ facts }) => StandByFacts.safeParse(facts).data ?? []).at(0);
  if (!said) return null;
  return said.until === null ? 'stand_by_ended' : 'stand_by';
}

/** What the page tells of an entry's facts; null for one that tells of none. */
function factsIn(openings: readonly Opened[]) {
  const of = (part: Opening['part']) => openings.find((one) => one.part === part)?.facts;
  const order = OrderFacts.safeParse(of('order')).data;
  const travel = TravelFacts.safeParse(of('travel')).data;
  return order && travel ? { enrolledOn: order.enrolledOn, size: travel.size } : null;
}
