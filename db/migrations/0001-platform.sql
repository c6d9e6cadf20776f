-- What every capability stands on: who is asking (signed), what happened (chained), who is signed in.

create extension if not exists pgcrypto with schema public;

create schema platform;
grant usage on schema platform to puente_app, puente_observer;

-- ── Who is asking ────────────────────────────────────────────────────────────────────────────────
-- The application signs the actor of every transaction with this key and leaves it in the setting
-- `puente.context`. Policies believe the setting only if the signature, the connection and the time
-- are right, so an injected set_config opens nothing.

create table platform.context_key (
  only_one boolean primary key default true check (only_one),
  key bytea not null check (octet_length(key) = 32)
);
comment on table platform.context_key is 'The HMAC key of row-security contexts. Only the owner reads it.';

-- `kind|actor|organisation|roles|household|person|expires (epoch seconds)|backend pid|hex hmac`
create type platform.actor as (
  kind text,
  actor_id uuid,
  organisation_id uuid,
  roles text[],
  household_id uuid,
  person_id uuid
);

create function platform.actor() returns platform.actor
language plpgsql stable security definer parallel safe set search_path = pg_catalog, public as $$
declare
  raw text := current_setting('puente.context', true);
  body text;
  part text[];
  secret bytea;
begin
  if raw is null or raw = '' then return null; end if;
  part := string_to_array(raw, '|');
  if coalesce(array_length(part, 1), 0) <> 9 then return null; end if;
  body := array_to_string(part[1:8], '|');
  select key into secret from platform.context_key;
  if secret is null or encode(hmac(convert_to(body, 'UTF8'), secret, 'sha256'), 'hex') <> part[9] then
    return null;
  end if;
  if part[8]::int <> pg_backend_pid() then return null; end if;
  if part[7]::bigint < extract(epoch from clock_timestamp()) then return null; end if;
  return row(
    part[1], nullif(part[2], '')::uuid, nullif(part[3], '')::uuid,
    string_to_array(nullif(part[4], ''), ','), nullif(part[5], '')::uuid, nullif(part[6], '')::uuid
  )::platform.actor;
end $$;
comment on function platform.actor is 'The verified actor of this transaction, or null. Use as (select platform.actor()) in policies so that it runs once a statement.';

create function platform.owner() returns boolean
language sql stable parallel safe as $$ select current_user = 'puente_migrator' $$;
comment on function platform.owner is 'True inside SECURITY DEFINER functions and migrations, which run as the owner.';

create function platform.is_system() returns boolean
language sql stable parallel safe as $$ select coalesce((platform.actor()).kind = 'system', false) $$;

create function platform.has_role(variadic wanted text[]) returns boolean
language sql stable parallel safe as $$ select coalesce((platform.actor()).roles && wanted, false) $$;

create function platform.is_staff() returns boolean
language sql stable parallel safe as $$ select coalesce((platform.actor()).kind = 'staff', false) $$;

create function platform.organisation() returns uuid
language sql stable parallel safe as $$ select (platform.actor()).organisation_id $$;

create function platform.household() returns uuid
language sql stable parallel safe as $$ select (platform.actor()).household_id $$;

-- Makes a table readable and writable only through four policies, one per command.
-- `reads` and `writes` are SQL expressions over the row. Deleting is refused unless `deletes` is given.
create procedure platform.protect(target regclass, reads text, writes text, deletes text default 'false')
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy reads on %s for select using (platform.owner() or (%s))', target, reads);
  execute format('create policy adds on %s for insert with check (platform.owner() or (%s))', target, writes);
  execute format('create policy changes on %s for update using (platform.owner() or (%s)) with check (platform.owner() or (%s))', target, writes, writes);
  execute format('create policy removes on %s for delete using (platform.owner() or (%s))', target, deletes);
end $$;

call platform.protect('platform.context_key', 'false', 'false');

-- ── What happened ────────────────────────────────────────────────────────────────────────────────
-- One announced fact is at once the audit line, the outbox entry and the job trigger. Facts of one
-- subject (a household, a programme, an organisation) form a hash chain. The application only inserts,
-- and only through platform.announce, which takes the actor from the signed context.

create table platform.chain_heads (
  subject_id uuid primary key,
  position bigint not null,
  hash bytea not null
);
call platform.protect('platform.chain_heads', 'false', 'false');

create table platform.facts (
  subject_id uuid not null,
  position bigint not null,
  fact_id uuid not null,
  subject_kind text not null,
  name text not null check (name ~ '^[a-z]+\.[a-zA-Z]+$'),
  payload jsonb not null,
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor_kind text not null,
  actor_id uuid,
  organisation_id uuid,
  roles text[],
  previous_hash bytea,
  hash bytea not null,
  primary key (subject_id, position)
);
comment on table platform.facts is 'Append-only: what happened, who did it, chained by SHA-256 per subject. Payloads hold codes and ids, never personal text.';
create index facts_by_time on platform.facts (at desc);
create index facts_by_organisation on platform.facts (organisation_id, at desc);

