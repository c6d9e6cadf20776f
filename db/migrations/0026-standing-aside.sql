-- Who stands aside from a request to go earlier: who knows the family, and who left the organisation before a
-- second person had joined their yes. What a second person may still join is the word of somebody who works there.
-- Which of two grants of one household stands.

-- ── Who still works ──────────────────────────────────────────────────────────────────────────────
-- Whether somebody is still there with one of these roles; the organisation too.
create function coordination.still_has(person uuid, wanted text[]) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from coordination.staff s
    join coordination.organisations o using (organisation_id)
    join coordination.staff_roles r using (staff_id)
    where s.staff_id = person and s.left_at is null and o.closed_at is null and r.role = any (wanted))
$$;
revoke execute on function coordination.still_has(uuid, text[]) from public;

-- Whether whoever saw a paper still works with families: else it is seen anew, and confirmed by another.
create function registry.still_works(person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select coordination.still_has(person, '{registrar,coordinator,reviewer,lawyer}')
$$;
revoke execute on function registry.still_works(uuid) from public;
grant execute on function registry.still_works(uuid) to puente_app;

-- ── Who stands aside ─────────────────────────────────────────────────────────────────────────────
-- Somebody who never decides this request again, its appeal included. Written by functions of the owner alone.
create table queue.stood_aside (
  household_id uuid not null,
  request_id uuid not null,
  staff_id uuid not null,
  why text not null check (why in ('knows_family', 'left')),
  -- When they had said a yes that nobody had joined yet; it counts no more.
  yes_at timestamptz,
  stood_aside_at timestamptz not null,
  primary key (household_id, request_id, staff_id),
  foreign key (household_id, request_id) references queue.expedite_requests
);
call platform.protect('queue.stood_aside', 'false', 'false');

-- Nobody both stands aside from a request and stands in it, whatever is written first.
create function queue.keep_aside() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from queue.stood_aside a join queue.expedite_requests r using (household_id, request_id)
    where a.household_id = new.household_id and a.request_id = new.request_id
      and a.staff_id in (r.decided_by, r.confirmed_by, r.appeal_decided_by, r.in_favour_first,
        r.in_favour_second)) then
    raise exception using errcode = 'check_violation', constraint = 'stood_aside';
  end if;
  return null;
end $$;
create trigger keep_aside after insert or update on queue.expedite_requests
  for each row execute function queue.keep_aside();
create trigger keep_aside after insert or update on queue.stood_aside
  for each row execute function queue.keep_aside();

create function queue.is_aside(r queue.expedite_requests, person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from queue.stood_aside a where a.household_id = r.household_id
    and a.request_id = r.request_id and a.staff_id = person)
$$;

-- Whose yes waits for another person's, and for which organisation it was said: the first's, the third's, or the
-- first's again after a second person's no.
create function queue.half_of(r queue.expedite_requests, out person uuid, out firm uuid)
language sql immutable set search_path = pg_catalog as $$
  select case when r.state = 'appeal_granted' then r.appeal_decided_by
      when r.state = 'granted' or (r.state in ('not_confirmed', 'appealed') and r.confirmed_by is not null)
        then r.decided_by end,
    case when r.state = 'appeal_granted' then r.appeal_decided_by_organisation
      when r.state = 'granted' or (r.state in ('not_confirmed', 'appealed') and r.confirmed_by is not null)
        then r.decided_by_organisation end
$$;
create function queue.half_has_left(r queue.expedite_requests) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select h.person is not null and not coordination.still_has(h.person, '{reviewer,coordinator}')
  from queue.half_of(r) h
$$;

-- ── Who may decide ───────────────────────────────────────────────────────────────────────────────
-- Whether people of other organisations than the keeper may decide it now: at once where one yes stands already; else
-- once half the clock is over and the family shares its criteria.
create function queue.is_open_elsewhere(r queue.expedite_requests) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select r.state in ('granted', 'appeal_granted')
    or (r.state = 'appealed' and r.confirmed_by is not null)
    or (r.stage <> 'own' and queue.shared_for_review(r.household_id))
