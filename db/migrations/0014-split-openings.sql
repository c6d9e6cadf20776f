-- A ticket commits to its turn and to its travel apart, so that one can be opened to the public without the
-- other: safety allows size, ports and day earlier than class and day of enrolment.

alter table transparency.openings
  -- Which hash of its entry this opens, by the name of its field.
  add column part text not null default 'commitment' check (part in ('commitment', 'order', 'travel')),
  -- For who counts who shares class and day of enrolment, and how they are known: a hash of them under a key.
  add column order_group bytea check (octet_length(order_group) = 32),
  add check ((part = 'order') = (order_group is not null)),
  drop constraint openings_pkey,
  -- What opens one entry has one id.
  add primary key (log_id, opening_id, part);
alter table transparency.openings alter column part drop default;
drop index transparency.openings_by_position;
create unique index openings_by_position on transparency.openings (log_id, position, part)
  where position is not null;

-- What opens a ticket's entry of the form before holds turn and travel in one. The family and witnesses
-- keep it; the public, to whom openings come by their tickets, may not have it.
update transparency.openings o set ticket = null
where exists (select from transparency.entries e
    where e.log_id = o.log_id and e.position = o.position and e.ticket is not null)
  or exists (select from transparency.pending p
    where p.log_id = o.log_id and p.opening_id = o.opening_id and p.entry::jsonb ->> 'kind' like 'ticket.%');

-- The openings that the public may have on a day. Of tickets that travelled 30 days ago or more, where at
-- least three households share day and size: their travel parts and days. Of those among them of which ten
-- households or more have the same class and day of enrolment, known alike, and had the same before: their
-- turns. Who had another turn before is of another group, since both together tell more than each.
drop function transparency.public_openings;
create function transparency.public_openings(log uuid, today date, from_position bigint, to_position bigint)
returns table (opening_id uuid, part text, place bigint, sealed bytea)
language sql stable security definer set search_path = pg_catalog as $$
  with due as materialized (
    select t.ticket, t.household_id, t.travelled_on, t.size
    from transparency.travels t where t.log_id = log and t.travelled_on <= today - 30),
  travelled as materialized (
    select d.ticket, d.household_id from due d
    join (select travelled_on, size from due group by travelled_on, size
      having count(distinct household_id) >= 3) shared using (travelled_on, size)),
  told as (
    select t.ticket, t.household_id, o.order_group, max(coalesce(o.position, 9007199254740991)) as last
    from travelled t join transparency.openings o
      on o.log_id = log and o.ticket = t.ticket and o.part = 'order'
    group by t.ticket, t.household_id, o.order_group),
  -- Each turn that a ticket ever had, the one that counts now first.
  turns as materialized (
    select ticket, household_id, array_agg(order_group order by last desc) as had
    from told group by ticket, household_id),
  opened as (
    select ticket, false as is_turn from travelled
    union all
    select ticket, true from turns join (select had from turns group by had
      having count(distinct household_id) >= 10) shared using (had))
  select o.opening_id, o.part, o.position, o.sealed
  from transparency.openings o
  join opened on opened.ticket = o.ticket and opened.is_turn = (o.part = 'order')
  where o.log_id = log and o.position >= from_position and o.position < to_position
$$;
revoke execute on function transparency.public_openings from public;
grant execute on function transparency.public_openings to puente_app;
