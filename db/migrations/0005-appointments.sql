-- Days at ports: when ports are open, plans, and each household's slot from planned to arrived.

create schema appointments;
grant usage on schema appointments to puente_app;

-- When a port is open and how many people it takes, as it was decided each time. The newest version holds;
-- nothing is overwritten, so the history of a capacity is the table itself.
create table appointments.openings (
  programme_id uuid not null references queue.programmes,
  port text not null,
  version int not null check (version > 0),
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  -- People a day.
  per_day int not null check (per_day >= 0),
  -- 1 for Monday to 7 for Sunday.
  weekdays int[] not null check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
  closed date[] not null default '{}',
  -- JSON: day to people, in place of per_day.
  overrides jsonb not null default '{}',
  reason text not null check (length(reason) between 1 and 500),
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (programme_id, port, version)
);

create table appointments.plans (
  programme_id uuid not null references queue.programmes,
  plan_id uuid not null,
  state text not null default 'draft' check (state in ('draft', 'applied')),
  as_of date not null,
  -- The plan that was applied last when this one was made.
  based_on uuid,
  -- Exactly what was planned from, so that anyone can plan again: ticket numbers, no households.
  instance text not null,
  previous text not null,
  summary jsonb not null,
  made_at timestamptz not null,
  made_by uuid not null,
  applied_at timestamptz,
  applied_by uuid,
  -- 1 for the first plan of the programme that was applied: plans follow one another, never side by side.
  applied_number int check (applied_number > 0),
  primary key (programme_id, plan_id),
  unique (programme_id, applied_number),
  check ((state = 'applied') = (applied_at is not null) and (state = 'applied') = (applied_number is not null))
);
create index plans_by_time on appointments.plans (programme_id, made_at desc);

create table appointments.slots (
  household_id uuid not null,
  slot_id uuid not null,
  programme_id uuid not null,
  organisation_id uuid not null,
  ticket_number text not null,
  port text not null,
  day date not null,
  size int not null check (size > 0),
  plan_id uuid not null,
  state text not null default 'planned' check (state in ('planned', 'offered', 'accepted',
    'declined', 'lapsed', 'missed', 'cancelled', 'moved', 'arrived')),
  state_since timestamptz not null,
  offered_at timestamptz,
  -- Not counting the time a programme stands paused: queue.paused_for is added when it is read.
  offer_ends_at timestamptz,
  -- IANA name of the clocks by which the family is told when the offer ends: those of the port's city.
  time_zone text not null,
  -- Why it was declined, missed or cancelled: a code.
  reason text,
  -- Planned, not confirmed, until somebody records who confirmed it with the port and when.
  confirmed_with text check (length(confirmed_with) between 2 and 120),
  confirmed_at timestamptz,
  confirmed_by uuid,
  primary key (household_id, slot_id),
  foreign key (household_id, programme_id) references queue.tickets,
  foreign key (programme_id, plan_id) references appointments.plans,
  check ((offered_at is null) = (offer_ends_at is null)),
  check (state <> 'offered' or offered_at is not null),
  check ((confirmed_at is null) = (confirmed_with is null) and (confirmed_at is null) = (confirmed_by is null))
);
-- One household, one live day.
create unique index slots_one_live on appointments.slots (household_id, programme_id)
  where state in ('planned', 'offered', 'accepted', 'arrived');
create index slots_by_day on appointments.slots (programme_id, day, port)
  where state in ('planned', 'offered', 'accepted', 'arrived', 'missed');
create index slots_offered on appointments.slots (offer_ends_at) where state = 'offered';

call platform.protect('appointments.openings',
  '(select platform.is_system()) or (select platform.is_staff())',
  '(select platform.is_system()) or programme_id in (select queue.stewarded())');
call platform.protect('appointments.plans',
  '(select platform.is_system()) or programme_id in (select queue.stewarded())',
  '(select platform.is_system()) or programme_id in (select queue.stewarded())');
-- Those who steward the programme see and move slots by ticket number; the household behind one opens
-- to nobody but its own organisation and itself.
call platform.protect('appointments.slots',
  $$ (select platform.is_system())
     or household_id = (select platform.household())
     or programme_id in (select queue.stewarded())
     or ((select registry.works_with_families()) and exists (
       select from registry.households h where h.household_id = slots.household_id)) $$,
  '(select platform.is_system()) or programme_id in (select queue.stewarded())');

-- A version is written once.
create function appointments.guard_opening() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  raise exception using errcode = 'check_violation', constraint = 'openings_stay';
end $$;
create trigger guard before update or delete on appointments.openings
  for each row execute function appointments.guard_opening();

-- A family, or its own organisation for it, answers an offer that still stands; true if it did. Nobody
-- accepts a day while the place is held: a lawyer or a trained person comes first.
create function appointments.answer(
  household uuid, slot uuid, wanted text, why text, at timestamptz
) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with answered as (
    update appointments.slots s set state = wanted, state_since = at, reason = why
    where s.household_id = household and s.slot_id = slot
      and ((s.state = 'offered' and wanted in ('accepted', 'declined'))
        or (s.state = 'accepted' and wanted = 'declined'))
      and (s.state = 'accepted' or s.offer_ends_at
        + queue.paused_for(s.programme_id, s.offered_at, at) > at)
      and (wanted = 'declined' or not exists (
        select from queue.tickets t
        where t.household_id = s.household_id and t.programme_id = s.programme_id
          and t.held_reason is not null))
      and (platform.household() = household
        or (registry.works_with_families() and s.organisation_id = platform.organisation()))
    returning 1)
  select exists (select from answered)
$$;

-- Records what happened on the day: arrived, or missed with the reason that was asked.
create function appointments.record_outcome(
  household uuid, slot uuid, wanted text, why text, at timestamptz
) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with recorded as (
    update appointments.slots s set state = wanted, state_since = at, reason = why
    where s.household_id = household and s.slot_id = slot
      and s.state in ('planned', 'offered', 'accepted') and wanted in ('arrived', 'missed')
      and (platform.is_system() or queue.is_steward(s.programme_id)
        or (registry.works_with_families() and s.organisation_id = platform.organisation()))
    returning 1)
  select exists (select from recorded)
$$;

-- How full each port is, day by day, for all staff: counts only.
create function appointments.fill(programme uuid, first_day date, last_day date)
returns table (port text, day date, people bigint, households bigint, offered bigint,
  accepted bigint, confirmed bigint, arrived bigint, missed bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select s.port, s.day, coalesce(sum(s.size) filter (where s.state <> 'missed'), 0),
    count(*) filter (where s.state <> 'missed'),
    count(*) filter (where s.state = 'offered'), count(*) filter (where s.state = 'accepted'),
    count(*) filter (where s.confirmed_at is not null and s.state <> 'missed'),
    count(*) filter (where s.state = 'arrived'), count(*) filter (where s.state = 'missed')
  from appointments.slots s
  where s.programme_id = programme and s.day between first_day and last_day
    and s.state in ('planned', 'offered', 'accepted', 'arrived', 'missed')
    and (select platform.is_staff() or platform.is_system())
  group by s.port, s.day
$$;

grant select, insert on appointments.openings to puente_app;
grant select, insert, update on appointments.plans, appointments.slots to puente_app;
revoke execute on all functions in schema appointments from public;
grant execute on all functions in schema appointments to puente_app;