$$;
-- Who may decide it now: reviewers, and at the end of the clock coordinators.
create or replace function queue.may_decide(r queue.expedite_requests) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select (platform.has_role('reviewer')
      or (platform.has_role('coordinator') and r.stage = 'coordinators'))
    and r.state in ('asked', 'granted', 'appealed', 'appeal_granted')
    and (r.keeper_organisation_id = platform.organisation() or queue.is_open_elsewhere(r))
    and not queue.is_aside(r, (platform.actor()).actor_id)
$$;
-- What is overdue every coordinator sees, by its number: no house lets a request lie that nobody else knows of.
create or replace function queue.may_see_case(r queue.expedite_requests) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select queue.may_decide(r)
    or (platform.has_role('coordinator') and r.stage = 'coordinators'
      and r.state in ('asked', 'granted', 'appealed', 'appeal_granted'))
    or (r.keeper_organisation_id = platform.organisation()
      and platform.has_role('reviewer', 'coordinator'))
    or (platform.has_role('reviewer', 'coordinator')
      and ((platform.actor()).actor_id in (r.decided_by, r.confirmed_by, r.appeal_decided_by)
        or queue.is_aside(r, (platform.actor()).actor_id)))
$$;

-- Everybody who reviews or coordinates: read once, however many requests are looked at.
create type queue.decider as (staff_id uuid, firm uuid, reviews boolean);
create function queue.deciders() returns queue.decider[]
language sql stable security definer set search_path = pg_catalog as $$
  select array_agg((d.staff_id, d.firm, d.reviews)::queue.decider) from (
    select s.staff_id, s.organisation_id as firm, bool_or(o.role = 'reviewer') as reviews
    from coordination.staff s
    join coordination.organisations f on f.organisation_id = s.organisation_id and f.closed_at is null
    join coordination.staff_roles o on o.staff_id = s.staff_id and o.role in ('reviewer', 'coordinator')
    where s.left_at is null
    group by s.staff_id) d
$$;
-- How many of them, besides whoever asks, could say yes to it now: of the asker's organisation, and of others.
create function queue.who_else(r queue.expedite_requests, among queue.decider[])
returns table (here int, elsewhere int)
language sql stable security definer set search_path = pg_catalog as $$
  with one as materialized (
    select (queue.half_of(r)).firm as half, queue.is_open_elsewhere(r) as open_elsewhere,
      platform.organisation() as own,
      array_remove(array[(platform.actor()).actor_id, r.decided_by, r.confirmed_by, r.appeal_decided_by], null)
        || array(select a.staff_id from queue.stood_aside a
          where a.household_id = r.household_id and a.request_id = r.request_id) as out)
  select (count(*) filter (where d.firm = one.own))::int,
    (count(*) filter (where d.firm is distinct from one.own))::int
  from one join unnest(among) d on d.staff_id <> all (one.out) and d.firm is distinct from one.half
    and (d.reviews or r.stage = 'coordinators')
    and (one.open_elsewhere or d.firm = r.keeper_organisation_id)
  where r.state in ('asked', 'granted', 'appealed', 'appeal_granted')
$$;

-- Whether nobody at all could say yes to it, for its family alone.
create function queue.nobody_left(r queue.expedite_requests) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(r.household_id = platform.household(), false) and r.stage = 'coordinators'
    and r.state in ('asked', 'granted', 'appealed', 'appeal_granted')
    and (select w.here + w.elsewhere = 0 from queue.who_else(r, queue.deciders()) w)
$$;

