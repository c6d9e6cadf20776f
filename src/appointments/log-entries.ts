import { createHash } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { ticketOf } from '#queue/draw.rules.ts';
import { asLog, ensureLog, type Programme } from '#queue/index.ts';
import {
  type Appended,
  appendToLog,
  checkpointNow,
  sealedEntry,
  ticketsStayed,
  ticketTravelled,
} from '#transparency/index.ts';
import { type PlanFacts, slotsHashOf } from '#transparency/verify/sealed-facts.rules.ts';
import type { MadePlan } from './remembered-plan.ts';
import { programmesUnlogged, takeUnlogged, type Unlogged } from './unlogged.store.ts';

/**
 * Writes into the log what changed of ports and days since it was last told, in the transaction of what
 * happened. The database notes each change, so that none is left out.
 */
export function writeDays(context: Context, programmeId: string): Promise<void> {
  return asLog(context, async (inner) => {
    await ensureLog(inner, programmeId);
    const told = await takeUnlogged(inner.tx, programmeId);
    await appendToLog(inner, programmeId, told.map(entryOf));
    const stayed = told.flatMap(({ facts }) =>
      facts.what === 'outcome' && putsRight.has(facts.outcome) ? [facts.ticket] : [],
    );
    if (stayed.length > 0) await ticketsStayed(inner, programmeId, stayed);
    for (const { householdId, facts, travelled } of told) {
      if (householdId === null || travelled === null || facts.what !== 'outcome') continue;
      const { ticket, day } = facts;
      const travel = { ticket, householdId, travelledOn: day, size: travelled };
      await ticketTravelled(inner, programmeId, travel);
    }
  });
}

/** What the days of an erased household come to afterwards is fixed too, and opens to nobody. */
function entryOf({ facts, erased, ...whose }: Unlogged): Appended {
  const { entry, ...opened } = sealedEntry(facts, whose);
  return erased ? { entry } : { entry, ...opened };
}

/** The outcomes that can take the stead of an arrival recorded by mistake. */
const putsRight: ReadonlySet<string> = new Set(['missed', 'turned_away']);

/**
 * How many entries say all that a plan about to be applied, or a question about to be asked, is decided from:
 * they have their positions now, and no other entry gets one before this transaction ends.
 */
export async function entriesBefore(context: Context, programmeId: string): Promise<number> {
  await writeDays(context, programmeId);
  const { size } = await asLog(context, (inner) => checkpointNow(inner, programmeId));
  return size;
}

/** Writes that a plan is applied: that it was fixed now, from what the first `upTo` entries say. */
export function writePlan(
  context: Context,
  { programmeId, ports }: Programme,
  { texts, result }: MadePlan,
  upTo: number,
): Promise<void> {
  const { asOf } = result;
  const slots = result.slots.filter(({ day }) => day >= asOf);
  const facts = {
    what: 'plan',
    plan: texts.planId,
    asOf,
    upTo,
    ports,
    slotsHash: slotsHashOf(
      slots.map(({ unit, site, day }) => ({ ticket: ticketOf(unit), port: site, day })),
    ),
    instanceHash: sha256Of(texts.instance),
    previousHash: sha256Of(texts.previous),
    planHash: sha256Of(JSON.stringify(result)),
  } satisfies PlanFacts;
  return asLog(context, (inner) =>
    appendToLog(inner, programmeId, [sealedEntry(facts, { householdId: null })]),
  );
}

/** Writes what no fact told, as days that were planned and never offered. */
export async function writeLeftDays(context: Context): Promise<void> {
  for (const programmeId of await programmesUnlogged(context.tx)) {
    await writeDays(context, programmeId);
  }
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
