-- An arrival recorded for the wrong household would end a place that nobody has used. Within 30 days of the
-- day, before anything of the ticket is opened to the public, what really happened can take its stead. The
-- household must be one that can wait: reopened first, where it was closed since.

create or replace function appointments.record_outcome(
  household uuid, slot uuid, wanted text, why text, at timestamptz
) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with recorded as (
    update appointments.slots s set state = wanted, state_since = at, reason = why
    where s.household_id = household and s.slot_id = slot
      and s.day <= (at at time zone s.time_zone)::date
      and (s.state in ('planned', 'offered', 'accepted')
        or (s.state = 'arrived' and wanted <> 'arrived'
          and s.day > (at at time zone s.time_zone)::date - 30
          and exists (select from registry.households h
            where h.household_id = household and h.state = 'registered'))
        or (s.state = 'cancelled' and s.reason = 'paused' and wanted = 'arrived'
          and not exists (select from appointments.slots o
            where o.household_id = s.household_id and o.programme_id = s.programme_id
              and o.state in ('planned', 'offered', 'accepted', 'arrived'))))
      and wanted in ('arrived', 'missed', 'turned_away')
      and (platform.is_system() or queue.is_steward(s.programme_id)
        or (registry.works_with_families() and s.organisation_id = platform.organisation()))
    returning 1)
  select exists (select from recorded)
$$;

-- A place whose arrival was recorded by mistake waits again, where it stood; how many do.
create function queue.wait_again(household uuid, programme uuid, at timestamptz) returns bigint
language sql security definer set search_path = pg_catalog as $$
  with waiting as (
    update queue.tickets t set state = 'waiting', state_since = at
    where t.household_id = household and t.programme_id = programme and t.state = 'served'
      and ((select queue.is_steward(programme))
        or ((select registry.works_with_families())
          and t.organisation_id = (select platform.organisation())))
    returning 1)
  select count(*) from waiting
$$;

revoke execute on all functions in schema queue, appointments from public;
grant execute on function queue.wait_again(uuid, uuid, timestamptz) to puente_app;
