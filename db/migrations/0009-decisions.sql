-- Who may go earlier: rules of deciding, two organisations, a clock, an appeal, a weekly quota, counts.
-- Corrections of a household's composition by two people.

-- ── The rules of deciding, versioned ─────────────────────────────────────────────────────────────
create table queue.decision_rules (
  programme_id uuid not null references queue.programmes,
  version int not null check (version > 0),
  -- Which list of criteria stands: src/queue/decisions/criteria.rules.ts has every edition.
  criteria_edition int not null check (criteria_edition > 0),
  -- Hours until a request must be decided, and until an appeal must be.
  clock_hours int not null check (clock_hours between 1 and 720),
  appeal_hours int not null check (appeal_hours between 1 and 720),
  -- Households whose class moves in a week of the programme's clock, Monday to Sunday.
  weekly_quota int not null check (weekly_quota between 0 and 100000),
  -- Why they are so; null for those with which every programme begins.
  reason text check (length(reason) between 3 and 1000),
  decided_at timestamptz not null,
  decided_by uuid,
  primary key (programme_id, version),
  check ((reason is null) = (decided_by is null))
);
call platform.protect('queue.decision_rules', 'true',
  $$ (select platform.is_system())
     or ((select platform.has_role('coordinator')) and programme_id in (select queue.stewarded())) $$);

create view queue.decision_rules_now with (security_invoker) as
  select distinct on (programme_id) * from queue.decision_rules order by programme_id, version desc;

-- Every programme begins with what we propose: 72 hours, 20 households a week.
create function queue.begin_decision_rules() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into queue.decision_rules (programme_id, version, criteria_edition, clock_hours,
      appeal_hours, weekly_quota, decided_at)
    values (new.programme_id, 1, 1, 72, 72, 20, new.declared_at);
  return new;
end $$;
create trigger begin_decision_rules after insert on queue.programmes
  for each row execute function queue.begin_decision_rules();
insert into queue.decision_rules (programme_id, version, criteria_edition, clock_hours, appeal_hours,
    weekly_quota, decided_at)
  select programme_id, 1, 1, 72, 72, 20, declared_at from queue.programmes;

-- ── Requests ─────────────────────────────────────────────────────────────────────────────────────
do $$
declare old text;
begin
  for old in select conname from pg_constraint
    where conrelid = 'queue.expedite_requests'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%not_confirmed%'
  loop execute format('alter table queue.expedite_requests drop constraint %I', old); end loop;
end $$;

alter table queue.expedite_requests
  add constraint expedite_state check (state in ('asked', 'granted', 'refused', 'confirmed',
    'not_confirmed', 'appealed', 'appeal_granted', 'upheld')),
  -- The organisation that keeps the family.
  add keeper_organisation_id uuid,
  -- The rules under which it was asked; 0 for those of before.
  add rules_version int not null default 0,
  -- What supported it when it was asked, and what the first and the third person had.
  add evidence text not null default 'said'
    check (evidence in ('none_yet', 'said', 'paper_seen', 'professional_letter')),
  add decided_evidence text
    check (decided_evidence in ('none_yet', 'said', 'paper_seen', 'professional_letter')),
  -- JSON: the criteria alone, under a key of Puente itself; for reviewers elsewhere where the family
  -- allows it, and for counting. Gone when nothing is left to decide.
  add review_sealed bytea,
  add stage text not null default 'own' check (stage in ('own', 'others', 'coordinators')),
  -- The clock that runs: from when, and for how long. A programme's pause stops it, nothing else.
  add clock_from timestamptz,
  add clock_hours int not null default 72,
  add decided_by_organisation uuid,
  add confirmed_by_organisation uuid,
  add confirm_reason_code text,
  add appealed_at timestamptz,
  add appealed_by_family boolean,
  add appeal_sealed bytea,
  add appeal_decided_by uuid,
  add appeal_decided_by_organisation uuid,
  add appeal_decided_at timestamptz,
  add appeal_reason_code text,
  add appeal_evidence text
    check (appeal_evidence in ('none_yet', 'said', 'paper_seen', 'professional_letter')),
  -- The two people behind a grant, and the organisations for which they decided.
  add in_favour_first uuid,
  add in_favour_first_organisation uuid,
  add in_favour_second uuid,
  add in_favour_second_organisation uuid,
  -- When the class moved, and the Monday of the week whose quota it counts in.
  add moved_at timestamptz,
  add moved_in date;

