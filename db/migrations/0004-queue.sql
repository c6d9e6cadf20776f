-- The fair order: programmes as a coordinator declares them, places in their queues, the draw, who may go earlier.

create schema queue;
grant usage on schema queue to puente_app;

create table queue.programmes (
  programme_id uuid primary key,
  -- The organisation that declared it and answers for it: its coordinators and planners steward it.
  organisation_id uuid not null references coordination.organisations,
  name text not null check (length(name) between 1 and 160),
  state text not null check (state in ('announced', 'in_force', 'paused', 'ended')),
  state_since timestamptz not null,
  -- The order behind the state it is in now: JSON {name, address, says, retrieved}.
  state_source jsonb not null,
  declared_source jsonb not null,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  -- IANA name: its calendar days are days there.
  time_zone text not null,
  ports text[] not null check (cardinality(ports) > 0),
  -- Highest priority first, as published.
  classes text[] not null check ('normal' = any (classes)),
  rules jsonb not null,
  -- At least one, so that no slot is ever given for the day of planning.
  lead_days int not null check (lead_days between 1 and 365),
  offer_hours int not null check (offer_hours between 1 and 720),
  declared_at timestamptz not null,
  declared_by uuid not null,
  -- When the public list and the positions were last computed.
  published_at timestamptz
);
comment on table queue.programmes is 'Public facts. Without a row in force no government appointment exists, and every page says so.';

-- Whom a programme takes in, each time it was decided: a second phase is a new version by its own order.
create table queue.rule_versions (
  programme_id uuid not null references queue.programmes,
  version int not null check (version > 0),
  rules jsonb not null,
  source jsonb not null,
  decided_at timestamptz not null,
  decided_by uuid not null,
  primary key (programme_id, version)
);

-- Every stop by order. Offers do not run while a pause does.
create table queue.pauses (
  programme_id uuid not null references queue.programmes,
  pause_id uuid not null,
  paused_at timestamptz not null,
  resumed_at timestamptz check (resumed_at >= paused_at),
  source jsonb not null,
  resume_source jsonb,
  primary key (programme_id, pause_id)
);
create unique index pauses_one_open on queue.pauses (programme_id) where resumed_at is null;

