-- What befalls days at ports: turned away, given at short notice; and a stand-by list for places that free up.

-- ── Slots ────────────────────────────────────────────────────────────────────────────────────────

alter table appointments.slots drop constraint slots_state_check;
alter table appointments.slots add constraint slots_state_check check (state in ('planned', 'offered',
  'accepted', 'declined', 'lapsed', 'missed', 'turned_away', 'cancelled', 'moved', 'arrived'));
-- A day taken from the stand-by list comes from no plan.
alter table appointments.slots alter column plan_id drop not null;
alter table appointments.slots add column stand_by boolean not null default false;
alter table appointments.slots add constraint slots_from_plan_or_stand_by
  check (plan_id is not null or stand_by);

drop index appointments.slots_by_day;
create index slots_by_day on appointments.slots (programme_id, day, port)
  where state in ('planned', 'offered', 'accepted', 'arrived', 'missed', 'turned_away');

-- Records what happened on the day: arrived, missed with the reason that was asked, or turned away at the
-- port. Who crossed on the morning of a pause arrived, though the pause has released the day by then.
create or replace function appointments.record_outcome(
  household uuid, slot uuid, wanted text, why text, at timestamptz
) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with recorded as (
    update appointments.slots s set state = wanted, state_since = at, reason = why
    where s.household_id = household and s.slot_id = slot
      and (s.state in ('planned', 'offered', 'accepted')
        or (s.state = 'cancelled' and s.reason = 'paused' and wanted = 'arrived'
          and not exists (select from appointments.slots o
            where o.household_id = s.household_id and o.programme_id = s.programme_id
              and o.state in ('planned', 'offered', 'accepted', 'arrived'))))
      and wanted in ('arrived', 'missed', 'turned_away')
      and (platform.is_system() or queue.is_steward(s.programme_id)
        or (registry.works_with_families() and s.organisation_id = platform.organisation()))
    returning 1)
  select exists (select from recorded)
$$;

-- ── The stand-by list ────────────────────────────────────────────────────────────────────────────

-- Households that said they could travel at short notice. Their place in the queue is not touched.
create table appointments.stand_by (
  household_id uuid not null,
  programme_id uuid not null,
  organisation_id uuid not null,
  ticket_number text not null,
  -- From which ports, and for each how many hours before its day begins they must have accepted: the hours
  -- they need to get ready and those of the way from where they wait. Where that is stands nowhere here.
  ports text[] not null check (cardinality(ports) > 0),
  notice int[] not null,
  ready_hours int not null check (ready_hours between 0 and 240),
  -- The last day that they would travel at short notice.
  until date not null,
  joined_at timestamptz not null,
  ended_at timestamptz,
  primary key (household_id, programme_id),
  foreign key (household_id, programme_id) references queue.tickets,
  check (cardinality(ports) = cardinality(notice))
);
create index stand_by_of_programme on appointments.stand_by (programme_id) where ended_at is null;

-- Whom we asked about a free place, in the published order, and what came of it. While an answer is waited
-- for, the place is held.
create table appointments.stand_by_asks (
  household_id uuid not null,
  ask_id uuid not null,
  programme_id uuid not null,
  organisation_id uuid not null,
  ticket_number text not null,
  port text not null,
  day date not null,
  size int not null check (size > 0),
  time_zone text not null,
  asked_at timestamptz not null,
  answer_by timestamptz not null check (answer_by > asked_at),
  state text not null default 'asked'
    check (state in ('asked', 'accepted', 'refused', 'unanswered', 'over')),
  state_since timestamptz not null,
  -- Why it is over: a code.
  reason text,
  -- Households that stand before this one, can use the port, and have no day as early: they are overtaken
  -- if it accepts. The reason code of that overtaking is stand_by.
  overtakes int not null check (overtakes >= 0),
  slot_id uuid,
  primary key (household_id, ask_id),
  foreign key (household_id, programme_id) references queue.tickets,
  -- Nobody is asked twice about the same day at the same port.
  constraint asked_once unique (household_id, programme_id, port, day),
  check ((state = 'accepted') = (slot_id is not null))
);
create unique index stand_by_one_ask on appointments.stand_by_asks (household_id, programme_id)
  where state = 'asked';
