import { numberOf } from './opening.rules.ts';
import type { Party, Place } from './party.rules.ts';

/** A slot as plans are written: a household, a port, a calendar date. */
export type Slot = { readonly unit: string; readonly site: string; readonly day: string };

/**
 * Gives back their slots to the parties that can keep them, and takes the room for them.
 *
 * A party keeps its slot if it is not held, the port is still one it can use, and the day is open
 * with room. When a day has less room than before, the published order decides: each in turn
 * keeps its slot if it still fits, so a smaller household may keep a day that a larger one before
 * it must leave. What was promised is not measured again against lead time or readiness.
 *
 * `parties` in published order; `slots`, by unit id, on or after the day of planning.
 */
export function keepSlots(
  parties: readonly Party[],
  slots: ReadonlyMap<string, Slot>,
): Map<Party, Place> {
  const kept = new Map<Party, Place>();
  for (const party of parties) {
    const slot = slots.get(party.unit.id);
    if (!slot || party.unit.hold) continue;
    const port = party.ports.find((one) => one.id === slot.site);
    const day = numberOf(slot.day);
    if (!port || port.rooms.on(day) < party.unit.size) continue;
    port.rooms.change(day, -party.unit.size);
    kept.set(party, { port, day });
  }
  return kept;
}
