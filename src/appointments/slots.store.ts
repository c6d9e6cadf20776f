import type { Tx } from '#platform/database.ts';
import { isTrue } from '#platform/is-true.ts';
import { all, type Sql, sql } from '#platform/sql.ts';

/** A live slot as planning sees it. */
export interface LiveSlot {
  householdId: string;
  slotId: string;
  ticketNumber: string;
  port: string;
  day: string;
  state: 'planned' | 'offered' | 'accepted';
}

/** Slots that stand and whose day has no outcome yet, by ticket number. */
export function listLiveSlots(tx: Tx, programmeId: string): Promise<LiveSlot[]> {
  return tx.rows(sql`
    select household_id as "householdId", slot_id as "slotId", ticket_number as "ticketNumber", port,
      day, state
    from appointments.slots
    where programme_id = ${programmeId} and state in ('planned', 'offered', 'accepted')
    order by ticket_number collate "C"`);
}

/** A slot to be given. */
export interface NewSlot {
  slotId: string;
  householdId: string;
  organisationId: string;
  ticketNumber: string;
  port: string;
  day: string;
  size: number;
  timeZone: string;
}

/** Which slots are meant; found by both ids, as the table is keyed, however many they are. */
type SlotIds = readonly { householdId: string; slotId: string }[];

function named(slots: SlotIds): Sql {
  return sql`unnest(${slots.map((one) => one.householdId)}::uuid[],
    ${slots.map((one) => one.slotId)}::uuid[]) as named (household_id, slot_id)`;
}

/** Ends slots whose household gets another day, or none, each with its reason. */
export async function endSlots(
  tx: Tx,
  slots: readonly { householdId: string; slotId: string; reason: string }[],
  state: 'moved' | 'cancelled',
  now: Date,
): Promise<void> {
  if (slots.length === 0) return;
  await tx.run(sql`
    update appointments.slots s set state = ${state}, state_since = ${now}, reason = named.reason
    from unnest(${slots.map((one) => one.householdId)}::uuid[],
      ${slots.map((one) => one.slotId)}::uuid[],
      ${slots.map((one) => one.reason)}::text[]) as named (household_id, slot_id, reason)
    where s.household_id = named.household_id and s.slot_id = named.slot_id`);
}

/** Adds planned slots of a plan; the database refuses a second live one of a household. */
export async function addSlots(
  tx: Tx,
  plan: { programmeId: string; planId: string },
  slots: readonly NewSlot[],
  now: Date,
): Promise<void> {
  if (slots.length === 0) return;
  await tx.run(sql`
    insert into appointments.slots (programme_id, plan_id, state_since, household_id, slot_id,
      organisation_id, ticket_number, port, day, size, time_zone)
    select ${plan.programmeId}, ${plan.planId}, ${now}, s.* from unnest(
      ${slots.map((one) => one.householdId)}::uuid[], ${slots.map((one) => one.slotId)}::uuid[],
      ${slots.map((one) => one.organisationId)}::uuid[],
      ${slots.map((one) => one.ticketNumber)}::text[], ${slots.map((one) => one.port)}::text[],
      ${slots.map((one) => one.day)}::date[], ${slots.map((one) => one.size)}::int[],
      ${slots.map((one) => one.timeZone)}::text[]) as s`);
}

/** Follows a household that grew or shrank: who counts a day's people counts it as it is. */
export async function resizeSlots(
  tx: Tx,
  { householdId, programmeId, size }: { householdId: string; programmeId: string; size: number },
): Promise<void> {
  await tx.run(sql`
    update appointments.slots set size = ${size}
    where household_id = ${householdId} and programme_id = ${programmeId}
      and state in ('planned', 'offered', 'accepted') and size <> ${size}`);
}

/** Offers planned slots; gives those that were still planned. */
export function markOffered(
  tx: Tx,
  slots: SlotIds,
  until: Date,
  now: Date,
): Promise<{ householdId: string; slotId: string }[]> {
  return tx.rows(sql`
    update appointments.slots s set state = 'offered', state_since = ${now}, offered_at = ${now},
      offer_ends_at = ${until}
    from ${named(slots)}
    where s.household_id = named.household_id and s.slot_id = named.slot_id and s.state = 'planned'
    returning s.household_id as "householdId", s.slot_id as "slotId"`);
}

/** A slot as its family and its organisation see it. */
export interface SlotRow {
  householdId: string;
  slotId: string;
  programmeId: string;
  state:
    | 'planned'
    | 'offered'
    | 'accepted'
    | 'declined'
    | 'lapsed'
    | 'missed'
    | 'turned_away'
    | 'cancelled'
    | 'moved'
    | 'arrived';
  stateSince: Date;
  offerEndsAt: Date | null;
  timeZone: string;
  day: string;
  port: string;
  confirmedAt: Date | null;
  confirmedWith: string | null;
  reason: string | null;
  /** The family had heard of the day. */
  told: boolean;
  /** When somebody first said that it came after all, if anybody did. */
  cameSaidAt: Date | null;
}

const columns = sql`s.household_id as "householdId", s.slot_id as "slotId",
  s.programme_id as "programmeId", s.state, s.state_since as "stateSince",
  s.time_zone as "timeZone", s.day, s.port, s.confirmed_at as "confirmedAt",
  s.confirmed_with as "confirmedWith", s.reason,
  s.came_said_at as "cameSaidAt", s.offered_at is not null or s.stand_by as told`;

/** A slot with why its place is held, if it is. */
export type HeldSlotRow = SlotRow & { heldReason: string | null };

