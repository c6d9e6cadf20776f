-- A ticket opens with every day that it was ever given and what came of each, not only with the day on which
-- it travelled. So three households must share all of them: a day that nobody else had, or a refusal at a
-- port that nobody else met, would name the ticket to whoever knows of it.

alter table transparency.openings
  -- For who counts who shares days and what came of them: a hash of them under a key. Null: of no day, or
  -- written before this was kept.
  add column day_group bytea check (octet_length(day_group) = 32),
  add check (day_group is null or part = 'commitment');

-- The openings that the public may have on a day. Of tickets that travelled 30 days ago or more, where at
-- least three households share size, day of travel and every day before: their travel parts and days. Of
-- those among them of which ten households or more have the same class and day of enrolment, known alike,
-- and had the same before: their turns. Days from before they were told apart count as alike.
create or replace function transparency.public_openings(log uuid, today date, from_position bigint, to_position bigint)
returns table (opening_id uuid, part text, place bigint, sealed bytea)
language sql stable security definer set search_path = pg_catalog as $$
  with due as materialized (
    select t.ticket, t.household_id, t.travelled_on, t.size
    from transparency.travels t where t.log_id = log and t.travelled_on <= today - 30),
  given as (
    select d.ticket, coalesce(o.day_group, '') as day_group,
      max(coalesce(o.position, 9007199254740991)) as last
    from due d join transparency.openings o
      on o.log_id = log and o.ticket = d.ticket and o.part = 'commitment'
    group by d.ticket, coalesce(o.day_group, '')),
  -- Each day that a ticket ever had and what came of it, the last first; none where none was told.
  days as materialized (
    select d.ticket, d.household_id, d.travelled_on, d.size, coalesce(g.had, '{}') as had
    from due d left join (
      select ticket, array_agg(day_group order by last desc) as had from given group by ticket) g
      using (ticket)),
  travelled as materialized (
    select d.ticket, d.household_id from days d
    join (select travelled_on, size, had from days group by travelled_on, size, had
      having count(distinct household_id) >= 3) shared using (travelled_on, size, had)),
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