-- Whether the actor works for the organisation that stewards the programme, in a role that plans.
create function queue.is_steward(programme uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select platform.is_system() or exists (
    select from queue.programmes p
    where p.programme_id = programme
      and p.organisation_id = platform.organisation()
      and platform.has_role('planner', 'coordinator'))
$$;
create function queue.stewarded() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select p.programme_id from queue.programmes p
  where p.organisation_id = platform.organisation() and platform.has_role('planner', 'coordinator')
$$;

call platform.protect('queue.programmes', 'true',
  $$ (select platform.is_system())
     or ((select platform.has_role('coordinator')) and organisation_id = (select platform.organisation())) $$);
call platform.protect('queue.rule_versions', 'true',
  $$ (select platform.is_system())
     or ((select platform.has_role('coordinator')) and programme_id in (select queue.stewarded())) $$);
call platform.protect('queue.pauses', 'true',
  $$ (select platform.is_system())
     or ((select platform.has_role('coordinator')) and programme_id in (select queue.stewarded())) $$);

-- How long a programme has stood still between an instant and now, the pause that lasts included.
create function queue.paused_for(programme uuid, since timestamptz, at timestamptz) returns interval
language sql stable set search_path = pg_catalog as $$
  select coalesce(sum(least(coalesce(p.resumed_at, at), at) - greatest(p.paused_at, since)), interval '0')
  from queue.pauses p
  where p.programme_id = programme and p.paused_at < at and coalesce(p.resumed_at, at) > since
$$;

-- ── The draw ─────────────────────────────────────────────────────────────────────────────────────
-- Tickets are gathered in batches. A batch is closed (its list stands, hashed) before the values behind
-- its seed are revealed: docs/decisions/2026-11-21-the-draw.md.

create table queue.batches (
  programme_id uuid not null references queue.programmes,
  batch_id uuid not null,
  number int not null check (number > 0),
  opened_at timestamptz not null,
  closed_at timestamptz,
  -- The numbers of the batch, sorted, and the SHA-256 of their lines: fixed when it closes.
  ticket_numbers text[],
  list_hash text check (list_hash ~ '^[0-9a-f]{64}$'),
  reveal_until timestamptz,
  drawn_at timestamptz,
  seed text check (seed ~ '^[0-9a-f]{64}$'),
  method text check (method in ('all_revealed', 'some_withheld', 'one_organisation')),
  primary key (programme_id, batch_id),
  unique (programme_id, number),
  check ((closed_at is null) = (list_hash is null)),
  check ((seed is null) = (drawn_at is null) and (seed is null) = (method is null)),
  check (drawn_at is null or closed_at is not null)
);
create unique index batches_one_open on queue.batches (programme_id) where closed_at is null;

create table queue.draw_values (
  programme_id uuid not null,
  batch_id uuid not null,
  organisation_id uuid not null references coordination.organisations,
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  committed_at timestamptz not null,
  committed_by uuid not null,
  value text check (value ~ '^[0-9a-f]{64}$'),
  revealed_at timestamptz,
  primary key (programme_id, batch_id, organisation_id),
  foreign key (programme_id, batch_id) references queue.batches,
  -- Nobody can take over another's commitment.
  unique (programme_id, batch_id, commitment),
  constraint value_fits_commitment
    check (value is null or encode(sha256(convert_to(value, 'UTF8')), 'hex') = commitment)
);

call platform.protect('queue.batches', 'true',
  $$ (select platform.is_system())
     or ((select platform.has_role('coordinator')) and programme_id in (select queue.stewarded())) $$);
call platform.protect('queue.draw_values', 'true',
  $$ (select platform.is_system())
     or ((select platform.has_role('coordinator')) and organisation_id = (select platform.organisation())) $$);

-- A commitment stands only while the list is open, a value only once it is closed.
create function queue.guard_draw_value() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare batch queue.batches;
begin
  select * into batch from queue.batches b
    where b.programme_id = new.programme_id and b.batch_id = new.batch_id for share;
  if tg_op = 'INSERT' and (batch.closed_at is not null or new.value is not null) then
    raise exception using errcode = 'check_violation', constraint = 'commit_before_closing';
  end if;
  if tg_op = 'UPDATE' and (batch.closed_at is null or batch.drawn_at is not null
      or old.value is not null or new.commitment <> old.commitment) then
    raise exception using errcode = 'check_violation', constraint = 'reveal_after_closing';
  end if;
  return new;
end $$;
create trigger guard before insert or update on queue.draw_values
  for each row execute function queue.guard_draw_value();

-- ── Places ───────────────────────────────────────────────────────────────────────────────────────

-- How each household stands towards each programme, so that my place can say why.
create table queue.standings (
  household_id uuid not null references registry.households,
  programme_id uuid not null references queue.programmes,
  outcome text not null check (outcome in
    ('eligible', 'not_yet', 'not_eligible', 'unknown', 'lawyer_first', 'child_alone')),
  reason text,
  phase text,
  from_on date,
  source jsonb,
  missing jsonb not null default '[]',
  judged_at timestamptz not null,
  primary key (household_id, programme_id)
);

create index standings_due on queue.standings (programme_id, from_on) where outcome = 'not_yet';

create table queue.tickets (
  household_id uuid not null references registry.households,
  programme_id uuid not null references queue.programmes,
  organisation_id uuid not null,
  -- Published. Drawn by itself: nothing of the folio is in it.
  ticket_number text not null unique check (ticket_number ~ '^[34679ACDEFGHJKMNPQRTWXY]{7}$'),
  batch_id uuid not null,
  class text not null,
  -- No date of enrolment is known: last in its class, by the day of registration.
  undated boolean not null,
  enrolled_on date not null,
  enrolment_precision text not null check (enrolment_precision in ('day', 'month', 'year', 'unknown')),
  enrolment_basis text not null check (enrolment_basis in ('declared', 'paper_seen', 'confirmed')),
  size int not null check (size > 0),
  -- Preferred first. Chosen by the family, or the port of its enrolment, or all.
  ports text[] not null check (cardinality(ports) > 0),
  ports_chosen boolean not null default false,
  ready_from date,
  state text not null default 'waiting'
    check (state in ('waiting', 'offered', 'accepted', 'served', 'withdrawn')),
  state_since timestamptz not null,
  -- It keeps its place and is given no day: why.
  held_reason text check (held_reason in
    ('lawyer_first', 'child_alone', 'not_eligible_now')),
  withdrawn_at timestamptz,
  joined_at timestamptz not null,
  primary key (household_id, programme_id),
  foreign key (programme_id, batch_id) references queue.batches,
  check ((state = 'withdrawn') = (withdrawn_at is not null))
);
create index tickets_of_programme on queue.tickets (programme_id, state);
create index tickets_of_organisation on queue.tickets (organisation_id, programme_id, ticket_number);
create index tickets_of_batch on queue.tickets (batch_id);

-- Where each place stands, as last computed: rank 1 is next.
create table queue.positions (
  household_id uuid not null,
  programme_id uuid not null,
  rank int not null,
  waiting int not null,
  -- Households before this one that can use a port this one can use.
  before_at_ports int not null,
  weeks_from int,
  weeks_to int,
  computed_at timestamptz not null,
  primary key (household_id, programme_id)
);

-- The public list as last published: nothing here is of a person.
create table queue.public_entries (
  programme_id uuid not null references queue.programmes,
  position int not null,
  ticket_number text not null,
  class text not null check (class in ('priority', 'normal')),
  -- A day, a month, a year, a span of years, or null: as coarse as keeps each group at 10 or more.
  period text,
  place_from int not null,
  place_to int not null,
  primary key (programme_id, position)
);
create unique index public_entries_by_number on queue.public_entries (programme_id, ticket_number);

-- Whose place may be seen: as the household itself may be.
create procedure queue.protect_place(place regclass)
language plpgsql as $$
declare
  visible text := format($p$ (select platform.is_system())
    or household_id = (select platform.household())
    or ((select registry.works_with_families()) and exists (
      select from registry.households h where h.household_id = %s.household_id)) $p$,
    split_part(place::text, '.', 2));
begin
  call platform.protect(place, visible, '(select platform.is_system())',
    '(select platform.is_system())');
end $$;
call queue.protect_place('queue.standings');
call queue.protect_place('queue.tickets');
call queue.protect_place('queue.positions');
call platform.protect('queue.public_entries', 'true',
  $$ (select platform.is_system()) or programme_id in (select queue.stewarded()) $$,
  $$ (select platform.is_system()) or programme_id in (select queue.stewarded()) $$);

-- Nothing deletes a place, and what the draw stands on never changes.
create function queue.guard_ticket() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'DELETE' then
    raise exception using errcode = 'check_violation', constraint = 'places_stay';
  end if;
  if new.ticket_number <> old.ticket_number or new.batch_id <> old.batch_id then
    raise exception using errcode = 'check_violation', constraint = 'ticket_number_stays';
  end if;
  return new;
end $$;
create trigger guard before update or delete on queue.tickets
  for each row execute function queue.guard_ticket();
-- A class must be one that the programme published.
create function queue.guard_class() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from queue.programmes p
      where p.programme_id = new.programme_id and new.class = any (p.classes)) then
    raise exception using errcode = 'check_violation', constraint = 'class_published';
  end if;
  return new;