-- ── Standing aside ───────────────────────────────────────────────────────────────────────────────
-- Where nobody is left who could say yes now to a request that somebody stood aside from, it goes on at once to
-- those who would be next. Gives the stage it is in.
create function queue.hand_on(request uuid) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  r queue.expedite_requests;
begin
  loop
    select * into r from queue.expedite_requests q where q.request_id = request;
    exit when r.stage = 'coordinators' or r.state not in ('asked', 'granted', 'appealed', 'appeal_granted')
      or not exists (select from queue.stood_aside a where a.household_id = r.household_id
        and a.request_id = request)
      or exists (select from queue.who_else(r, queue.deciders()) w where w.here + w.elsewhere > 0);
    update queue.expedite_requests q
      set stage = case q.stage when 'own' then 'others' else 'coordinators' end
      where q.household_id = r.household_id and q.request_id = request;
  end loop;
  return r.stage;
end $$;

-- Takes somebody out of a request for good. A yes of theirs that nobody had joined goes with them: it is to be
-- decided again by others, with its clock as it was. Gives the stage it is in, and whether a yes went.
create function queue.set_aside(request uuid, person uuid, reason text, at timestamptz, out stage text,
  out yes_went boolean)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  r queue.expedite_requests;
begin
  if not platform.is_system() and person is distinct from (platform.actor()).actor_id then
    raise exception 'nobody sets another person aside';
  end if;
  select * into strict r from queue.expedite_requests q where q.request_id = request for update;
  yes_went := coalesce((queue.half_of(r)).person = person, false);
  if yes_went and r.state = 'appeal_granted' then
    update queue.expedite_requests q set state = 'appealed', appeal_decided_by = null,
      appeal_decided_by_organisation = null, appeal_decided_at = null, appeal_reason_code = null,
      appeal_evidence = null where q.request_id = request;
  elsif yes_went and r.state = 'granted' then
    update queue.expedite_requests q set state = 'asked', decided_by = null,
      decided_by_organisation = null, decided_at = null, reason_code = null, decided_evidence = null
      where q.request_id = request;
  elsif yes_went then
    -- What is left is the second person's no: it is the first now, and an appeal needs two others.
    update queue.expedite_requests q
      set state = case q.state when 'not_confirmed' then 'refused' else q.state end,
        decided_by = q.confirmed_by, decided_by_organisation = q.confirmed_by_organisation,
        decided_at = q.confirmed_at, reason_code = q.confirm_reason_code, confirmed_by = null,
        confirmed_by_organisation = null, confirmed_at = null, confirm_reason_code = null
      where q.request_id = request;
  end if;
  insert into queue.stood_aside (household_id, request_id, staff_id, why, yes_at, stood_aside_at)
    values (r.household_id, request, person, reason,
      case when yes_went then coalesce(r.appeal_decided_at, r.decided_at) end, at);
  stage := queue.hand_on(request);
end $$;

-- Whoever is signed in knows the family. Null where the request is not open to them.
create function queue.stand_aside(request uuid, at timestamptz)
returns table (household_id uuid, programme_id uuid, stage_before text, stage text, yes_went boolean)
language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  r queue.expedite_requests;
  who uuid := (platform.actor()).actor_id;
begin
  select * into r from queue.expedite_requests q where q.request_id = request for update;
  if not found or who is null or queue.may_see_case(r) is not true or queue.is_aside(r, who)
    or r.state not in ('asked', 'granted', 'appealed', 'appeal_granted') then return; end if;
  return query select r.household_id, r.programme_id, r.stage, s.stage, s.yes_went
    from queue.set_aside(request, who, 'knows_family', at) s;
end $$;

-- Sets aside everybody whose yes waits for another and who left, or decides no more.
create function queue.set_aside_who_left(at timestamptz)
returns table (household_id uuid, programme_id uuid, request_id uuid, stage_before text, stage text)
language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  r queue.expedite_requests;
begin
  if not platform.is_system() then return; end if;
  for r in select q.* from queue.expedite_requests q
    join registry.households h on h.household_id = q.household_id and h.state <> 'erased'
    where q.state in ('granted', 'not_confirmed', 'appealed', 'appeal_granted')
      and queue.half_has_left(q)
    order by q.request_id for update of q
  loop
    return query select r.household_id, r.programme_id, r.request_id, r.stage, s.stage
      from queue.set_aside(r.request_id, (queue.half_of(r)).person, 'left', at) s;
  end loop;
