-- What one organisation or one person could still do alone: grant by two of its own people for another's
-- family, end a place before its day, let a second person confirm what was changed meanwhile, move a day by
-- leaving. And whose number leaves the public list.

-- ── Two people of two organisations, whichever keeps the family ──────────────────────────────────

-- Grants from before this rule, by two of one organisation that does not keep the family, stand as they are.
alter table queue.expedite_requests add column by_one_organisation boolean not null default false;
update queue.expedite_requests set by_one_organisation = true
  where in_favour_first_organisation = in_favour_second_organisation;
alter table queue.expedite_requests
  drop constraint two_organisations,
  add constraint two_organisations check (in_favour_second is null or rules_version = 0
    or (num_nulls(in_favour_first_organisation, in_favour_second_organisation) = 0
      and (by_one_organisation or in_favour_first_organisation <> in_favour_second_organisation)));

create or replace function queue.decide_case(request uuid, yes boolean, reason text, seen text, at timestamptz)
returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  r queue.expedite_requests;
  who uuid := (platform.actor()).actor_id;
  firm uuid := platform.organisation();
  leads text;
begin
  select * into r from queue.expedite_requests q where q.request_id = request for update;
  if not found or who is null or not queue.may_decide(r) then return null; end if;
  -- Also a second person who says no comes from another organisation.
  if (r.state = 'granted' and r.decided_by_organisation = firm)
    or (r.state = 'appeal_granted' and r.appeal_decided_by_organisation = firm) then
    raise exception using errcode = 'check_violation', constraint = case
      when who in (r.decided_by, r.appeal_decided_by) then 'two_deciders' else 'two_organisations' end;
  end if;
  if r.state = 'asked' then
    leads := case when yes then 'granted' else 'refused' end;
    update queue.expedite_requests set state = leads, decided_by = who, decided_by_organisation = firm,
      decided_at = at, reason_code = reason, decided_evidence = coalesce(seen, evidence)
      where request_id = request;
  elsif r.state = 'granted' then
    leads := case when yes then 'confirmed' else 'not_confirmed' end;
    update queue.expedite_requests set state = leads, confirmed_by = who,
      confirmed_by_organisation = firm, confirmed_at = at, confirm_reason_code = reason,
      in_favour_first = case when yes then decided_by end,
      in_favour_first_organisation = case when yes then decided_by_organisation end,
      in_favour_second = case when yes then who end,
      in_favour_second_organisation = case when yes then firm end
      where request_id = request;
  elsif r.state = 'appealed' then
    -- The first had granted, the second had not: the third person makes two. Else a second is needed.
    leads := case when not yes then 'upheld' when r.confirmed_by is not null then 'confirmed'
      else 'appeal_granted' end;
    update queue.expedite_requests set state = leads, appeal_decided_by = who,
      appeal_decided_by_organisation = firm, appeal_decided_at = at, appeal_reason_code = reason,
      appeal_evidence = coalesce(seen, decided_evidence, evidence),
      in_favour_first = case when leads = 'confirmed' then decided_by end,
      in_favour_first_organisation = case when leads = 'confirmed' then decided_by_organisation end,
      in_favour_second = case when leads = 'confirmed' then who end,
      in_favour_second_organisation = case when leads = 'confirmed' then firm end
      where request_id = request;
  else
    leads := case when yes then 'confirmed' else 'upheld' end;
    update queue.expedite_requests set state = leads, confirmed_by = who,
      confirmed_by_organisation = firm, confirmed_at = at, confirm_reason_code = reason,
      appeal_reason_code = case when yes then appeal_reason_code else reason end,
      in_favour_first = case when yes then appeal_decided_by end,
      in_favour_first_organisation = case when yes then appeal_decided_by_organisation end,
      in_favour_second = case when yes then who end,
      in_favour_second_organisation = case when yes then firm end
      where request_id = request;
  end if;
  if leads in ('confirmed', 'upheld') then
    update queue.expedite_requests set review_sealed = null where request_id = request;
  end if;
  return leads;
end $$;

-- Who could decide about a family that this organisation keeps: its own reviewers and coordinators, the other
-- organisations, and how many of those have a reviewer, a coordinator, or one of the two.
drop function coordination.on_duty(uuid);
create function coordination.on_duty(organisation uuid)
returns table (reviewers_here int, coordinators_here int, organisations int, with_reviewer int,
  with_coordinator int, deciding int)