create index stand_by_asks_of_programme on appointments.stand_by_asks (programme_id, state, day);

call platform.protect('appointments.stand_by',
  $$ (select platform.is_system())
     or household_id = (select platform.household())
     or programme_id in (select queue.stewarded())
     or ((select registry.works_with_families()) and exists (
       select from registry.households h where h.household_id = stand_by.household_id)) $$,
  '(select platform.is_system())');
call platform.protect('appointments.stand_by_asks',
  $$ (select platform.is_system())
     or household_id = (select platform.household())
     or programme_id in (select queue.stewarded())
     or ((select registry.works_with_families()) and exists (
       select from registry.households h where h.household_id = stand_by_asks.household_id)) $$,
  '(select platform.is_system()) or programme_id in (select queue.stewarded())');

-- Puts a household on the list, or changes what it said; true if it has a live place there.
create function appointments.join_stand_by(household uuid, programme uuid, wanted text[], hours int[],
  ready int, last_day date, at timestamptz)
returns boolean
language sql security definer set search_path = pg_catalog as $$
  with joined as (
    insert into appointments.stand_by (household_id, programme_id, organisation_id, ticket_number, ports,
      notice, ready_hours, until, joined_at)
    select t.household_id, t.programme_id, t.organisation_id, t.ticket_number, wanted, hours, ready,
      last_day, at
    from queue.tickets t
    where t.household_id = household and t.programme_id = programme
      and t.state in ('waiting', 'offered', 'accepted')
      and (platform.is_system() or platform.household() = household
        or (registry.works_with_families() and t.organisation_id = platform.organisation()))
    on conflict (household_id, programme_id) do update set ports = excluded.ports,
      notice = excluded.notice, ready_hours = excluded.ready_hours, until = excluded.until,
      organisation_id = excluded.organisation_id, ticket_number = excluded.ticket_number,
      joined_at = case when appointments.stand_by.ended_at is null
        then appointments.stand_by.joined_at else excluded.joined_at end, ended_at = null
    returning 1)
  select exists (select from joined)
$$;

-- Takes a household off the list; an open ask is refused with it. True if it stood there.
create function appointments.leave_stand_by(household uuid, programme uuid, at timestamptz)
returns boolean
language sql security definer set search_path = pg_catalog as $$
  with gone as (
    update appointments.stand_by s set ended_at = at
    where s.household_id = household and s.programme_id = programme and s.ended_at is null
      and (platform.is_system() or platform.household() = household
        or (registry.works_with_families() and s.organisation_id = platform.organisation()))
    returning 1),
  refused as (
    update appointments.stand_by_asks a set state = 'refused', state_since = at
    where a.household_id = household and a.programme_id = programme and a.state = 'asked'
      and exists (select from gone))
  select exists (select from gone)
$$;

