-- Whether anything a plan is made from changed since, without reading everything again:
-- docs/decisions/2026-11-22-what-changed-since-a-plan.md.

-- How often the queue, a port or a day of a programme changed: the sum of `times`. Each statement adds a row, so
-- that nobody who writes waits for another; rows are only ever folded into one of the same sum. Two looks
-- that see one sum see the same changes: there is none that the later saw and the earlier did not.
create table queue.changes (
  -- Without a foreign key: every change of a place would lock the programme.
  programme_id uuid not null,
  number bigint generated always as identity,
  times bigint not null default 1 check (times > 0),
  primary key (programme_id, number)
);
comment on table queue.changes is 'Counts changes; written by triggers and folded by queue.fold_changes, by nobody else.';
call platform.protect('queue.changes', 'false', 'false');

create function queue.count_changes() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    insert into queue.changes (programme_id) select distinct n.programme_id from new_rows n;
  elsif tg_op = 'DELETE' then
    insert into queue.changes (programme_id) select distinct o.programme_id from old_rows o;
  elsif tg_op = 'UPDATE' then
    insert into queue.changes (programme_id)
      select n.programme_id from new_rows n union select o.programme_id from old_rows o;
  else
    insert into queue.changes (programme_id) select p.programme_id from queue.programmes p;
  end if;
  return null;
end $$;

-- Every way in which a row of a table can change is counted, whoever changes it.
create procedure queue.count_changes_of(target regclass)
language plpgsql as $$
begin
  execute format('create trigger count_added after insert on %s
    referencing new table as new_rows for each statement execute function queue.count_changes()', target);
  execute format('create trigger count_changed after update on %s
    referencing old table as old_rows new table as new_rows
    for each statement execute function queue.count_changes()', target);
  execute format('create trigger count_removed after delete on %s
    referencing old table as old_rows for each statement execute function queue.count_changes()', target);
  execute format('create trigger count_emptied after truncate on %s
    for each statement execute function queue.count_changes()', target);
end $$;

-- All that a plan is made from. A test sees that planning reads no other table.
call queue.count_changes_of('queue.programmes');
call queue.count_changes_of('queue.batches');
call queue.count_changes_of('queue.tickets');
call queue.count_changes_of('appointments.openings');
call queue.count_changes_of('appointments.slots');

-- How often it changed, for those who steward the programme; null for anybody else.
create function queue.changes_counted(programme uuid) returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  select case when queue.is_steward(programme) then coalesce((
    select sum(c.times) from queue.changes c where c.programme_id = programme), 0)::bigint end
$$;

-- Folds what was counted into one row each. One statement: nobody ever sees another sum.
create function queue.fold_changes() returns void
language sql security definer set search_path = pg_catalog as $$
  with folded as (
    delete from queue.changes c
    where (select platform.is_system()) and c.programme_id in (
      select m.programme_id from queue.changes m group by m.programme_id having count(*) > 1)
    returning c.programme_id, c.times)
  insert into queue.changes (programme_id, times)
    select f.programme_id, sum(f.times) from folded f group by f.programme_id
$$;

revoke execute on all functions in schema queue from public;
grant execute on function queue.changes_counted(uuid), queue.fold_changes() to puente_app;

-- What a plan was made from, as instance and previous slots, a line of JSON each, in gzip: a tenth of what it was,
-- to send, to write and to back up. What stood before is there without gzip.
alter table appointments.plans add column made_from bytea;
update appointments.plans set made_from = convert_to(instance || E'\n' || previous, 'UTF8');
alter table appointments.plans alter column made_from set not null, alter column made_from set storage external,
  drop column instance, drop column previous;

-- It never changes: whoever has read it once need not read it again.
revoke update on appointments.plans from puente_app;
grant update (state, applied_at, applied_by, applied_number) on appointments.plans to puente_app;
