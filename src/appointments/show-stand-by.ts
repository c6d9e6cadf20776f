import { type Context, todayOf } from '#platform/context.ts';
import { householdMeant, planningUnits, ticketsOfHousehold } from '#queue/index.ts';
import { localDay } from '#queue/local-day.rules.ts';
import { orderUnits } from '#queue/order-units.rules.ts';
import { freeRooms } from './free-rooms.ts';
import type { MyStandBy, StandByAsk } from './stand-by.contract.ts';
import { type AskRow, asksOf, countAsks, listWishes, wishesOf } from './stand-by.store.ts';
import { stewardedProgramme } from './stewarded.ts';

interface Shown {
  standBy: MyStandBy[];
  asks: StandByAsk[];
}

/** What the family said and is asked; day and port only once it has proven its own fact in this visit. */
export async function myStandBy(context: Context): Promise<Shown> {
  const { actor } = context;
  const proven = actor.kind === 'family' && actor.proofs?.day === true;
  const shown = await shownOf(context, householdMeant(context, null));
  if (proven) return shown;
  const asks = shown.asks.map((ask) => ({ ...ask, day: null, port: null, timeZone: null }));
  return { ...shown, asks };
}

/** The same for staff who may see the household; nothing for others. */
export async function standByOf(
  context: Context,
  { householdId }: { householdId: string },
): Promise<Shown> {
  const visible = await ticketsOfHousehold(context.tx, householdId);
  return visible.length === 0 ? { standBy: [], asks: [] } : shownOf(context, householdId);
}

async function shownOf({ tx, now }: Context, householdId: string): Promise<Shown> {
  const [wishes, asks] = await Promise.all([wishesOf(tx, householdId), asksOf(tx, householdId)]);
  return {
    standBy: wishes
      .filter(({ until }) => until >= todayOf(now))
      .map(({ programmeId, ports, notice, readyHours, until, joinedAt }) => ({
        programmeId,
        ports,
        noticeHours: [...notice],
        readyHours,
        until,
        joinedAt,
      })),
    asks: asks.map(askShown),
  };
}

function askShown({ householdId: _own, ...ask }: AskRow): StandByAsk {
  return ask;
}

/** Free places and the list for those who steward the programme: in the published order, by number. */
export async function showStandBy(context: Context, { programmeId }: { programmeId: string }) {
  const programme = await stewardedProgramme(context, programmeId);
  const today = localDay(context.now, programme.timeZone);
  const [free, wishes, units, counts] = await Promise.all([
    freeRooms(context, programme),
    listWishes(context.tx, programmeId, today),
    planningUnits(context.tx, programmeId),
    countAsks(context.tx, programmeId),
  ]);
  const wished = new Map(wishes.map((wish) => [wish.ticketNumber, wish]));
  return {
    free: free.map(({ port, day, room }) => ({ port, day, room })),
    list: orderUnits(units, programme).flatMap(({ ticketNumber, size }) => {
      const wish = wished.get(ticketNumber);
      return wish ? [{ ...wish, size }] : [];
    }),
    counts,
  };
}
