-- A family that crossed and was recorded as one that did not waits in the queue again, and takes a day from
-- others. Within 30 days of its day two people, one after the other, say that it came: until the second has
-- said so, nothing changes for anybody.

alter table appointments.slots
  -- Who said first that the household came after all, when, and why it was recorded otherwise: a code.
  add column came_said_by uuid,
  add column came_said_at timestamptz,
  add column came_reason text,
  add check ((came_said_by is null) = (came_said_at is null) and (came_said_by is null) = (came_reason is null));

-- What came of a word that a household came after all: 'waits' for a second person; 'arrived'; 'dropped', where
-- `came` is false; null where nothing can be said of that day. The word of somebody who left is as none. A later
-- day of the household is given back with it, and an ask about one is over. Asks, days and place are held in the
-- order in which a family answers, so that neither waits for the other; looked at again once all are held, since a
-- plan may have given a day.
create function appointments.came_after_all(
  household uuid, slot uuid, came boolean, why text, at timestamptz
) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  who uuid := (platform.actor()).actor_id;
  said appointments.slots;
  its_programme uuid;
begin
  select s.programme_id into its_programme from appointments.slots s
    where s.household_id = household and s.slot_id = slot
      and (queue.is_steward(s.programme_id)
        or (registry.works_with_families() and s.organisation_id = platform.organisation()));
  if not found or who is null or not platform.has_role('registrar', 'coordinator', 'planner') then
    return null;
  end if;
  perform from appointments.stand_by_asks a
    where a.household_id = household and a.programme_id = its_programme for update;
  perform from appointments.slots s
    where s.household_id = household and s.programme_id = its_programme order by s.slot_id for update;
  perform from queue.tickets t
    where t.household_id = household and t.programme_id = its_programme
      and t.state in ('waiting', 'offered', 'accepted') for update;
  if not found then return null; end if;
  select * into said from appointments.slots s
    where s.household_id = household and s.slot_id = slot
      and s.state in ('missed', 'turned_away', 'declined', 'lapsed')
      and s.day <= (at at time zone s.time_zone)::date
      and s.day > (at at time zone s.time_zone)::date - 30
      and not exists (select from appointments.slots o
        where o.household_id = household and o.programme_id = its_programme and o.state = 'arrived');
  if not found or (not came and said.came_said_by is null) then return null; end if;
  if not came then
    update appointments.slots s set came_said_by = null, came_said_at = null, came_reason = null
      where s.household_id = household and s.slot_id = slot;
    return 'dropped';
  end if;
  if coalesce(said.came_said_by, who) = who
    or not coordination.still_has(said.came_said_by, '{registrar,coordinator,planner}') then
    update appointments.slots s set came_said_by = who, came_said_at = at, came_reason = why
      where s.household_id = household and s.slot_id = slot;
    return 'waits';
  end if;
  update appointments.stand_by_asks a set state = 'over', state_since = at, reason = 'place_changed'
    where a.household_id = household and a.programme_id = its_programme and a.state = 'asked';
  update appointments.slots s set state = 'cancelled', state_since = at, reason = 'arrived_before'
    where s.household_id = household and s.programme_id = its_programme
      and s.state in ('planned', 'offered', 'accepted');
  update appointments.slots s set state = 'arrived', state_since = at, reason = s.came_reason
    where s.household_id = household and s.slot_id = slot;
  return 'arrived';
end $$;

-- As before; but an arrival that two people said afterwards can be put right for 30 days from when they did, so
-- that the family has time to object. Nothing of what was said then counts any more.
create or replace function appointments.record_outcome(
  household uuid, slot uuid, wanted text, why text, at timestamptz
) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with recorded as (
    update appointments.slots s set state = wanted, state_since = at, reason = why,
      came_said_by = null, came_said_at = null, came_reason = null
    where s.household_id = household and s.slot_id = slot
      and s.day <= (at at time zone s.time_zone)::date
      and (s.state in ('planned', 'offered', 'accepted')
        or (s.state = 'arrived' and wanted <> 'arrived'
          and case when s.came_said_by is null then s.day
            else (s.state_since at time zone s.time_zone)::date end
            > (at at time zone s.time_zone)::date - 30
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

revoke execute on all functions in schema appointments from public;
grant execute on function appointments.came_after_all(uuid, uuid, boolean, text, timestamptz) to puente_app;
