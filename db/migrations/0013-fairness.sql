-- What the public fairness page counts from. The functions give counts only, of no household by itself, and the
-- observatory puts every one of them through the scheme of disclosure before anybody sees it.

-- How many households have waited how many days, by one dimension at a time ('all' is everybody). Served by the
-- arrivals before `today`. Counted are those alone who agreed to be counted in statistics. The port is the
-- one that the household would use first; the nationality the first person's; days are of the programme's clocks.
-- `since` is what the days are counted from; null counts the household itself, whatever is known of its dates.
create function appointments.waits(programme uuid, today date)
returns table (dimension text, value text, served boolean, since text, days int, households bigint)
language sql stable security definer set search_path = pg_catalog as $$
  with counted as materialized (
    select t.household_id, h.way, h.language, t.ports[1] as port,
      case when not t.undated then t.enrolled_on end as enrolled_on,
      case when not t.undated and t.enrolment_precision in ('day', 'month')
        then to_char(t.enrolled_on, 'YYYY-MM') else '' end as month,
      (h.registered_at at time zone g.time_zone)::date as registered_on,
      a.day as arrived_on, coalesce(a.day, today) as upto,
      coalesce((select p.nationality from registry.people p
        where p.household_id = t.household_id and p.left_at is null
        order by p.position limit 1), '') as nationality
    from queue.tickets t
    join queue.programmes g on g.programme_id = t.programme_id
    join registry.households h on h.household_id = t.household_id
    left join lateral (select min(s.day) as day from appointments.slots s
      where s.household_id = t.household_id and s.programme_id = t.programme_id
        and s.state = 'arrived' and s.day < today) a on true
    where t.programme_id = programme and (a.day is not null or t.state <> 'withdrawn')
      and (t.joined_at at time zone g.time_zone)::date < today
      and exists (select from registry.consents c where c.household_id = t.household_id
        and c.purpose = 'statistics' and c.withdrawn_at is null))
  select v.dimension, v.value, c.arrived_on is not null, w.since, w.days, count(*)
  from counted c
  cross join lateral (values ('all', ''), ('nationality', c.nationality), ('language', c.language),
    ('port', c.port), ('month', c.month), ('way', c.way)) v (dimension, value)
  cross join lateral (values (null, null::int),
    ('enrolment', greatest(0, c.upto - c.enrolled_on)),
    ('registration', greatest(0, c.upto - c.registered_on))) w (since, days)
  where w.since is null or (w.since = 'enrolment' and c.enrolled_on is not null)
    or w.since = 'registration'
  group by 1, 2, 3, 4, 5
$$;

-- How many households went, or may go, before others who stand earlier, by the reason: a class that two people
-- moved, a place at short notice; and how many let others pass: held, without a paper seen, a day that was
-- declined, missed or not answered, a day that a new plan or a pause had to take.
create function appointments.overtakings(programme uuid)
returns table (reason text, households bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select 'class_moved', count(*) from queue.tickets t
    where t.programme_id = programme and t.class <> 'normal'
  union all
  select 'stand_by', count(distinct a.household_id) from appointments.stand_by_asks a
    where a.programme_id = programme and a.state = 'accepted'
  union all
  select 'hold', count(*) from queue.tickets t
    where t.programme_id = programme and t.held_reason is not null
      and t.state not in ('served', 'withdrawn')
  union all
  select 'paper_not_seen', count(*) from queue.tickets t
    where t.programme_id = programme and t.held_reason is null
      and t.enrolment_basis = 'declared' and t.state not in ('served', 'withdrawn')
  union all
  select case s.state when 'moved' then 'replan' when 'cancelled' then 'cancelled' else s.state end,
    count(distinct s.household_id)
  from appointments.slots s
  where s.programme_id = programme
    and s.state in ('moved', 'cancelled', 'declined', 'missed', 'lapsed', 'turned_away')
  group by 1
$$;

-- Decisions about going earlier by the criterion they were asked on. A request on two criteria counts in both.
create function queue.decisions_by_criterion(programme uuid)
returns table (criterion text, outcome text, took text, decisions bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select d.value, d.outcome, d.took, sum(d.decisions) from queue.decision_tallies d
  where d.programme_id = programme and d.dimension = 'criterion'
  group by 1, 2, 3
$$;

revoke execute on function appointments.waits(uuid, date), appointments.overtakings(uuid),
  queue.decisions_by_criterion(uuid) from public;
grant execute on function appointments.waits(uuid, date), appointments.overtakings(uuid),
  queue.decisions_by_criterion(uuid) to puente_app;