end $$;

-- Whether reviewers elsewhere could decide it now if the family shared its criteria, for its family alone.
create function queue.sharing_helps(r queue.expedite_requests) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(r.household_id = platform.household(), false) and r.stage <> 'own'
    and (r.state = 'asked' or (r.state = 'appealed' and r.confirmed_by is null))
    and not queue.shared_for_review(r.household_id)
$$;

-- Appeals once, after a no; false if there is nothing to appeal, or it is not the actor's household. Whoever said
-- no cannot use up the appeal for the family. Who stood aside stays so: where nobody else could look at it now, it
-- goes on at once.
create or replace function queue.appeal(household uuid, request uuid, ground bytea, by_family boolean,
  at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update queue.expedite_requests r set state = 'appealed', appealed_at = at,
    appealed_by_family = by_family, appeal_sealed = ground, stage = 'own', clock_from = at,
    clock_hours = (select d.appeal_hours from queue.decision_rules_now d
      where d.programme_id = r.programme_id)
  where r.household_id = household and r.request_id = request
    and r.state in ('refused', 'not_confirmed') and r.appealed_at is null
    and (platform.household() = household
      or (registry.works_with_families() and r.keeper_organisation_id = platform.organisation()));
  if not found then return false; end if;
  if exists (select from queue.expedite_requests r where r.household_id = household
      and r.request_id = request and (platform.actor()).actor_id in (r.decided_by, r.confirmed_by)) then
    raise exception using errcode = 'check_violation', constraint = 'third_person';
  end if;
  perform queue.hand_on(request);
  return true;
end $$;

-- A paper that somebody named who works with families no more is to be named anew.
create function queue.forget_proposals_of_who_left()
returns table (household_id uuid, correction_id uuid)
language sql security definer set search_path = pg_catalog as $$
  update queue.household_corrections c set state = 'noticed', document_sealed = null,
    proposed_by = null, proposed_at = null
  where c.state = 'proposed' and platform.is_system() and not registry.still_works(c.proposed_by)
  returning c.household_id, c.correction_id
$$;
create or replace function queue.decide_correction(household uuid, correction uuid, yes boolean, at timestamptz)
returns table (proposed_by uuid, size_to int)
language sql security definer set search_path = pg_catalog as $$
  update queue.household_corrections c
  set state = case when yes then 'confirmed' else 'declined' end,
    decided_by = (platform.actor()).actor_id, decided_at = at
  where c.household_id = household and c.correction_id = correction and c.state = 'proposed'
    and c.organisation_id = platform.organisation() and registry.works_with_families()
    and registry.still_works(c.proposed_by)
  returning c.proposed_by, c.size_to
$$;

-- ── Deciding ─────────────────────────────────────────────────────────────────────────────────────
-- No second person joins the yes of somebody who left, also before that request was handed back.
create function queue.refuse_half_of_who_left() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if queue.half_has_left(old) then
    raise exception using errcode = 'check_violation', constraint = 'first_has_left';
  end if;
  return new;
end $$;
create trigger refuse_half_of_who_left before update on queue.expedite_requests for each row
  when ((new.confirmed_by is not null and new.confirmed_by is distinct from old.confirmed_by)
    or (new.appeal_decided_by is not null and new.appeal_decided_by is distinct from old.appeal_decided_by))
  execute function queue.refuse_half_of_who_left();

-- The cases that a reviewer sees: household and ground of its own organisation's families only, the criteria of
-- others only where they share them, neither to somebody who knows the family. Of each organisation's families
-- those due first (of what is decided, what was decided last): no organisation fills the list alone.
drop function queue.review_cases(text[], timestamptz);
create function queue.review_cases(wanted text[], at timestamptz)
returns table (
  request_id uuid, household_id uuid, programme_id uuid, ticket_number text, class text,
  ground bytea, appeal bytea, criteria bytea, asked_by_family boolean, asked_at timestamptz,
  state text, stage text, due_at timestamptz, evidence text, reason_code text,
  keeper_organisation_id uuid, decided_by uuid, decided_by_organisation uuid, confirmed_by uuid,
  appeal_decided_by uuid, appeal_decided_by_organisation uuid, moved_at timestamptz,
  may_decide boolean, is_aside boolean, others_here int, others_elsewhere int
)
language sql stable security definer set search_path = pg_catalog as $$
  with deciders as materialized (select queue.deciders() as everybody),
  seen as (
    select r as case_of, t.ticket_number, is_aside, decided,
      case when decided is null then queue.due_at(r, at) end as due,
      row_number() over (partition by r.keeper_organisation_id
        order by decided desc nulls last, queue.due_at(r, at), r.request_id) as turn
    from queue.expedite_requests r
    join queue.tickets t using (household_id, programme_id)
    join registry.households h on h.household_id = r.household_id and h.state <> 'erased'
    cross join lateral (select queue.is_aside(r, (platform.actor()).actor_id) as is_aside,
      case when r.state in ('refused', 'not_confirmed', 'confirmed', 'upheld')
        then greatest(r.decided_at, r.confirmed_at, r.appeal_decided_at) end as decided) a
    where r.state = any (wanted) and queue.may_see_case(r)
    order by turn, decided desc nulls last, due, r.request_id
    limit 200)
  select r.request_id, own.id, r.programme_id, s.ticket_number, r.class,
    case when own.id is not null then r.ground_sealed end,
    case when own.id is not null then r.appeal_sealed end,
    case when own.id is null and not s.is_aside and queue.shared_for_review(r.household_id)
      then r.review_sealed end,
    r.asked_by_family, r.asked_at, r.state, r.stage, queue.due_at(r, at),
    coalesce(r.appeal_evidence, r.decided_evidence, r.evidence),
    coalesce(r.appeal_reason_code, r.confirm_reason_code, r.reason_code),
    r.keeper_organisation_id, r.decided_by, r.decided_by_organisation, r.confirmed_by,
    r.appeal_decided_by, r.appeal_decided_by_organisation, r.moved_at, queue.may_decide(r),
    s.is_aside, w.here, w.elsewhere
  from seen s
  cross join lateral (select (s.case_of).*) r
  cross join lateral (select case when r.keeper_organisation_id = platform.organisation()
    and not s.is_aside then r.household_id end as id) own
  cross join deciders
  cross join lateral queue.who_else(s.case_of, deciders.everybody) w
  order by s.decided desc nulls last, s.due, r.request_id
$$;

-- What deciding a case needs; its household is for the application, never for who decides.
drop function queue.case_to_decide(uuid);
create function queue.case_to_decide(request uuid)
returns table (request_id uuid, household_id uuid, programme_id uuid, state text, class text,
  evidence text, reason_code text, review_sealed bytea, may_decide boolean, is_aside boolean)
language sql security definer set search_path = pg_catalog as $$
  select r.request_id, r.household_id, r.programme_id, r.state, r.class,
    coalesce(r.decided_evidence, r.evidence), r.reason_code, r.review_sealed, queue.may_decide(r),
    queue.is_aside(r, (platform.actor()).actor_id)
  from queue.expedite_requests r
  where r.request_id = request and queue.may_see_case(r)
  for update
$$;

-- What somebody decided, newest first, for an administrator of their organisation, also after they left: by
-- ticket number, with what stands now and which other organisations decided. `said`: their own answer.
create function queue.decisions_of(person uuid, before timestamptz, before_request uuid, most int)
returns table (request_id uuid, ticket_number text, programme text, said text, at timestamptz,
  state text, moved boolean, others text[])
language sql stable security definer set search_path = pg_catalog as $$
  select r.request_id, t.ticket_number, p.name, d.said, d.at, r.state, r.moved_at is not null,
    array(select o.name from coordination.organisations o where o.organisation_id = any (d.others)
      order by o.name)
  from queue.expedite_requests r
  join queue.tickets t using (household_id, programme_id)
  join queue.programmes p using (programme_id)
  cross join lateral (
    select case when r.state in ('granted', 'not_confirmed') or r.decided_by = r.in_favour_first
        or r.confirmed_at <= r.appealed_at then 'yes' else 'no' end as said,
      r.decided_at as at, array[r.confirmed_by_organisation, r.appeal_decided_by_organisation] as others
      where r.decided_by = person
    union all
    select case when r.confirmed_by = r.in_favour_second then 'yes' else 'no' end, r.confirmed_at,
      array[r.decided_by_organisation, r.appeal_decided_by_organisation]
      where r.confirmed_by = person
    union all
    select case when r.state in ('appeal_granted', 'confirmed')
        or r.confirmed_at > r.appealed_at then 'yes' else 'no' end, r.appeal_decided_at,
      array[r.decided_by_organisation, r.confirmed_by_organisation]
      where r.appeal_decided_by = person
    union all
    select 'taken_back', a.yes_at,
      array[r.decided_by_organisation, r.confirmed_by_organisation, r.appeal_decided_by_organisation]
    from queue.stood_aside a
    where a.household_id = r.household_id and a.request_id = r.request_id and a.staff_id = person
      and a.yes_at is not null) d
  where platform.has_role('administrator')
    and exists (select from coordination.staff s where s.staff_id = person
      and s.organisation_id = platform.organisation())
    and (before is null or (d.at, r.request_id) < (before, before_request))
  order by d.at desc, r.request_id desc
  limit most
$$;

-- ── Which of two grants stands ───────────────────────────────────────────────────────────────────
-- Moves the classes that two people granted, as far as the week's quota goes: the higher class first, then who
-- asked earlier, then the smaller ticket number, then the request's id. A class never falls: what lifts a place no
-- higher than it stands is done, and takes no place in the week.
create or replace function queue.move_granted(programme uuid, at timestamptz)
returns table (household_id uuid, request_id uuid, class text, reason_code text, first uuid,
  second uuid, decided timestamptz)
language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  room bigint;
  lifts boolean;
  one record;
begin
  perform pg_advisory_xact_lock(hashtextextended('decisions ' || programme, 0));
  select q.weekly - q.used into room from queue.quota_of(programme, at) q;
  for one in
    select r.*, p.classes from queue.expedite_requests r
    join queue.programmes p using (programme_id)
    join queue.tickets t using (household_id, programme_id)
    where r.programme_id = programme and r.state = 'confirmed' and r.moved_at is null
      and t.state in ('waiting', 'offered', 'accepted') and p.state in ('in_force', 'paused')
    order by array_position(p.classes, r.class), r.asked_at, t.ticket_number, r.request_id
  loop
    select array_position(one.classes, one.class) < array_position(one.classes, t.class) into lifts
      from queue.tickets t where t.household_id = one.household_id and t.programme_id = programme for update;
    continue when lifts and room < 1;
    update queue.expedite_requests r
      set moved_at = at, moved_in = case when lifts then queue.week_of(programme, at) end
      where r.household_id = one.household_id and r.request_id = one.request_id;
    continue when not lifts;
    update queue.tickets t set class = one.class
      where t.household_id = one.household_id and t.programme_id = programme;
    room := room - 1;
    return query select one.household_id, one.request_id, one.class,
      coalesce(one.appeal_reason_code, one.reason_code), one.in_favour_first, one.in_favour_second,
      greatest(one.confirmed_at, one.appeal_decided_at);
  end loop;
end $$;

revoke execute on all functions in schema queue from public;
grant execute on function queue.nobody_left(queue.expedite_requests), queue.sharing_helps(queue.expedite_requests),
  queue.stand_aside(uuid, timestamptz), queue.set_aside_who_left(timestamptz), queue.forget_proposals_of_who_left(),
  queue.review_cases(text[], timestamptz), queue.case_to_decide(uuid), queue.decisions_of(uuid, timestamptz, uuid, int)
  to puente_app;