update queue.expedite_requests r set clock_from = asked_at,
  keeper_organisation_id = (select t.organisation_id from queue.tickets t
    where t.household_id = r.household_id and t.programme_id = r.programme_id);
update queue.expedite_requests set in_favour_first = decided_by, in_favour_second = confirmed_by,
  moved_at = confirmed_at where state = 'confirmed';

alter table queue.expedite_requests
  alter rules_version drop default,
  alter keeper_organisation_id set not null,
  alter clock_from set not null,
  add constraint grant_has_two check ((state = 'confirmed') = (in_favour_second is not null)),
  add constraint two_in_favour check (
    (in_favour_first is null) = (in_favour_second is null)
    and (in_favour_first is null or in_favour_first <> in_favour_second)),
  -- Never both from the organisation that keeps the family.
  add constraint two_organisations check (in_favour_second is null or rules_version = 0
    or (num_nulls(in_favour_first_organisation, in_favour_second_organisation) = 0
      and not (in_favour_first_organisation = keeper_organisation_id
        and in_favour_second_organisation = keeper_organisation_id))),
  -- An appeal goes to somebody who was neither first nor second.
  add constraint third_person check (appeal_decided_by is null
    or (appeal_decided_by <> decided_by and appeal_decided_by is distinct from confirmed_by)),
  add constraint one_appeal check ((appealed_at is null) = (state not in ('appealed', 'appeal_granted', 'upheld')
    and appeal_decided_by is null)),
  add constraint moved_if_granted check (moved_at is null or state = 'confirmed');
drop index queue.expedite_one_open;
create unique index expedite_one_open on queue.expedite_requests (household_id, programme_id)
  where state in ('asked', 'granted', 'appealed', 'appeal_granted');
create index expedite_by_request on queue.expedite_requests (request_id);
create index expedite_waiting on queue.expedite_requests (programme_id, clock_from)
  where state in ('asked', 'granted', 'appealed', 'appeal_granted');
create index expedite_to_move on queue.expedite_requests (programme_id)
  where state = 'confirmed' and moved_at is null;

-- Whether the family lets reviewers of the coalition read its criteria.
create function queue.shared_for_review(household uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from registry.consents c
    where c.household_id = household and c.purpose = 'expedite' and c.withdrawn_at is null)
$$;

-- Until when it is to be decided, the programme's pauses not counted.
create function queue.due_at(r queue.expedite_requests, at timestamptz) returns timestamptz
language sql stable security definer set search_path = pg_catalog as $$
  select r.clock_from + make_interval(hours => r.clock_hours)
    + queue.paused_for(r.programme_id, r.clock_from, at)
$$;

-- Who may decide it now. Reviewers of the keeper at once. Reviewers elsewhere: at once where one yes
-- stands already; else once half the clock is over and the family shares its criteria. Coordinators at
-- the end.
create function queue.may_decide(r queue.expedite_requests) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select (platform.has_role('reviewer')
      or (platform.has_role('coordinator') and r.stage = 'coordinators'))
    and r.state in ('asked', 'granted', 'appealed', 'appeal_granted')
    and (r.keeper_organisation_id = platform.organisation()
      or r.state in ('granted', 'appeal_granted')
      or (r.state = 'appealed' and r.confirmed_by is not null)
      or (r.stage <> 'own' and queue.shared_for_review(r.household_id)))
$$;
create function queue.may_see_case(r queue.expedite_requests) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select queue.may_decide(r)
    or (r.keeper_organisation_id = platform.organisation()
      and platform.has_role('reviewer', 'coordinator'))
    or (platform.has_role('reviewer', 'coordinator') and (platform.actor()).actor_id
      in (r.decided_by, r.confirmed_by, r.appeal_decided_by))
$$;

