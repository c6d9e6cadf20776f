import { type Opened, type Seen, seatOf } from './seats.ts';

/** A household that stood behind another and was given a day that the other could have had. */
export interface Inversion {
  ticket: string;
  over: string;
  port: string;
  day: string;
}

/**
 * Everybody who was passed over in a plan: a day it could use, earlier than its own, went to somebody
 * behind it, though it would have fitted with all who stood before it.
 */
export function findInversions({ seen, room, givenAt }: Opened): Inversion[] {
  const days = [...new Set([...room.keys()].map((seat) => seat.slice(0, 10)))].sort();
  const aheadAt = runningSums(givenAt);
  return seen.flatMap((one) => {
    if (one.from === null || one.kept) return [];
    for (const day of days) {
      if (day < one.from) continue;
      if (one.given && day >= one.given.day) break;
      const inversion = passedOver(one, day);
      if (inversion) return [inversion];
    }
    return [];
  });

  function passedOver({ unit, rank, ticket }: Seen, day: string): Inversion | null {
    for (const port of unit.sites) {
      const seat = seatOf(port, day);
      const left = room.get(seat);
      const there = givenAt.get(seat) ?? [];
      const last = there.at(-1);
      if (left === undefined || !last || last.rank < rank) continue;
      const ahead = peopleBefore(aheadAt.get(seat) ?? [], rank);
      if (left - ahead >= unit.size) return { ticket, over: last.ticket, port, day };
    }
    return null;
  }
}

interface Sum {
  rank: number;
  people: number;
}

/** For each port and day: people given a day there up to each rank. */
function runningSums(givenAt: Opened['givenAt']): Map<string, Sum[]> {
  const sums = new Map<string, Sum[]>();
  for (const [seat, there] of givenAt) {
    let people = 0;
    sums.set(
      seat,
      there.map(({ rank, unit }) => {
        people += unit.size;
        return { rank, people };
      }),
    );
  }
  return sums;
}

function peopleBefore(sums: readonly Sum[], rank: number): number {
  return sums.findLast((sum) => sum.rank < rank)?.people ?? 0;
}
