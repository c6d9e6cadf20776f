-- Somebody who was added to a household by mistake is taken out again at its desk. Nobody is erased by it, and
-- nobody real is put out on one person's word: alone one may only for a day, and only while nothing relied on it.

alter table registry.people
  -- When a desk added somebody later; null for who was registered with the household.
  add column added_at timestamptz,
  -- Why a desk took somebody out; null for who left of their own will.
  add column taken_out text check (taken_out in ('twice', 'other_family', 'not_family')),
  add check (taken_out is null or left_at is not null);

create table queue.people_to_take_out (
  household_id uuid not null,
  request_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  reason text not null check (reason in ('twice', 'other_family', 'not_family')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  outcome text check (outcome in ('taken_out', 'stays')),
  decided_by uuid,
  decided_at timestamptz,
  primary key (household_id, request_id),
  check ((decided_by is null) = (outcome is null) and (decided_at is null) = (outcome is null)),
  constraint two_take_out check (outcome is distinct from 'taken_out' or decided_by <> asked_by)
);
create unique index one_asks_to_take_out on queue.people_to_take_out (household_id, person_id)
  where outcome is null;
call queue.protect_place('queue.people_to_take_out');
-- Written by the functions below alone.
grant select on queue.people_to_take_out to puente_app;

-- Asks for the organisation that keeps the family, as who is signed in; false where it is asked already. What
-- somebody asked who works with families no more is asked anew, by another.
create function queue.ask_to_take_out(household uuid, request uuid, person uuid, why text, at timestamptz)
returns boolean
language sql security definer set search_path = pg_catalog as $$
  delete from queue.people_to_take_out p
  where p.household_id = household and p.person_id = person and p.outcome is null
    and p.organisation_id = platform.organisation() and not registry.still_works(p.asked_by);
  with asked as (
    insert into queue.people_to_take_out (household_id, request_id, person_id, organisation_id, reason,
      asked_by, asked_at)
    select h.household_id, request, person, h.organisation_id, why, (platform.actor()).actor_id, at
    from registry.households h
    where h.household_id = household and h.organisation_id = platform.organisation()
      and registry.works_with_families()
    on conflict do nothing
    returning 1)
  select exists (select from asked)
$$;

-- Decides as who is signed in. The table refuses one person who asks and agrees.
create function queue.decide_to_take_out(household uuid, request uuid, yes boolean, at timestamptz)
returns table (person_id uuid, reason text, asked_by uuid)
language sql security definer set search_path = pg_catalog as $$
  update queue.people_to_take_out p
  set outcome = case when yes then 'taken_out' else 'stays' end,
    decided_by = (platform.actor()).actor_id, decided_at = at
  where p.household_id = household and p.request_id = request and p.outcome is null
    and p.organisation_id = platform.organisation() and registry.works_with_families()
    and registry.still_works(p.asked_by)
  returning p.person_id, p.reason, p.asked_by
$$;

-- Lets the places of a household count no more people than it has, once two people took somebody out.
create function queue.shrink_places(household uuid, request uuid)
returns table (programme_id uuid, held_reason text)
language sql security definer set search_path = pg_catalog as $$
  update queue.tickets t set size = h.size
  from registry.households h
  where h.household_id = household and t.household_id = household and t.size > h.size
    and t.organisation_id = platform.organisation() and registry.works_with_families()
    and exists (select from queue.people_to_take_out p where p.household_id = household
      and p.request_id = request and p.outcome = 'taken_out')
  returning t.programme_id, t.held_reason
$$;

-- A household that is as its places count it grew no more: nobody is asked to confirm it.
create function queue.forget_growth(household uuid) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from queue.household_corrections c using registry.households h
  where h.household_id = household and c.household_id = household
    and c.state in ('noticed', 'proposed') and c.size_to > h.size
    and c.organisation_id = platform.organisation() and registry.works_with_families()
    and not exists (select from queue.tickets t
      where t.household_id = household and t.size < h.size)
$$;
revoke execute on all functions in schema queue from public;
grant execute on function queue.ask_to_take_out(uuid, uuid, uuid, text, timestamptz),
  queue.decide_to_take_out(uuid, uuid, boolean, timestamptz), queue.shrink_places(uuid, uuid), queue.forget_growth(uuid)
  to puente_app;