end $$;
create trigger guard_class before insert or update of class on queue.tickets
  for each row execute function queue.guard_class();

-- ── Who may go earlier ───────────────────────────────────────────────────────────────────────────
create table queue.expedite_requests (
  household_id uuid not null,
  request_id uuid not null,
  programme_id uuid not null,
  -- Who asked: the family, or the organisation of the staff member who asked for it.
  asked_by_family boolean not null,
  organisation_id uuid,
  class text not null check (class <> 'normal'),
  -- JSON: the criteria (codes of needs) and a note. Needs are personal, so they are sealed.
  ground_sealed bytea not null,
  asked_at timestamptz not null,
  state text not null default 'asked'
    check (state in ('asked', 'granted', 'refused', 'confirmed', 'not_confirmed')),
  decided_by uuid,
  decided_at timestamptz,
  reason_code text,
  confirmed_by uuid,
  confirmed_at timestamptz,
  primary key (household_id, request_id),
  foreign key (household_id, programme_id) references queue.tickets,
  check ((decided_by is null) = (state = 'asked')),
  check (decided_by is null or reason_code is not null),
  check ((confirmed_by is null) = (state not in ('confirmed', 'not_confirmed'))),
  -- Every overtaking has two deciders.
  constraint two_deciders check (confirmed_by is distinct from decided_by or decided_by is null)
);
create unique index expedite_one_open on queue.expedite_requests (household_id, programme_id)
  where state in ('asked', 'granted');
