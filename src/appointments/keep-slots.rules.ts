import { numberOf } from './opening.rules.ts';
import type { Party, Place } from './party.rules.ts';

/**
 * Gives back their slots to the parties that can keep them, and takes the room for them: for each
 * party its kept place or null.
 *
 * A party keeps its slot if it is not held, the port is still one it can use, and the day is open
 * with room. When a day has less room than before, the published order decides: each in turn
 * keeps its slot if it still fits, so a smaller household may keep a day that a larger one before
 * it must leave. What was promised is not measured again against lead time or readiness.
 *
 * `parties` in published order, when nobody else has been placed yet.
 */
export function keepSlots(parties: readonly Party[]): (Place | null)[] {
  return parties.map(keptPlace);
}

function keptPlace({ unit, ports, promised }: Party): Place | null {
  const port = promised && !unit.hold && ports.find((one) => one.id === promised.site);
  if (!port) return null;
  const day = numberOf(promised.day);
  if (port.rooms.on(day) < unit.size) return null;
  port.rooms.change(day, -unit.size);
  return { port, day };
}