-- Answers an ask that stands; true if it did. Who accepts has the day at once; a later day that it had is
-- given back. Nobody accepts while the programme stands still, the place is held, or another size asks for
-- other room.
create function appointments.answer_stand_by(
  household uuid, ask uuid, wanted text, new_slot uuid, at timestamptz
) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare asked appointments.stand_by_asks;
begin
  update appointments.stand_by_asks a set state = wanted, state_since = at,
      slot_id = case when wanted = 'accepted' then new_slot end
    where a.household_id = household and a.ask_id = ask and a.state = 'asked' and a.answer_by > at
      and wanted in ('accepted', 'refused')
      and (platform.household() = household
        or (registry.works_with_families() and a.organisation_id = platform.organisation()))
      and (wanted = 'refused' or exists (
        select from queue.tickets t join queue.programmes p using (programme_id)
        where t.household_id = a.household_id and t.programme_id = a.programme_id
          and t.state in ('waiting', 'offered', 'accepted') and t.held_reason is null
          and t.enrolment_basis <> 'declared' and t.size = a.size and p.state = 'in_force'))
    returning * into asked;
  if not found then return false; end if;
  if wanted = 'refused' then return true; end if;
  update appointments.slots s set state = 'moved', state_since = at, reason = 'stand_by'
    where s.household_id = household and s.programme_id = asked.programme_id
      and s.state in ('planned', 'offered', 'accepted');
  insert into appointments.slots (household_id, slot_id, programme_id, organisation_id, ticket_number, port,
      day, size, state, state_since, time_zone, stand_by)
    values (household, new_slot, asked.programme_id, asked.organisation_id, asked.ticket_number, asked.port,
      asked.day, asked.size, 'accepted', at, asked.time_zone, true);
  update appointments.stand_by s set ended_at = at
    where s.household_id = household and s.programme_id = asked.programme_id and s.ended_at is null;
  return true;
end $$;

-- How full each port is, day by day, for all staff: counts only. A place held for an answer is not free.
drop function appointments.fill(uuid, date, date);
create function appointments.fill(programme uuid, first_day date, last_day date)
returns table (port text, day date, people bigint, households bigint, offered bigint,
  accepted bigint, confirmed bigint, arrived bigint, missed bigint, turned_away bigint, stand_by bigint,
  asked bigint)
language sql stable security definer set search_path = pg_catalog as $$
  with standing as (
    select s.port, s.day, s.size, s.state, s.confirmed_at, s.stand_by,
      s.state not in ('missed', 'turned_away') as takes, 0 as asked
    from appointments.slots s
    where s.programme_id = programme and s.day between first_day and last_day
      and s.state in ('planned', 'offered', 'accepted', 'arrived', 'missed', 'turned_away')
    union all
    select a.port, a.day, 0, 'asked', null, false, false, a.size
    from appointments.stand_by_asks a
    where a.programme_id = programme and a.day between first_day and last_day and a.state = 'asked')
  select s.port, s.day, coalesce(sum(s.size) filter (where s.takes), 0),
    count(*) filter (where s.takes),
    count(*) filter (where s.state = 'offered'), count(*) filter (where s.state = 'accepted'),
    count(*) filter (where s.confirmed_at is not null and s.takes),
    count(*) filter (where s.state = 'arrived'), count(*) filter (where s.state = 'missed'),
    count(*) filter (where s.state = 'turned_away'), count(*) filter (where s.stand_by and s.takes),
    coalesce(sum(s.asked), 0)
  from standing s
  where (select platform.is_staff() or platform.is_system())
  group by s.port, s.day
$$;

grant select, insert, update on appointments.stand_by, appointments.stand_by_asks to puente_app;
revoke execute on all functions in schema appointments from public;
grant execute on all functions in schema appointments to puente_app;

-- ── Places ───────────────────────────────────────────────────────────────────────────────────────

-- A household that was split, by detention or otherwise, may hold its place until it is together: it keeps
-- its rank and is given no day.
alter table queue.tickets add column waits_together boolean not null default false;
alter table queue.tickets drop constraint tickets_held_reason_check;
alter table queue.tickets add constraint tickets_held_reason_check
  check (held_reason in ('lawyer_first', 'child_alone', 'not_eligible_now', 'family_apart'));

create function queue.wait_together(household uuid, programme uuid, wanted boolean) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with changed as (
    update queue.tickets t set waits_together = wanted,
      held_reason = case
        when t.held_reason is null and wanted then 'family_apart'
        when t.held_reason = 'family_apart' and not wanted then null
        else t.held_reason end
    where t.household_id = household and t.programme_id = programme
      and t.state in ('waiting', 'offered', 'accepted') and t.waits_together <> wanted
      and (platform.household() = household
        or (registry.works_with_families() and t.organisation_id = platform.organisation()))
    returning 1)
  select exists (select from changed)
