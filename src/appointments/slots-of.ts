import type { Context } from '#platform/context.ts';
import { findProgramme, householdMeant, type Programme, ticketsOfHousehold } from '#queue/index.ts';
import type { MySlot } from './contract.ts';
import { type HeldSlotRow, type SlotRow, slotsOfHousehold } from './slots.store.ts';

/**
 * The family's appointments as it may see them: what was never more than planned stays unsaid, so
 * does all while a lawyer or a trained person comes first, and day and port open only once the family has
 * proven its own fact in this visit.
 */
export async function mySlots(context: Context): Promise<{ slots: MySlot[] }> {
  const { actor } = context;
  const proven = actor.kind === 'family' && actor.proofs?.day === true;
  const shown = await readSlots(context, householdMeant(context, null));
  return {
    slots: shown.flatMap(({ row, shared, programmeTimeZone }) => {
      if (row.state === 'planned' || !row.told || waitsForHelp(row)) return [];
      // The port's clocks would tell where it is: until then the programme's are shown.
      const hidden = { day: null, port: null, timeZone: programmeTimeZone };
      const open = { day: row.day, port: row.port, timeZone: row.timeZone };
      const { state } = row;
      return [{ ...shared, state, ...(proven ? open : hidden), needsOwnFact: !proven }];
    }),
  };
}

function waitsForHelp({ heldReason }: HeldSlotRow): boolean {
  return heldReason === 'lawyer_first' || heldReason === 'child_alone';
}

/** The appointments of a household for staff who may see it; none for others. */
export async function slotsOf(context: Context, { householdId }: { householdId: string }) {
  const visible = await ticketsOfHousehold(context.tx, householdId);
  const shown = visible.length === 0 ? [] : await readSlots(context, householdId);
  return {
    slots: shown.map(({ row, shared }) => {
      const { state, day, port, timeZone, confirmedWith } = row;
      return { ...shared, state, day, port, timeZone, confirmedWith, needsOwnFact: false };
    }),
  };
}

async function readSlots(context: Context, householdId: string) {
  const { tx, now } = context;
  const rows = await slotsOfHousehold(tx, householdId, now);
  const ids = [...new Set(rows.map(({ programmeId }) => programmeId))];
  const programmes = await Promise.all(ids.map((id) => findProgramme(tx, id)));
  return rows.map((row) => {
    const programme = programmes.find((one) => one?.programmeId === row.programmeId) ?? null;
    return {
      row,
      shared: sharedPart(row, programme),
      programmeTimeZone: programme?.timeZone ?? null,
    };
  });
}

function sharedPart(row: SlotRow, programme: Programme | null) {
  const { slotId, programmeId, stateSince, confirmedAt, reason } = row;
  const offerStandsStill = row.state === 'offered' && programme?.state !== 'in_force';
  const runs = row.state === 'offered' && !offerStandsStill;
  const offerEndsAt = runs ? row.offerEndsAt : null;
  const doNotTravel = hasDay(row) && programme?.state !== 'in_force';
  return {
    slotId,
    programmeId,
    stateSince,
    offerEndsAt,
    offerStandsStill,
    doNotTravel,
    confirmedAt,
    reason,
  };
}

function hasDay({ state }: SlotRow): boolean {
  return state === 'offered' || state === 'accepted';
}
