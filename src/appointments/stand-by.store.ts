import type { Tx } from '#platform/database.ts';
import { isTrue } from '#platform/is-true.ts';
import { sql } from '#platform/sql.ts';
import type { StandByAsk } from './stand-by.contract.ts';

/** What a household said about travelling at short notice. */
export interface StandByWish {
  householdId: string;
  programmeId: string;
  ports: readonly string[];
  /** For each of them, the hours it needs before the day begins there. */
  notice: readonly number[];
  readyHours: number;
  until: string;
}

/** Puts a household on the list, or changes what it said; false if it has no live place there. */
export function joinList(tx: Tx, wish: StandByWish, now: Date): Promise<boolean> {
  return isTrue(
    tx,
    sql`
    select appointments.join_stand_by(${wish.householdId}, ${wish.programmeId}, ${wish.ports}::text[],
      ${wish.notice}::int[], ${wish.readyHours}, ${wish.until}, ${now}) as done`,
  );
}

/** Takes a household off the list; false if it was not on it. */
export function leaveList(
  tx: Tx,
  { householdId, programmeId }: { householdId: string; programmeId: string },
  now: Date,
): Promise<boolean> {
  return isTrue(
    tx,
    sql`select appointments.leave_stand_by(${householdId}, ${programmeId}, ${now}) as done`,
  );
}

/** What a household said, for each programme in whose list it stands. */
export function wishesOf(
  tx: Tx,
  householdId: string,
): Promise<(Omit<StandByWish, 'ports'> & { ports: string[]; joinedAt: Date })[]> {
  return tx.rows(sql`
    select household_id as "householdId", programme_id as "programmeId", ports, notice,
      ready_hours as "readyHours", until, joined_at as "joinedAt"
    from appointments.stand_by where household_id = ${householdId} and ended_at is null
    order by joined_at`);
}

/** An ask as its household and the system see it. */
export type AskRow = Omit<StandByAsk, 'day' | 'port' | 'timeZone'> & {
  householdId: string;
  day: string;
  port: string;
  timeZone: string;
};

const columns = sql`a.household_id as "householdId", a.ask_id as "askId",
  a.programme_id as "programmeId", a.state, a.state_since as "stateSince", a.answer_by as "answerBy",
  a.reason, a.time_zone as "timeZone", a.day, a.port`;

/** The newest asks of a household. */
export function asksOf(tx: Tx, householdId: string): Promise<AskRow[]> {
  return tx.rows(sql`
    select ${columns} from appointments.stand_by_asks a where a.household_id = ${householdId}
    order by a.state = 'asked' desc, a.asked_at desc limit 10`);
}

/** One ask that the actor may see, or null. */
export function findAsk(tx: Tx, askId: string): Promise<AskRow | null> {
  return tx.first(sql`
    select ${columns} from appointments.stand_by_asks a where a.ask_id = ${askId}`);
}

/** An ask that can be answered now, for a message about it. */
export function findOpenAsk(
  tx: Tx,
  householdId: string,
  askId: string,
  now: Date,
): Promise<{
  until: Date;
  day: string;
  port: string;
  timeZone: string;
  confirmed: boolean;
} | null> {
  return tx.first(sql`
    select a.answer_by as until, a.day, a.port, a.time_zone as "timeZone", false as confirmed
    from appointments.stand_by_asks a
    join queue.programmes p using (programme_id)
    join queue.tickets t using (household_id, programme_id)
    where a.household_id = ${householdId} and a.ask_id = ${askId} and a.state = 'asked'
      and a.answer_by > ${now} and p.state = 'in_force' and t.held_reason is null`);
}

/** Answers an ask that stands; false if none does. Who accepts has `slotId` as its day. */
export function answerAsk(
  tx: Tx,
  ask: { householdId: string; askId: string; slotId: string },
  answer: 'accepted' | 'refused',
  now: Date,
): Promise<boolean> {
  return isTrue(
    tx,
    sql`
    select appointments.answer_stand_by(${ask.householdId}, ${ask.askId}, ${answer}, ${ask.slotId},
      ${now}) as done`,
  );
}

/** Asks whose time is over become unanswered; gives them. */
export function endUnanswered(
  tx: Tx,
  programmeId: string,
  now: Date,
): Promise<{ householdId: string; askId: string }[]> {
  return tx.rows(sql`
    update appointments.stand_by_asks set state = 'unanswered', state_since = ${now}
    where programme_id = ${programmeId} and state = 'asked' and answer_by <= ${now}
    returning household_id as "householdId", ask_id as "askId"`);
}

/** Takes back open asks: of a whole programme, or those that are named. */
export function endAsks(
  tx: Tx,
  which: { programmeId: string; askIds?: readonly string[] },
  reason: string,
  now: Date,
): Promise<{ householdId: string; askId: string }[]> {
  return tx.rows(sql`
    update appointments.stand_by_asks a
    set state = 'over', state_since = ${now}, reason = ${reason}
    where a.programme_id = ${which.programmeId} and a.state = 'asked'
      and (${which.askIds ?? null}::uuid[] is null or a.ask_id = any (${which.askIds ?? null}::uuid[]))
    returning a.household_id as "householdId", a.ask_id as "askId"`);
}

