import type { Slot } from './party.rules.ts';
import {
  quoted,
  readDate,
  readList,
  readObject,
  readText,
  refuseRepeats,
} from './reading.rules.ts';

/**
 * Reads the slots of a previous plan from parsed JSON; nothing else of it is looked at.
 *
 * A slot may name a unit or a site that is gone since. Throws an InputFault for a malformed slot
 * and for a unit with two slots, since it could not be said which one the household was told.
 */
export function readPreviousSlots(value: unknown): Slot[] {
  const json = readObject(value, 'the previous plan');
  const slots = readList(json.slots, 'slots').map(readSlot);
  refuseRepeats(
    slots.map((slot) => slot.unit),
    (id) => `unit ${quoted(id)} is in two slots`,
  );
  return slots;
}

function readSlot(value: unknown, index: number): Slot {
  const json = readObject(value, `slots[${index}]`);
  const unit = readText(json.unit, `slots[${index}].unit`);
  return {
    unit,
    site: readText(json.site, `slot of unit ${quoted(unit)}: site`),
    day: readDate(json.day, `slot of unit ${quoted(unit)}: day`),
  };
}