/**
 * The slots of a household, the one that stands first, then the newest; an offer's end moves on by as
 * long as the programme stood still.
 */
export function slotsOfHousehold(tx: Tx, householdId: string, now: Date): Promise<HeldSlotRow[]> {
  return tx.rows(sql`
    select ${columns}, t.held_reason as "heldReason",
      s.offer_ends_at + queue.paused_for(s.programme_id, s.offered_at, ${now}) as "offerEndsAt"
    from appointments.slots s left join queue.tickets t using (household_id, programme_id)
    where s.household_id = ${householdId}
    order by s.state in ('planned', 'offered', 'accepted', 'arrived') desc, s.state_since desc,
      s.day desc
    limit 50`);
}

/**
 * An offer that can be answered now; its end moves on by as long as the programme stood still. None
 * while the programme does not run or the place is held.
 */
export function findOffer(
  tx: Tx,
  householdId: string,
  slotId: string,
  now: Date,
): Promise<{
  until: Date;
  day: string;
  port: string;
  timeZone: string;
  confirmed: boolean;
} | null> {
  return tx.first(sql`
    select s.offer_ends_at + queue.paused_for(s.programme_id, s.offered_at, ${now}) as until, s.day,
      s.port, s.time_zone as "timeZone", s.confirmed_at is not null as confirmed
    from appointments.slots s
    join queue.programmes p using (programme_id)
    join queue.tickets t using (household_id, programme_id)
    where s.household_id = ${householdId} and s.slot_id = ${slotId} and s.state = 'offered'
      and p.state = 'in_force' and t.held_reason is null`);
}

/** One slot that the actor may see, or null. */
export function findSlot(tx: Tx, slotId: string): Promise<SlotRow | null> {
  return tx.first(sql`
    select ${columns}, s.offer_ends_at as "offerEndsAt" from appointments.slots s
    where s.slot_id = ${slotId}`);
}

/** Answers an offer that stands; false if none does. */
export function answerSlot(
  tx: Tx,
  slot: { householdId: string; slotId: string },
  answer: 'accepted' | 'declined',
  reason: string | null,
  now: Date,
): Promise<boolean> {
  return isTrue(
    tx,
    sql`
    select appointments.answer(${slot.householdId}, ${slot.slotId}, ${answer}, ${reason}, ${now}) as done`,
  );
}

/** Records what happened on the day; false if no slot stands, or it is not the actor's to record. */
export function recordSlot(
  tx: Tx,
  slot: { householdId: string; slotId: string },
  outcome: 'arrived' | 'missed' | 'turned_away',
  reason: string | null,
  now: Date,
): Promise<boolean> {
  return isTrue(
    tx,
    sql`
    select appointments.record_outcome(${slot.householdId}, ${slot.slotId}, ${outcome}, ${reason},
      ${now}) as done`,
  );
}

/**
 * Says that a household came after all, or takes that back: it `waits` for a second person, has `arrived`, or the
 * word is `dropped`; null where nothing can be said of that day, or it is not the actor's to say.
 */
export async function sayCame(
  tx: Tx,
  slot: { householdId: string; slotId: string },
  came: boolean,
  reason: string | null,
  now: Date,
): Promise<'waits' | 'arrived' | 'dropped' | null> {
  const row = await tx.first<{ said: 'waits' | 'arrived' | 'dropped' | null }>(sql`
    select appointments.came_after_all(${slot.householdId}, ${slot.slotId}, ${came}, ${reason}, ${now})
      as said`);
  return row?.said ?? null;
}

/** Ends offers whose time is over, the time of pauses not counted; none while a programme is paused. */
export function lapseOffers(
  tx: Tx,
  programmeIds: readonly string[],
  now: Date,
): Promise<{ householdId: string; slotId: string; programmeId: string }[]> {
  return tx.rows(sql`
    update appointments.slots s set state = 'lapsed', state_since = ${now}
    where s.state = 'offered' and s.programme_id = any (${programmeIds}::uuid[])
      and s.offer_ends_at <= ${now}
      and s.offer_ends_at + queue.paused_for(s.programme_id, s.offered_at, ${now}) <= ${now}
    returning s.household_id as "householdId", s.slot_id as "slotId", s.programme_id as "programmeId"`);
}

/** Cancels live slots: of one household, or on days that went by while a programme stood still. */
export function cancelSlots(
  tx: Tx,
  which: { programmeId: string; householdId?: string; days?: { from: string; to: string } },
  reason: string,
  now: Date,
): Promise<{ householdId: string; slotId: string; told: boolean }[]> {
  const conditions = [
    sql`s.programme_id = ${which.programmeId}`,
    sql`s.state in ('planned', 'offered', 'accepted')`,
  ];
  if (which.householdId) conditions.push(sql`s.household_id = ${which.householdId}`);
  if (which.days) conditions.push(sql`s.day between ${which.days.from} and ${which.days.to}`);
  return tx.rows(sql`
    update appointments.slots s set state = 'cancelled', state_since = ${now}, reason = ${reason}
    where ${all(conditions)}
    returning s.household_id as "householdId", s.slot_id as "slotId",
      s.offered_at is not null or s.stand_by as told`);
}

/** Households that know of a day still to come, from a day on. */
export function listToldSlots(
  tx: Tx,
  programmeId: string,
  from: string,
): Promise<{ householdId: string; slotId: string; state: 'offered' | 'accepted' }[]> {
  return tx.rows(sql`
    select household_id as "householdId", slot_id as "slotId", state from appointments.slots
    where programme_id = ${programmeId} and state in ('offered', 'accepted') and day >= ${from}`);
}
