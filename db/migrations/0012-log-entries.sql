-- What the log of a programme was told last of each place, and what of days at ports it is still to be told.

-- ── Places ───────────────────────────────────────────────────────────────────────────────────────

-- The facts of each place as its last entry commits to them: an entry is written when they change. The salt
-- is not here.
create table queue.logged_tickets (
  household_id uuid not null,
  programme_id uuid not null,
  facts jsonb not null,
  primary key (household_id, programme_id)
);
comment on table queue.logged_tickets is 'What was last committed to of a place. Goes with the household''s erasure.';
call platform.protect('queue.logged_tickets', '(select platform.is_system())',
  '(select platform.is_system())', '(select platform.is_system())');

-- What a place commits to: all that the order and the planner use of it, and nothing else.
create function queue.ticket_facts(t queue.tickets) returns jsonb
language sql stable set search_path = pg_catalog as $$
  select jsonb_build_object('ticket', t.ticket_number, 'class', t.class, 'undated', t.undated,
    'enrolledOn', t.enrolled_on::text, 'precision', t.enrolment_precision, 'basis', t.enrolment_basis,
    'size', t.size, 'ports', to_jsonb(t.ports), 'readyFrom', t.ready_from::text, 'leadDays', null,
    'hold', t.held_reason is not null, 'batch', t.batch_id::text)
$$;

grant select, insert, update, delete on queue.logged_tickets to puente_app;
revoke execute on all functions in schema queue from public;
grant execute on all functions in schema queue to puente_app;

-- ── Days at ports ────────────────────────────────────────────────────────────────────────────────

-- Each change of a port's opening and of a day, in its transaction, until its entry is written: whoever
-- changes one, by whatever way, cannot leave it out.
create table appointments.unlogged (
  programme_id uuid not null,
  number bigint generated always as identity,
  household_id uuid,
  ticket text,
  -- People on the day, where the household travelled on it.
  travelled int,
  facts jsonb not null,
  primary key (programme_id, number)
);
comment on table appointments.unlogged is 'Changes whose entry is not written yet; emptied with the next that happens, and each minute.';
call platform.protect('appointments.unlogged', '(select platform.is_system())',
  '(select platform.is_system())', '(select platform.is_system())');

create function appointments.opening_facts(port text, opens_on date, closes_on date, per_day int,
  weekdays int[], closed date[], overrides jsonb) returns jsonb
language sql stable set search_path = pg_catalog as $$
  select jsonb_build_object('what', 'port', 'port', port, 'opensOn', opens_on::text,
    'closesOn', closes_on::text, 'perDay', per_day, 'weekdays', to_jsonb(weekdays),
    'closed', to_jsonb(closed::text[]), 'overrides', overrides)
$$;
-- That a ticket has this day from now on; and, by how it ended, that it has none any more or what came of it.
create function appointments.given_facts(ticket text, port text, day date, plan uuid) returns jsonb
language sql stable set search_path = pg_catalog as $$
  select jsonb_build_object('what', 'slot', 'ticket', ticket, 'port', port, 'day', day::text,
    'plan', plan::text)
$$;
create function appointments.ended_facts(ticket text, port text, day date, how text) returns jsonb
language sql stable set search_path = pg_catalog as $$
  select case when how in ('arrived', 'missed', 'turned_away')
    then jsonb_build_object('what', 'outcome', 'ticket', ticket, 'port', port, 'day', day::text,
      'outcome', how)
    else jsonb_build_object('what', 'slot', 'ticket', ticket, 'port', null, 'day', null, 'plan', null) end
$$;

create function appointments.tell_log() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_table_name = 'openings' then
    insert into appointments.unlogged (programme_id, facts)
      select n.programme_id, appointments.opening_facts(n.port, n.opens_on, n.closes_on, n.per_day,
        n.weekdays, n.closed, n.overrides) from new_rows n;
  elsif tg_op = 'INSERT' then
    insert into appointments.unlogged (programme_id, household_id, ticket, facts)
      select n.programme_id, n.household_id, n.ticket_number,
        appointments.given_facts(n.ticket_number, n.port, n.day, n.plan_id)
      from new_rows n order by n.ticket_number collate "C";
  else
    insert into appointments.unlogged (programme_id, household_id, ticket, travelled, facts)
      select n.programme_id, n.household_id, n.ticket_number,
        case when n.state = 'arrived' then n.size end,
        appointments.ended_facts(n.ticket_number, n.port, n.day, n.state)
      from new_rows n join old_rows o using (household_id, slot_id)
      where n.state <> o.state and n.state not in ('planned', 'offered', 'accepted')
      order by n.ticket_number collate "C";
  end if;
  return null;
end $$;
create trigger tell_log after insert on appointments.openings
  referencing new table as new_rows for each statement execute function appointments.tell_log();
create trigger tell_log_given after insert on appointments.slots
  referencing new table as new_rows for each statement execute function appointments.tell_log();
create trigger tell_log_ended after update on appointments.slots
  referencing old table as old_rows new table as new_rows
  for each statement execute function appointments.tell_log();

-- What stood before there were logs.
insert into appointments.unlogged (programme_id, facts)
  select distinct on (o.programme_id, o.port) o.programme_id, appointments.opening_facts(o.port, o.opens_on,
    o.closes_on, o.per_day, o.weekdays, o.closed, o.overrides)
  from appointments.openings o order by o.programme_id, o.port, o.version desc;
insert into appointments.unlogged (programme_id, household_id, ticket, facts)
  select s.programme_id, s.household_id, s.ticket_number, appointments.given_facts(s.ticket_number, s.port,
    s.day, s.plan_id)
  from appointments.slots s where s.state in ('planned', 'offered', 'accepted', 'arrived')
  order by s.ticket_number;
insert into appointments.unlogged (programme_id, household_id, ticket, travelled, facts)
  select s.programme_id, s.household_id, s.ticket_number, s.size,
    appointments.ended_facts(s.ticket_number, s.port, s.day, s.state)
  from appointments.slots s where s.state = 'arrived' order by s.ticket_number;

grant select, delete on appointments.unlogged to puente_app;
revoke execute on all functions in schema appointments from public;
grant execute on all functions in schema appointments to puente_app;

-- ── Who watches, for everybody ───────────────────────────────────────────────────────────────────

-- The witnesses of a log whose agreement stands: the day on which each was last heard, and how far it signed.
create function transparency.witnesses_shown(log uuid)
returns table (name text, seen_on date, silent boolean, cosigned_size bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select w.name, (w.seen_at at time zone 'UTC')::date, w.silent_since is not null,
    (select max(c.size) from transparency.cosignatures c
      where c.log_id = w.log_id and c.witness_id = w.witness_id)
  from transparency.witnesses w where w.log_id = log and w.ended_at is null
  order by w.agreed_at, w.witness_id
$$;
revoke execute on function transparency.witnesses_shown from public;
grant execute on function transparency.witnesses_shown to puente_app;