call platform.protect('queue.expedite_requests',
  $$ (select platform.is_system())
     or household_id = (select platform.household())
     or ((select registry.works_with_families())
         and exists (select from registry.households h where h.household_id = expedite_requests.household_id)) $$,
  $$ (select platform.is_system())
     or household_id = (select platform.household())
     or ((select registry.works_with_families())
         and exists (select from registry.households h where h.household_id = expedite_requests.household_id)) $$);

-- The class moves only behind a request that two people decided.
create function queue.move_class(household uuid, request uuid) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with moved as (
    update queue.tickets t set class = r.class
    from queue.expedite_requests r
    where r.household_id = household and r.request_id = request and r.state = 'confirmed'
      and t.household_id = r.household_id and t.programme_id = r.programme_id
    returning 1)
  select exists (select from moved)
$$;

-- ── What looks across organisations: by ticket number, never by household ────────────────────────

-- The places that planning needs, for those who steward the programme.
create function queue.planning_units(programme uuid)
returns table (
  ticket_number text, seed text, size int, class text, undated boolean, enrolled_on date,
  basis text, ports text[], ready_from date, state text, held_reason text
)
language sql stable security definer set search_path = pg_catalog as $$
  select t.ticket_number, b.seed, t.size, t.class, t.undated, t.enrolled_on, t.enrolment_basis,
    t.ports, t.ready_from, t.state, t.held_reason
  from queue.tickets t
  join queue.batches b using (programme_id, batch_id)
  where t.programme_id = programme and t.state not in ('withdrawn', 'served')
    and (select queue.is_steward(programme))
$$;

-- The households behind ticket numbers, locked until the end of the transaction, for giving slots.
create function queue.claim_units(programme uuid, numbers text[])
returns table (ticket_number text, household_id uuid, organisation_id uuid, size int)
language sql security definer set search_path = pg_catalog as $$
  select t.ticket_number, t.household_id, t.organisation_id, t.size
  from queue.tickets t
  where t.programme_id = programme and t.ticket_number = any (numbers)
    and (select queue.is_steward(programme))
  order by t.household_id
  for update
$$;

-- Moves places between states; how many moved. A withdrawn or served place stays as it is.
create function queue.set_states(programme uuid, households uuid[], wanted text, at timestamptz)
returns bigint
language sql security definer set search_path = pg_catalog as $$
  with moved as (
    update queue.tickets t set state = wanted, state_since = at
    where t.programme_id = programme and t.household_id = any (households)
      and t.state in ('waiting', 'offered', 'accepted') and t.state <> wanted
      and wanted in ('waiting', 'offered', 'accepted', 'served')
      and ((select queue.is_steward(programme)) or t.household_id = (select platform.household())
        or ((select registry.works_with_families())
          and t.organisation_id = (select platform.organisation())))
    returning 1)
  select count(*) from moved
$$;

-- Leaves the queue, or comes back to the same place within 30 days; true if it did. When a household
-- that was closed is reopened, Puente itself brings it back however long that lasted: nobody's place is
-- lost by another's act.
create function queue.leave(household uuid, programme uuid, at timestamptz) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with left_now as (
    update queue.tickets t set state = 'withdrawn', state_since = at, withdrawn_at = at
    where t.household_id = household and t.programme_id = programme
      and t.state in ('waiting', 'offered', 'accepted')
      and (platform.is_system() or platform.household() = household
        or (registry.works_with_families() and t.organisation_id = platform.organisation()))
    returning 1)
  select exists (select from left_now)