-- A list or a search is one line outside the chains: the kind of query and the ids that were shown.
create table platform.list_views (
  view_id uuid primary key,
  at timestamptz not null,
  actor_id uuid,
  organisation_id uuid,
  kind text not null,
  shown uuid[] not null
);
create index list_views_by_time on platform.list_views (at desc);

-- The family's own visits, counted a day (UTC).
create table platform.own_visits (
  household_id uuid not null,
  day date not null,
  visits int not null default 1,
  primary key (household_id, day)
);
call platform.protect('platform.own_visits',
  'household_id = (select platform.household()) or (select platform.is_system())',
  'household_id = (select platform.household())');

call platform.protect('platform.facts',
  $$ (select platform.is_system())
     or subject_id = (select platform.household())
     or (organisation_id = (select platform.organisation()) and (select platform.has_role('administrator', 'coordinator'))) $$,
  'false');
call platform.protect('platform.list_views',
  $$ (select platform.is_system())
     or (organisation_id = (select platform.organisation()) and (select platform.has_role('administrator'))) $$,
  'organisation_id = (select platform.organisation())');

-- Announces a fact and asks the listed jobs to heed it. Returns the fact's place in its subject's chain.
create function platform.announce(
  fact uuid, subject uuid, kind text, fact_name text, details jsonb, happened timestamptz, jobs text[]
) returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  who platform.actor := platform.actor();
  place bigint;
  before bytea;
  now_hash bytea;
  job text;
begin
  if who.kind is null then
    raise exception 'a fact needs an actor' using errcode = 'insufficient_privilege';
  end if;
  insert into platform.chain_heads as head (subject_id, position, hash)
    values (subject, 0, ''::bytea)
    on conflict (subject_id) do update set position = head.position
    returning position, hash into place, before;
  place := place + 1;
  now_hash := sha256(before || convert_to(concat_ws('|',
    fact, subject, place, kind, fact_name, details,
    extract(epoch from happened)::text, who.kind, who.actor_id, who.organisation_id,
    array_to_string(who.roles, ',')), 'UTF8'));
  update platform.chain_heads set position = place, hash = now_hash where subject_id = subject;
  insert into platform.facts (subject_id, position, fact_id, subject_kind, name, payload, at,
      actor_kind, actor_id, organisation_id, roles, previous_hash, hash)
    values (subject, place, fact, kind, fact_name, details, happened,
      who.kind, who.actor_id, who.organisation_id, who.roles, nullif(before, ''::bytea), now_hash);
  foreach job in array jobs loop
    perform graphile_worker.add_job(job, json_build_object(
      'factId', fact, 'subjectId', subject, 'position', place, 'name', fact_name));
  end loop;
  return place;
end $$;

-- Announces one kind of fact about many subjects, each named once: the same lines, chains and jobs as
-- platform.announce, in a few statements whatever their number.
create function platform.announce_all(
  subjects uuid[], details jsonb[], kind text, fact_name text, happened timestamptz, jobs text[]
) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  who platform.actor := platform.actor();
  added bigint;
begin
  if who.kind is null then
    raise exception 'a fact needs an actor' using errcode = 'insufficient_privilege';
  end if;
  -- Takes every chain, in one order everywhere, so that two who announce never wait in a circle.
  insert into platform.chain_heads as head (subject_id, position, hash)
    select s.id, 0, ''::bytea from unnest(subjects) as s (id) order by s.id
    on conflict (subject_id) do update set position = head.position;
  with next as materialized (
    select gen_random_uuid() as fact, head.subject_id as subject, head.position + 1 as place,
      head.hash as before, given.payload
    from unnest(subjects, details) as given (subject, payload)
    join platform.chain_heads head on head.subject_id = given.subject
  ), hashed as materialized (
    select next.*, sha256(before || convert_to(concat_ws('|',
      fact, subject, place, kind, fact_name, payload,
      extract(epoch from happened)::text, who.kind, who.actor_id, who.organisation_id,
      array_to_string(who.roles, ',')), 'UTF8')) as now_hash
    from next
  ), moved as (
    update platform.chain_heads head set position = hashed.place, hash = hashed.now_hash
    from hashed where head.subject_id = hashed.subject
  ), kept as (
    insert into platform.facts (subject_id, position, fact_id, subject_kind, name, payload, at,
        actor_kind, actor_id, organisation_id, roles, previous_hash, hash)
      select subject, place, fact, kind, fact_name, payload, happened,
        who.kind, who.actor_id, who.organisation_id, who.roles, nullif(before, ''::bytea), now_hash
      from hashed
  )
  select count(*) into added from graphile_worker.add_jobs((
    select coalesce(array_agg((job.name, json_build_object(
        'factId', fact, 'subjectId', subject, 'position', place, 'name', fact_name),
        null, null, null, null, null, null)::graphile_worker.job_spec), '{}')
    from hashed cross join unnest(jobs) as job (name)));
end $$;

