-- Who is asked about a place at short notice stands in the log of its programme:
-- docs/decisions/2026-11-22-short-notice-and-split-families.md.

alter table appointments.stand_by_asks
  -- How many entries of the log say all that it was decided from. Null: asked before this was kept.
  add column decided_from bigint check (decided_from >= 0),
  -- A question that was taken back, as when a port took fewer for a day, may be asked again: else whoever takes
  -- room away and gives it back passes a family over.
  drop constraint asked_once;
create unique index asked_once on appointments.stand_by_asks (household_id, programme_id, port, day)
  where state <> 'over';

-- What a household said about short notice; without a day: it is on the list no more.
create function appointments.wish_facts(s appointments.stand_by) returns jsonb
language sql stable set search_path = pg_catalog as $$
  select case when s.ended_at is null
    then jsonb_build_object('what', 'standBy', 'ticket', s.ticket_number, 'until', s.until::text,
      'ports', to_jsonb(s.ports), 'notice', to_jsonb(s.notice))
    else jsonb_build_object('what', 'standBy', 'ticket', s.ticket_number, 'until', null,
      'ports', '[]'::jsonb, 'notice', '[]'::jsonb) end
$$;
-- That it was asked, with the whole hours left until the day begins on the clocks of the port.
create function appointments.ask_facts(a appointments.stand_by_asks) returns jsonb
language sql stable set search_path = pg_catalog as $$
  select jsonb_build_object('what', 'ask', 'ticket', a.ticket_number, 'port', a.port, 'day', a.day::text,
    'hours', case when a.decided_from is not null then floor(extract(epoch from
      (a.day::timestamp at time zone a.time_zone) - a.asked_at) / 3600)::int end,
    'upTo', a.decided_from)
$$;
create function appointments.ask_end_facts(a appointments.stand_by_asks) returns jsonb
language sql stable set search_path = pg_catalog as $$
  select jsonb_build_object('what', 'askEnd', 'ticket', a.ticket_number, 'port', a.port,
    'day', a.day::text, 'end', a.state)
$$;

-- Without the ticket beside the facts: what opens these entries is never given to the public, which is given
-- what is kept under a ticket. Row by row: questions stand in the log in the order in which they were asked.
create function appointments.tell_log_of_wish() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' or appointments.wish_facts(new) <> appointments.wish_facts(old) then
    insert into appointments.unlogged (programme_id, household_id, facts)
      values (new.programme_id, new.household_id, appointments.wish_facts(new));
  end if;
  return null;
end $$;
create function appointments.tell_log_of_ask() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    insert into appointments.unlogged (programme_id, household_id, facts)
      values (new.programme_id, new.household_id, appointments.ask_facts(new));
  elsif new.state <> old.state then
    insert into appointments.unlogged (programme_id, household_id, facts)
      values (new.programme_id, new.household_id, appointments.ask_end_facts(new));
  end if;
  return null;
end $$;
create trigger tell_log after insert or update on appointments.stand_by
  for each row execute function appointments.tell_log_of_wish();
create trigger tell_log after insert or update on appointments.stand_by_asks
  for each row execute function appointments.tell_log_of_ask();

-- What stands already: the list, and the questions about days to come with their answers.
insert into appointments.unlogged (programme_id, household_id, facts)
  select s.programme_id, s.household_id, appointments.wish_facts(s)
  from appointments.stand_by s where s.ended_at is null order by gen_random_uuid();
insert into appointments.unlogged (programme_id, household_id, facts)
  select a.programme_id, a.household_id, appointments.ask_facts(a)
  from appointments.stand_by_asks a where a.day >= current_date - 1 order by a.asked_at;
insert into appointments.unlogged (programme_id, household_id, facts)
  select a.programme_id, a.household_id, appointments.ask_end_facts(a)
  from appointments.stand_by_asks a where a.day >= current_date - 1 and a.state <> 'asked'
  order by a.state_since;

revoke execute on all functions in schema appointments from public;