$$;
create function queue.come_back(household uuid, programme uuid, at timestamptz) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with back as (
    update queue.tickets t set state = 'waiting', state_since = at, withdrawn_at = null
    where t.household_id = household and t.programme_id = programme
      and t.state = 'withdrawn'
      and (platform.is_system() or t.withdrawn_at > at - interval '30 days')
      and exists (select from registry.households h
        where h.household_id = household and h.state = 'registered')
      and (platform.is_system() or platform.household() = household
        or (registry.works_with_families() and t.organisation_id = platform.organisation()))
    returning 1)
  select exists (select from back)
$$;

-- The ports a family can use, in its own order, and the first day it can travel.
create function queue.choose_ports(household uuid, programme uuid, wanted text[], ready date)
returns boolean
language sql security definer set search_path = pg_catalog as $$
  with chosen as (
    update queue.tickets t set ports = wanted, ports_chosen = true, ready_from = ready
    where t.household_id = household and t.programme_id = programme
      and wanted <@ (select p.ports from queue.programmes p where p.programme_id = programme)
      and (platform.household() = household
        or (registry.works_with_families() and t.organisation_id = platform.organisation()))
    returning 1)
  select exists (select from chosen)
$$;

-- The households that a fact about a programme concerns.
create function queue.places_of(programme uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select t.household_id from queue.tickets t
  where t.programme_id = programme and t.state in ('waiting', 'offered', 'accepted')
    and (select queue.is_steward(programme))
$$;

-- The list of a batch as it closes. Whoever adds a ticket holds the batch, so none slips in between.
create function queue.numbers_of_batch(programme uuid, batch uuid) returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(t.ticket_number order by t.ticket_number collate "C"), '{}')
  from queue.tickets t
  where t.programme_id = programme and t.batch_id = batch and (select queue.is_steward(programme))
$$;

-- Replaces the positions of a programme; given by ticket number, kept by household.
create function queue.keep_positions(
  programme uuid, numbers text[], ranks int[], before int[], weeks_low int[], weeks_high int[],
  at timestamptz
) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not queue.is_steward(programme) then return; end if;
  delete from queue.positions p where p.programme_id = programme;
  insert into queue.positions (household_id, programme_id, rank, waiting, before_at_ports,
      weeks_from, weeks_to, computed_at)
    select t.household_id, programme, n.rank, cardinality(numbers), n.before, n.low, n.high, at
    from unnest(numbers, ranks, before, weeks_low, weeks_high) as n (number, rank, before, low, high)
    join queue.tickets t on t.ticket_number = n.number and t.programme_id = programme;
  update queue.programmes p set published_at = at where p.programme_id = programme;
end $$;

-- How many households crossed in the last 28 days, by the ports they could use.
create function queue.served_lately(programme uuid, at timestamptz)
returns table (ports text[], served bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select t.ports, count(*) from queue.tickets t
  where t.programme_id = programme and t.state = 'served' and t.state_since > at - interval '28 days'
    and (select queue.is_steward(programme))
  group by t.ports
$$;

-- Keeps the seed of a closed batch once; any coordinator's reveal may be the last, so the owner writes it.
-- The seed can be recomputed from the published values, and the draw's rule is checked by a job.
create function queue.keep_seed(programme uuid, batch uuid, drawn text, how text, at timestamptz)
returns boolean
language sql security definer set search_path = pg_catalog as $$
  with kept as (
    update queue.batches b set seed = drawn, method = how, drawn_at = at
    where b.programme_id = programme and b.batch_id = batch
      and b.closed_at is not null and b.seed is null
      and (platform.is_system() or platform.has_role('coordinator'))
      and (b.reveal_until <= at or not exists (
        select from queue.draw_values v
        where v.programme_id = programme and v.batch_id = batch and v.value is null))
    returning 1)
  select exists (select from kept)
$$;

-- How many organisations could take part in a draw.
create function queue.organisations_that_can_draw() returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  select count(*) from coordination.organisations o where o.closed_at is null
$$;

grant select, insert, update on queue.programmes, queue.pauses, queue.batches, queue.draw_values,
  queue.standings, queue.tickets, queue.positions, queue.expedite_requests to puente_app;
grant select, insert on queue.rule_versions to puente_app;
grant select, insert, delete on queue.public_entries to puente_app;
grant delete on queue.positions to puente_app;
revoke execute on all functions in schema queue from public;
grant execute on all functions in schema queue to puente_app;