-- The cases that a reviewer sees: household and ground of its own organisation's families only, the
-- criteria of others only where they share them.
create function queue.review_cases(wanted text[], at timestamptz)
returns table (
  request_id uuid, household_id uuid, programme_id uuid, ticket_number text, class text,
  ground bytea, appeal bytea, criteria bytea, asked_by_family boolean, asked_at timestamptz,
  state text, stage text, due_at timestamptz, evidence text, reason_code text,
  keeper_organisation_id uuid, decided_by uuid, decided_by_organisation uuid, confirmed_by uuid,
  appeal_decided_by uuid, appeal_decided_by_organisation uuid, moved_at timestamptz,
  may_decide boolean
)
language sql stable security definer set search_path = pg_catalog as $$
  select r.request_id, own.id, r.programme_id, t.ticket_number, r.class,
    case when own.id is not null then r.ground_sealed end,
    case when own.id is not null then r.appeal_sealed end,
    case when own.id is null and queue.shared_for_review(r.household_id) then r.review_sealed end,
    r.asked_by_family, r.asked_at, r.state, r.stage, queue.due_at(r, at),
    coalesce(r.appeal_evidence, r.decided_evidence, r.evidence),
    coalesce(r.appeal_reason_code, r.confirm_reason_code, r.reason_code),
    r.keeper_organisation_id, r.decided_by, r.decided_by_organisation, r.confirmed_by,
    r.appeal_decided_by, r.appeal_decided_by_organisation, r.moved_at, queue.may_decide(r)
  from queue.expedite_requests r
  join queue.tickets t using (household_id, programme_id)
  join registry.households h on h.household_id = r.household_id and h.state <> 'erased'
  cross join lateral (select case when r.keeper_organisation_id = platform.organisation()
    then r.household_id end as id) own
  where r.state = any (wanted) and queue.may_see_case(r)
  order by queue.due_at(r, at), r.request_id
  limit 200
$$;

-- What deciding a case needs; its household is for the application, never for who decides.
create function queue.case_to_decide(request uuid)
returns table (request_id uuid, household_id uuid, programme_id uuid, state text, class text,
  evidence text, reason_code text, review_sealed bytea, may_decide boolean)
language sql security definer set search_path = pg_catalog as $$
  select r.request_id, r.household_id, r.programme_id, r.state, r.class,
    coalesce(r.decided_evidence, r.evidence), r.reason_code, r.review_sealed, queue.may_decide(r)
  from queue.expedite_requests r
  where r.request_id = request and queue.may_see_case(r)
  for update
$$;

-- The rules under which a case was asked.
create function queue.rules_version_of(request uuid) returns int
language sql stable security definer set search_path = pg_catalog as $$
  select r.rules_version from queue.expedite_requests r
  where r.request_id = request and queue.may_see_case(r)
$$;

-- Writes what somebody decided, as the one who is signed in. Gives the state it leads to; null if the
-- case is not theirs to decide. The constraints refuse a person or an organisation that stands twice.
create function queue.decide_case(request uuid, yes boolean, reason text, seen text, at timestamptz)
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
  if firm = r.keeper_organisation_id and (
    (r.state = 'granted' and r.decided_by_organisation = firm)
    or (r.state = 'appeal_granted' and r.appeal_decided_by_organisation = firm)) then
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

-- Who stands behind what was decided last.
create function queue.deciders_of(request uuid) returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select array_remove(case
      when r.state = 'confirmed' then array[r.in_favour_first, r.in_favour_second]
      when r.state in ('upheld', 'appeal_granted') then array[r.appeal_decided_by,
        case when r.state = 'upheld' and r.appeal_decided_by is distinct from r.confirmed_by
          and r.appeal_decided_at < r.confirmed_at then r.confirmed_by end]
      else array[r.decided_by, r.confirmed_by] end, null)
  from queue.expedite_requests r
  where r.request_id = request and queue.may_see_case(r)
$$;

-- Appeals once, after a no; false if there is nothing to appeal, or it is not the actor's household.
create function queue.appeal(household uuid, request uuid, ground bytea, by_family boolean,
  at timestamptz) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with appealed as (
    update queue.expedite_requests r set state = 'appealed', appealed_at = at,
      appealed_by_family = by_family, appeal_sealed = ground, stage = 'own', clock_from = at,
      clock_hours = (select d.appeal_hours from queue.decision_rules_now d
        where d.programme_id = r.programme_id)
    where r.household_id = household and r.request_id = request
      and r.state in ('refused', 'not_confirmed') and r.appealed_at is null
      and (platform.household() = household
        or (registry.works_with_families() and r.keeper_organisation_id = platform.organisation()))
    returning 1)
  select exists (select from appealed)
$$;