/** Open asks of one port, the last first: these lose their place first when there is less room. */
export function openAsksAt(
  tx: Tx,
  programmeId: string,
  port: string,
): Promise<{ askId: string; day: string; size: number }[]> {
  return tx.rows(sql`
    select ask_id as "askId", day, size from appointments.stand_by_asks
    where programme_id = ${programmeId} and port = ${port} and state = 'asked'
    order by asked_at desc, overtakes desc`);
}

/** An open ask whose household takes another room by now. */
export function outgrownAsks(
  tx: Tx,
  householdId: string,
): Promise<{ askId: string; programmeId: string }[]> {
  return tx.rows(sql`
    select a.ask_id as "askId", a.programme_id as "programmeId"
    from appointments.stand_by_asks a join queue.tickets t using (household_id, programme_id)
    where a.household_id = ${householdId} and a.state = 'asked'
      and (t.size <> a.size or t.held_reason is not null
        or t.state not in ('waiting', 'offered', 'accepted'))`);
}

/** A household that can be asked, with all that asking looks at. */
export interface ListedStandBy {
  householdId: string;
  organisationId: string;
  ticketNumber: string;
  seed: string | null;
  class: string;
  undated: boolean;
  enrolledOn: string;
  size: number;
  ports: string[];
  notice: number[];
  until: string;
  readyFrom: string | null;
  standingDay: string | null;
  /** Port and day, parted by a space, of every ask before that was not taken back. */
  asked: string[];
  waits: boolean;
}

/**
 * The list of a programme without whom no day can be offered now: held, not drawn, or with a paper still to
 * be seen. In no order.
 */
export function listStandBy(tx: Tx, programmeId: string, today: string): Promise<ListedStandBy[]> {
  return tx.rows(sql`
    select t.household_id as "householdId", t.organisation_id as "organisationId",
      t.ticket_number as "ticketNumber", b.seed, t.class, t.undated, t.enrolled_on as "enrolledOn",
      t.size, s.ports, s.notice, s.until, t.ready_from as "readyFrom",
      (select l.day from appointments.slots l
        where l.household_id = t.household_id and l.programme_id = t.programme_id
          and l.state in ('planned', 'offered', 'accepted')) as "standingDay",
      array(select a.port || ' ' || a.day from appointments.stand_by_asks a
        where a.household_id = t.household_id and a.programme_id = t.programme_id
          and a.state <> 'over') as asked,
      exists (select from appointments.stand_by_asks a
        where a.household_id = t.household_id and a.programme_id = t.programme_id
          and a.state = 'asked') as waits
    from appointments.stand_by s
    join queue.tickets t using (household_id, programme_id)
    join queue.batches b using (programme_id, batch_id)
    where s.programme_id = ${programmeId} and s.ended_at is null and s.until > ${today}
      and t.state in ('waiting', 'offered', 'accepted') and t.held_reason is null
      and t.enrolment_basis <> 'declared' and b.seed is not null`);
}

/** Who stands on the list of a programme that the actor stewards, by ticket number. */
export function listWishes(
  tx: Tx,
  programmeId: string,
  today: string,
): Promise<{ ticketNumber: string; ports: string[]; until: string; asked: boolean }[]> {
  return tx.rows(sql`
    select s.ticket_number as "ticketNumber", s.ports, s.until,
      exists (select from appointments.stand_by_asks a
        where a.household_id = s.household_id and a.programme_id = s.programme_id
          and a.state = 'asked') as asked
    from appointments.stand_by s
    where s.programme_id = ${programmeId} and s.ended_at is null and s.until >= ${today}`);
}

/**
 * Keeps asks, decided from the first `decidedFrom` entries of the log, in their order; the database refuses a
 * second about one opening, unless the first was taken back.
 */
export async function keepAsks(
  tx: Tx,
  programmeId: string,
  asks: readonly {
    householdId: string;
    askId: string;
    organisationId: string;
    ticketNumber: string;
    port: string;
    day: string;
    size: number;
    timeZone: string;
    answerBy: Date;
    overtakes: number;
  }[],
  decidedFrom: number,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into appointments.stand_by_asks (programme_id, asked_at, state_since, decided_from,
      household_id, ask_id, organisation_id, ticket_number, port, day, size, time_zone, answer_by, overtakes)
    select ${programmeId}, ${now}, ${now}, ${decidedFrom}, a.* from unnest(
      ${asks.map((one) => one.householdId)}::uuid[], ${asks.map((one) => one.askId)}::uuid[],
      ${asks.map((one) => one.organisationId)}::uuid[],
      ${asks.map((one) => one.ticketNumber)}::text[], ${asks.map((one) => one.port)}::text[],
      ${asks.map((one) => one.day)}::date[], ${asks.map((one) => one.size)}::int[],
      ${asks.map((one) => one.timeZone)}::text[], ${asks.map((one) => one.answerBy)}::timestamptz[],
      ${asks.map((one) => one.overtakes)}::int[]) as a`);
}

/** How many asks came to what, and how many households those who accepted overtook. */
export async function countAsks(tx: Tx, programmeId: string) {
  const rows = await tx.rows<{ state: StandByAsk['state']; count: number; overtaken: number }>(sql`
    select state, count(*) as count, sum(overtakes) as overtaken
    from appointments.stand_by_asks where programme_id = ${programmeId} group by state`);
  const counts = { asked: 0, accepted: 0, refused: 0, unanswered: 0, over: 0 };
  for (const { state, count } of rows) counts[state] = count;
  const accepted = rows.find(({ state }) => state === 'accepted');
  return { ...counts, overtaken: Number(accepted?.overtaken ?? 0) };
}