-- True when every fact of the subject follows from the one before it, and the last is the newest that
-- was written: neither a fact in the middle nor the last ones can go.
create function platform.chain_holds(subject uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(bool_and(
      coalesce(f.previous_hash, ''::bytea) = f.expected_before
      and f.position = f.expected_position
      and f.hash = sha256(f.expected_before || convert_to(concat_ws('|',
        f.fact_id, f.subject_id, f.position, f.subject_kind, f.name, f.payload,
        extract(epoch from f.at)::text, f.actor_kind, f.actor_id, f.organisation_id,
        array_to_string(f.roles, ',')), 'UTF8'))), true)
    and coalesce(max(f.position), 0) = coalesce((
      select head.position from platform.chain_heads head where head.subject_id = subject), 0)
    and (array_agg(f.hash order by f.position desc))[1] is not distinct from (
      select head.hash from platform.chain_heads head where head.subject_id = subject)
  from (
    select facts.*,
      coalesce(lag(hash) over (order by position), ''::bytea) as expected_before,
      row_number() over (order by position) as expected_position
    from platform.facts where subject_id = subject
  ) f
$$;

-- ── Sessions ─────────────────────────────────────────────────────────────────────────────────────
-- Opaque: the browser holds a random token, the table only its keyed hash. A session says who is
-- asking before any context exists, so it is read through a function of the owner alone.

create table platform.sessions (
  token_hash bytea primary key,
  kind text not null check (kind in ('staff', 'family')),
  staff_id uuid,
  household_id uuid,
  person_id uuid,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  -- What the session may still prove, e.g. {"day": true} once the family's own fact was right.
  proofs jsonb not null default '{}',
  ends_at timestamptz not null,
  idle_seconds int not null check (idle_seconds > 0),
  check ((kind = 'staff') = (staff_id is not null)),
  check ((kind = 'family') = (household_id is not null))
);
create index sessions_of_staff on platform.sessions (staff_id) where staff_id is not null;
create index sessions_of_household on platform.sessions (household_id) where household_id is not null;
call platform.protect('platform.sessions', 'false', 'false');

create function platform.open_session(
  token bytea, session_kind text, staff uuid, household uuid, person uuid,
  opened timestamptz, ends timestamptz, idle int
) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into platform.sessions
    (token_hash, kind, staff_id, household_id, person_id, opened_at, seen_at, ends_at, idle_seconds)
  values (token, session_kind, staff, household, person, opened, opened, ends, idle)
$$;

-- The session behind a token, if it has neither ended nor been idle too long. Seen at most once a
-- minute, so that reading a page does not write.
create function platform.find_session(token bytea, at timestamptz) returns table (
  kind text, staff_id uuid, household_id uuid, person_id uuid, proofs jsonb, opened_at timestamptz
)
language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare found_session platform.sessions;
begin
  select * into found_session from platform.sessions s
    where s.token_hash = token and s.ends_at > at
      and s.seen_at + make_interval(secs => s.idle_seconds) > at;
  if not found then return; end if;
  if found_session.seen_at < at - interval '1 minute' then
    update platform.sessions set seen_at = at where token_hash = token;
  end if;
  return query select found_session.kind, found_session.staff_id, found_session.household_id,
    found_session.person_id, found_session.proofs, found_session.opened_at;
end $$;

create function platform.prove_in_session(token bytea, proven jsonb) returns void
language sql security definer set search_path = pg_catalog as $$
  update platform.sessions set proofs = proofs || proven where token_hash = token
$$;

create function platform.end_session(token bytea) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from platform.sessions where token_hash = token
$$;

create function platform.end_sessions_of(staff uuid, household uuid) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from platform.sessions where staff_id = staff or household_id = household
$$;

create function platform.forget_ended_sessions(at timestamptz) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from platform.sessions
    where ends_at <= at or seen_at + make_interval(secs => idle_seconds) <= at
$$;

-- ── Keys ─────────────────────────────────────────────────────────────────────────────────────────
-- An organisation's key, wrapped by the root key, which is never here.

create table platform.organisation_keys (
  organisation_id uuid not null,
  version int not null check (version > 0),
  wrapped bytea not null,
  primary key (organisation_id, version)
);
call platform.protect('platform.organisation_keys', 'true', $$ (select platform.is_system()) $$);

-- What a form sent, once: an idempotency key travels with each form, so that pressing twice, or again
-- after a crash, gives the first answer and never a second household.
create table platform.submissions (
  key_hash bytea primary key,
  answer bytea,
  at timestamptz not null
);
comment on column platform.submissions.answer is 'The sealed answer, so that the same receipt can be shown again.';
create index submissions_by_time on platform.submissions (at);
call platform.protect('platform.submissions', 'true', 'true', $$ (select platform.is_system()) $$);

revoke execute on all functions in schema platform from public;
grant execute on all functions in schema platform to puente_app;
grant select, insert, update, delete on
  platform.own_visits, platform.organisation_keys, platform.submissions to puente_app;
-- What happened and what was looked at is only added to.
grant select, insert on platform.list_views to puente_app;
grant select on platform.facts to puente_app;