language sql stable security definer set search_path = pg_catalog as $$
  with working as (
    select o.organisation_id, r.role, s.staff_id
    from coordination.organisations o
    left join coordination.staff s on s.organisation_id = o.organisation_id and s.left_at is null
    left join coordination.staff_roles r
      on r.staff_id = s.staff_id and r.role in ('reviewer', 'coordinator')
    where o.closed_at is null)
  select (count(distinct staff_id) filter (where organisation_id = organisation and role = 'reviewer'))::int,
    (count(distinct staff_id) filter (where organisation_id = organisation and role = 'coordinator'))::int,
    (count(distinct organisation_id) filter (where organisation_id <> organisation))::int,
    (count(distinct organisation_id)
      filter (where organisation_id <> organisation and role = 'reviewer'))::int,
    (count(distinct organisation_id)
      filter (where organisation_id <> organisation and role = 'coordinator'))::int,
    (count(distinct organisation_id)
      filter (where organisation_id <> organisation and role is not null))::int
  from working
$$;
revoke execute on function coordination.on_duty(uuid) from public;
grant execute on function coordination.on_duty(uuid) to puente_app;

-- ── What came of a day is known on that day, not before ──────────────────────────────────────────
create or replace function appointments.record_outcome(
  household uuid, slot uuid, wanted text, why text, at timestamptz
) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with recorded as (
    update appointments.slots s set state = wanted, state_since = at, reason = why
    where s.household_id = household and s.slot_id = slot
      and s.day <= (at at time zone s.time_zone)::date
      and (s.state in ('planned', 'offered', 'accepted')
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

-- ── A second person confirms what it saw ─────────────────────────────────────────────────────────

-- Each proposal has an id of its own: who read the one before confirms that one or none.
drop function queue.propose_correction(uuid, bytea, timestamptz);
create function queue.propose_correction(household uuid, proposal uuid, document bytea, at timestamptz)
returns uuid
language sql security definer set search_path = pg_catalog as $$
  update queue.household_corrections c set state = 'proposed', correction_id = proposal,
    document_sealed = document, proposed_by = (platform.actor()).actor_id, proposed_at = at
  where c.household_id = household and c.state in ('noticed', 'proposed')
    and c.organisation_id = platform.organisation() and registry.works_with_families()
  returning c.correction_id
$$;

-- ── Who leaves moves nobody else's day ───────────────────────────────────────────────────────────

-- When a second person confirmed the paper: one confirmed before the member left whose day stands was not
-- looked at for the day of those who stay. Null for those from before.
alter table registry.enrolments add column confirmed_at timestamptz;

-- ── Whose day an entry seals ─────────────────────────────────────────────────────────────────────

-- What one statement changed stands in no order: sorted by ticket number, an entry that stays sealed would lie
-- between two that were opened, and tell of the one number between theirs that it has a day.
create or replace function appointments.tell_log() returns trigger
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
      from new_rows n order by gen_random_uuid();
  else
    insert into appointments.unlogged (programme_id, household_id, ticket, travelled, facts)
      select n.programme_id, n.household_id, n.ticket_number,
        case when n.state = 'arrived' then n.size end,
        appointments.ended_facts(n.ticket_number, n.port, n.day, n.state)
      from new_rows n join old_rows o using (household_id, slot_id)
      where n.state <> o.state and n.state not in ('planned', 'offered', 'accepted')
      order by gen_random_uuid();
  end if;
  return null;
end $$;

-- ── Whose number leaves the public list ──────────────────────────────────────────────────────────

-- Places served since a day on the clocks of the programme, as they stood in the order, for who stewards it.
create function queue.served_since(programme uuid, since date)
returns table (ticket_number text, seed text, class text, undated boolean, enrolled_on date)
language sql stable security definer set search_path = pg_catalog as $$
  select t.ticket_number, b.seed, t.class, t.undated, t.enrolled_on
  from queue.tickets t
  join queue.batches b using (programme_id, batch_id)
  join queue.programmes p using (programme_id)
  where t.programme_id = programme and t.state = 'served'
    and (t.state_since at time zone p.time_zone)::date >= since
    and (select queue.is_steward(programme))
$$;

revoke execute on all functions in schema queue, appointments from public;
grant execute on all functions in schema queue, appointments to puente_app;
