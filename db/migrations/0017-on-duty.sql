-- Who is there to decide who goes earlier, and what was agreed with a witness.

-- How many could decide about a family that this organisation keeps: its own reviewers, the other
-- organisations, and how many of those have a reviewer, or at least a coordinator. Counts, no names.
create function coordination.on_duty(organisation uuid)
returns table (reviewers_here int, organisations int, with_reviewer int, with_coordinator int)
language sql stable security definer set search_path = pg_catalog as $$
  with working as (
    select o.organisation_id, r.role, s.staff_id
    from coordination.organisations o
    left join coordination.staff s on s.organisation_id = o.organisation_id and s.left_at is null
    left join coordination.staff_roles r
      on r.staff_id = s.staff_id and r.role in ('reviewer', 'coordinator')
    where o.closed_at is null)
  select (count(distinct staff_id) filter (where organisation_id = organisation and role = 'reviewer'))::int,
    (count(distinct organisation_id) filter (where organisation_id <> organisation))::int,
    (count(distinct organisation_id)
      filter (where organisation_id <> organisation and role = 'reviewer'))::int,
    (count(distinct organisation_id)
      filter (where organisation_id <> organisation and role = 'coordinator'))::int
  from working
$$;
revoke execute on function coordination.on_duty(uuid) from public;
grant execute on function coordination.on_duty(uuid) to puente_app;

-- What the agreement with a witness is called where it is kept: a date, a number, a place.
alter table transparency.witnesses add column agreement text not null default ''
  check (length(agreement) <= 200);