-- Hands cases on whose time is half over (to reviewers elsewhere) or over (to coordinators).
create function queue.escalate(at timestamptz)
returns table (household_id uuid, programme_id uuid, request_id uuid, stage text)
language sql security definer set search_path = pg_catalog as $$
  with due as (
    select r.household_id, r.request_id, case
        when at >= queue.due_at(r, at) then 'coordinators'
        when at >= queue.due_at(r, at) - make_interval(mins => r.clock_hours * 30) then 'others'
        else 'own' end as stage
    from queue.expedite_requests r
    where r.state in ('asked', 'granted', 'appealed', 'appeal_granted')
      and r.stage <> 'coordinators' and platform.is_system())
  update queue.expedite_requests r set stage = due.stage
  from due
  where r.household_id = due.household_id and r.request_id = due.request_id
    and due.stage <> 'own' and due.stage <> r.stage
  returning r.household_id, r.programme_id, r.request_id, r.stage
$$;

-- ── The quota ────────────────────────────────────────────────────────────────────────────────────
-- The Monday of the week in which an instant lies, by the programme's clock.
create function queue.week_of(programme uuid, at timestamptz) returns date
language sql stable security definer set search_path = pg_catalog as $$
  select date_trunc('week', at at time zone p.time_zone)::date
  from queue.programmes p where p.programme_id = programme
$$;

create function queue.quota_of(programme uuid, at timestamptz)
returns table (programme_id uuid, weekly int, used bigint, waiting bigint, next_week date)
language sql stable security definer set search_path = pg_catalog as $$
  select d.programme_id, d.weekly_quota,
    (select count(*) from queue.expedite_requests r where r.programme_id = programme
      and r.moved_in = queue.week_of(programme, at)),
    (select count(*) from queue.expedite_requests r where r.programme_id = programme
      and r.state = 'confirmed' and r.moved_at is null),
    queue.week_of(programme, at) + 7
  from queue.decision_rules_now d where d.programme_id = programme
$$;

-- Moves the classes that two people granted, as far as the week's quota goes: the higher class first,
-- then who asked earlier, then the smaller ticket number. A class never falls.
create function queue.move_granted(programme uuid, at timestamptz)
returns table (household_id uuid, request_id uuid, class text, reason_code text, first uuid,
  second uuid, decided timestamptz)
language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  room bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('decisions ' || programme, 0));
  select q.weekly - q.used into room from queue.quota_of(programme, at) q;
  return query
    with next as (
      select r.household_id, r.request_id, p.classes
      from queue.expedite_requests r
      join queue.programmes p on p.programme_id = r.programme_id
      join queue.tickets t on t.household_id = r.household_id and t.programme_id = r.programme_id
      where r.programme_id = programme and r.state = 'confirmed' and r.moved_at is null
        and t.state in ('waiting', 'offered', 'accepted') and p.state in ('in_force', 'paused')
      order by array_position(p.classes, r.class), r.asked_at, t.ticket_number
      limit greatest(room, 0)),
    moved as (
      update queue.expedite_requests r set moved_at = at, moved_in = queue.week_of(programme, at)
      from next where r.household_id = next.household_id and r.request_id = next.request_id
      returning r.household_id, r.request_id, r.class, r.reason_code, r.appeal_reason_code,
        r.in_favour_first, r.in_favour_second, r.confirmed_at, r.appeal_decided_at, next.classes),
    changed as (
      update queue.tickets t set class = m.class from moved m
      where t.household_id = m.household_id and t.programme_id = programme
        and array_position(m.classes, m.class) < array_position(m.classes, t.class)
      returning t.household_id)
    select m.household_id, m.request_id, m.class, coalesce(m.appeal_reason_code, m.reason_code),
      m.in_favour_first, m.in_favour_second,
      greatest(m.confirmed_at, coalesce(m.appeal_decided_at, m.confirmed_at))
    from moved m;
end $$;
drop function queue.move_class(uuid, uuid);

-- ── Counts that show bias ────────────────────────────────────────────────────────────────────────
-- One dimension at a time and no household: what a family asked on cannot be read from it.
create table queue.decision_tallies (
  programme_id uuid not null references queue.programmes,
  dimension text not null check (dimension in ('criterion', 'organisation', 'language', 'nationality')),
  value text not null,
  outcome text not null check (outcome in ('granted', 'refused', 'granted_on_appeal', 'upheld')),
  -- Hours from asking to the decision: up to 24, up to 48, up to 72, more.
  took text not null check (took in ('24', '48', '72', 'more')),
  decisions int not null check (decisions > 0),
  primary key (programme_id, dimension, value, outcome, took)
);
call platform.protect('queue.decision_tallies',
  $$ (select platform.is_system()) or (select platform.has_role('coordinator')) $$, 'false');