$$;

-- Whether a place was left because its household withdrew, was closed or erased: only such a one comes back
-- with the household. One that the family left for itself stays left until the family takes it up again.
alter table queue.tickets add column left_with_household boolean not null default true;
alter table queue.tickets alter column left_with_household set default false;

create or replace function queue.leave(household uuid, programme uuid, at timestamptz) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with left_now as (
    update queue.tickets t set state = 'withdrawn', state_since = at, withdrawn_at = at,
      left_with_household = platform.is_system()
    where t.household_id = household and t.programme_id = programme
      and t.state in ('waiting', 'offered', 'accepted')
      and (platform.is_system() or platform.household() = household
        or (registry.works_with_families() and t.organisation_id = platform.organisation()))
    returning 1)
  select exists (select from left_now)
$$;
create or replace function queue.come_back(household uuid, programme uuid, at timestamptz) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with back as (
    update queue.tickets t set state = 'waiting', state_since = at, withdrawn_at = null
    where t.household_id = household and t.programme_id = programme
      and t.state = 'withdrawn'
      and case when platform.is_system() then t.left_with_household
        else t.withdrawn_at > at - interval '30 days' end
      and exists (select from registry.households h
        where h.household_id = household and h.state = 'registered')
      and (platform.is_system() or platform.household() = household
        or (registry.works_with_families() and t.organisation_id = platform.organisation()))
    returning 1)
  select exists (select from back)
$$;

-- Numbers of places that were left for good. None is ever given again.
create table queue.left_numbers (
  ticket_number text primary key,
  programme_id uuid not null references queue.programmes,
  household_id uuid not null references registry.households,
  batch_id uuid not null,
  left_at timestamptz not null,
  replaced_at timestamptz not null
);
call queue.protect_place('queue.left_numbers');
grant select on queue.left_numbers to puente_app;

create or replace function queue.guard_ticket() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'DELETE' then
    raise exception using errcode = 'check_violation', constraint = 'places_stay';
  end if;
  if new.ticket_number <> old.ticket_number or new.batch_id <> old.batch_id then
    -- Only a place that was left for more than 30 days gives way to a new one: see queue.join_anew.
    if old.state <> 'withdrawn' or old.withdrawn_at > new.joined_at - interval '30 days'
        or new.ticket_number = old.ticket_number or new.class <> 'normal' then
      raise exception using errcode = 'check_violation', constraint = 'ticket_number_stays';
    end if;
  end if;
  return new;
end $$;

-- After the 30 days a family that left can join again: with a new number in the batch that is open, in the
-- general class, at its day of enrolment. False if the number is taken, or there is no such place.
create function queue.join_anew(household uuid, programme uuid, number text, batch uuid, at timestamptz)
returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare before queue.tickets;
begin
  select * into before from queue.tickets t
    where t.household_id = household and t.programme_id = programme and t.state = 'withdrawn'
      and t.withdrawn_at <= at - interval '30 days'
      and exists (select from registry.households h
        where h.household_id = household and h.state = 'registered')
      and exists (select from queue.programmes p
        where p.programme_id = programme and p.state in ('in_force', 'paused'))
      and platform.is_system()
    for update;
  if not found or exists (select from queue.tickets t where t.ticket_number = number)
      or exists (select from queue.left_numbers l where l.ticket_number = number) then
    return false;
  end if;
  insert into queue.left_numbers (ticket_number, programme_id, household_id, batch_id, left_at, replaced_at)
    values (before.ticket_number, programme, household, before.batch_id, before.withdrawn_at, at);
  update queue.tickets t set ticket_number = number, batch_id = batch, class = 'normal', state = 'waiting',
      state_since = at, joined_at = at, withdrawn_at = null, left_with_household = false
    where t.household_id = household and t.programme_id = programme;
  return true;
end $$;

revoke execute on all functions in schema queue from public;
grant execute on all functions in schema queue to puente_app;