-- Counts a decision, in the transaction that made it. The nationality is the first person's.
create function queue.tally(request uuid, criteria text[], result text, at timestamptz) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into queue.decision_tallies as kept (programme_id, dimension, value, outcome, took, decisions)
  select r.programme_id, one.dimension, coalesce(one.value, 'unknown'), result,
    case when at - since.at <= interval '24 hours' then '24'
      when at - since.at <= interval '48 hours' then '48'
      when at - since.at <= interval '72 hours' then '72' else 'more' end, 1
  from queue.expedite_requests r
  join registry.households h on h.household_id = r.household_id
  cross join lateral (select case when result in ('granted_on_appeal', 'upheld')
    then r.appealed_at else r.asked_at end as at) since
  cross join lateral (
    select 'criterion' as dimension, c as value from unnest(criteria) c
    union all select 'organisation', r.keeper_organisation_id::text
    union all select 'language', h.language
    union all select 'nationality', (select p.nationality from registry.people p
      where p.household_id = r.household_id order by p.position limit 1)) one
  where r.request_id = request and (platform.is_staff() or platform.is_system())
  on conflict (programme_id, dimension, value, outcome, took)
    do update set decisions = kept.decisions + 1
$$;

-- ── Corrections of who belongs to a household ────────────────────────────────────────────────────
-- A household that has a place grew: it counts so in the queue when one person named the paper that
-- shows it and another confirmed.
create table queue.household_corrections (
  household_id uuid not null,
  correction_id uuid not null,
  organisation_id uuid not null,
  size_from int not null check (size_from > 0),
  size_to int not null check (size_to > size_from),
  noticed_at timestamptz not null,
  state text not null default 'noticed' check (state in ('noticed', 'proposed', 'confirmed', 'declined')),
  -- JSON: kind and reference of the paper, sealed with the household's key.
  document_sealed bytea,
  proposed_by uuid,
  proposed_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  primary key (household_id, correction_id),
  check ((proposed_by is null) = (state = 'noticed')),
  check ((proposed_by is null) = (document_sealed is null)),
  check ((decided_by is null) = (state in ('noticed', 'proposed'))),
  constraint two_correctors check (decided_by is null or decided_by <> proposed_by)
);
create unique index corrections_one_open on queue.household_corrections (household_id)
  where state in ('noticed', 'proposed');
call queue.protect_place('queue.household_corrections');

-- Another day is claimed, or one person saw it on a paper: the old one stands until two people did.
alter table queue.tickets add date_waits boolean not null default false;
create index tickets_date_waits on queue.tickets (organisation_id) where date_waits;

-- Writes a step of a correction for the organisation that keeps the family, as who is signed in.
create function queue.propose_correction(household uuid, document bytea, at timestamptz) returns uuid
language sql security definer set search_path = pg_catalog as $$
  update queue.household_corrections c set state = 'proposed', document_sealed = document,
    proposed_by = (platform.actor()).actor_id, proposed_at = at
  where c.household_id = household and c.state in ('noticed', 'proposed')
    and c.organisation_id = platform.organisation() and registry.works_with_families()
  returning c.correction_id
$$;
create function queue.decide_correction(household uuid, correction uuid, yes boolean, at timestamptz)
returns table (proposed_by uuid, size_to int)
language sql security definer set search_path = pg_catalog as $$
  update queue.household_corrections c
  set state = case when yes then 'confirmed' else 'declined' end,
    decided_by = (platform.actor()).actor_id, decided_at = at
  where c.household_id = household and c.correction_id = correction and c.state = 'proposed'
    and c.organisation_id = platform.organisation() and registry.works_with_families()
  returning c.proposed_by, c.size_to
$$;
create function queue.keep_size(household uuid, people int)
returns table (programme_id uuid, held_reason text)
language sql security definer set search_path = pg_catalog as $$
  update queue.tickets t set size = people
  where t.household_id = household and t.size < people
    and t.organisation_id = platform.organisation() and registry.works_with_families()
    and exists (select from queue.household_corrections c where c.household_id = household
      and c.state = 'confirmed' and c.size_to = people)
  returning t.programme_id, t.held_reason
$$;

grant select, insert on queue.decision_rules to puente_app;
grant select on queue.decision_rules_now, queue.decision_tallies to puente_app;
grant select, insert, update on queue.household_corrections to puente_app;
revoke execute on all functions in schema queue from public;
grant execute on all functions in schema queue to puente_app;
