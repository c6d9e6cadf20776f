-- Who works together: organisations, their people and roles, invitations, how they sign in.

create schema coordination;
grant usage on schema coordination to puente_app;

create table coordination.organisations (
  organisation_id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  kind text not null check (length(kind) between 1 and 40),
  city text check (length(city) between 1 and 120),
  -- Requests from the public form go to an organisation that takes them.
  takes_public_requests boolean not null default false,
  -- The one that set the coalition up: its administrators found the others.
  founding boolean not null default false,
  founded_at timestamptz not null,
  closed_at timestamptz
);
create unique index organisations_by_name on coordination.organisations (lower(name));
create unique index organisations_one_founding on coordination.organisations (founding) where founding;

create table coordination.staff (
  staff_id uuid primary key,
  organisation_id uuid not null references coordination.organisations,
  -- What colleagues see; may be a handle. Families never see it.
  display_name text not null check (length(display_name) between 1 and 80),
  sign_in_name text not null check (sign_in_name = lower(sign_in_name) and length(sign_in_name) between 3 and 80),
  joined_at timestamptz not null,
  left_at timestamptz
);
create unique index staff_by_sign_in_name on coordination.staff (sign_in_name);
create index staff_by_organisation on coordination.staff (organisation_id);

create table coordination.staff_roles (
  staff_id uuid not null references coordination.staff,
  role text not null check (role in
    ('administrator', 'coordinator', 'registrar', 'reviewer', 'planner', 'lawyer', 'observer')),
  primary key (staff_id, role)
);

-- ── Ways in ──────────────────────────────────────────────────────────────────────────────────────

create table coordination.passphrases (
  staff_id uuid primary key references coordination.staff,
  sealed bytea not null,
  -- The last 30-second step whose code was used: each code opens once.
  last_step bigint not null,
  set_at timestamptz not null
);
comment on column coordination.passphrases.sealed is 'JSON: argon2id hash and secret of the time-based codes, sealed with the key of purpose credentials.';

create table coordination.passkeys (
  passkey_id uuid primary key,
  staff_id uuid not null references coordination.staff,
  credential_id bytea not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  label text not null check (length(label) between 1 and 60),
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkeys_of_staff on coordination.passkeys (staff_id);

-- What an authenticator was asked to sign: once, within minutes, for one purpose and subject.
create table coordination.challenges (
  challenge_hash bytea primary key,
  purpose text not null check (purpose in ('enrol', 'sign_in')),
  subject text not null,
  ends_at timestamptz not null
);

-- Wrong tries of one sign-in name, whether or not somebody has it. `half_right` counts those whose
-- passphrase was right: only they can guess a code, so only they are made to wait.
create table coordination.sign_in_tries (
  name_hash bytea primary key,
  wrong int not null,
  half_right int not null,
  wait_until timestamptz not null,
  last_at timestamptz not null
);

-- ── Links that open once ─────────────────────────────────────────────────────────────────────────

create table coordination.links (
  link_id uuid primary key,
  kind text not null check (kind in ('set_up', 'invitation', 'recovery')),
  token_hash bytea not null unique,
  organisation_id uuid references coordination.organisations,
  staff_id uuid references coordination.staff,
  roles text[] not null default '{}' check (roles <@ array[
    'administrator', 'coordinator', 'registrar', 'reviewer', 'planner', 'lawyer', 'observer']),
  -- For whom, in the words of who made it, to tell invitations apart.
  label text not null default '' check (length(label) <= 80),
  made_by uuid references coordination.staff,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  check ((kind = 'set_up') = (organisation_id is null)),
  check ((kind = 'recovery') = (staff_id is not null)),
  check (kind <> 'invitation' or cardinality(roles) > 0)
);

-- A lost way in is given anew by two administrators, neither of whom is the person.
create table coordination.recoveries (
  recovery_id uuid primary key,
  staff_id uuid not null references coordination.staff,
  organisation_id uuid not null references coordination.organisations,
  asked_by uuid not null references coordination.staff,
  asked_at timestamptz not null,
  confirmed_by uuid references coordination.staff,
  confirmed_at timestamptz,
  ended_at timestamptz,
  constraint recovery_needs_another check (asked_by <> staff_id),
  constraint recovery_needs_two check (confirmed_by <> asked_by and confirmed_by <> staff_id),
  check ((confirmed_by is null) = (confirmed_at is null))
);
create unique index recoveries_one_open on coordination.recoveries (staff_id) where ended_at is null;

-- Present only in a throw-away demonstration: lets anybody enter as any of its invented staff.
create table coordination.demonstration (
  only_one boolean primary key default true check (only_one)
);

-- ── What never happens ───────────────────────────────────────────────────────────────────────────

create function coordination.administrators(organisation uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select s.staff_id from coordination.staff s join coordination.staff_roles r using (staff_id)
  where s.organisation_id = organisation and s.left_at is null and r.role = 'administrator'
$$;

-- An organisation that has had an administrator keeps one. Two who remove each other at the same
-- moment wait for one another here.
create function coordination.keep_an_administrator() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  organisation uuid;
begin
  if tg_table_name = 'staff_roles' then
    if old.role <> 'administrator' then return null; end if;
    select s.organisation_id into organisation from coordination.staff s
      where s.staff_id = old.staff_id and s.left_at is null;
  elsif new.left_at is not null and old.left_at is null and exists (
      select from coordination.staff_roles r where r.staff_id = old.staff_id and r.role = 'administrator') then
    organisation := old.organisation_id;
  end if;
  if organisation is null then return null; end if;
  perform from coordination.organisations o where o.organisation_id = organisation for update;
  if not exists (select from coordination.administrators(organisation)) then
    raise exception 'the last administrator stays'
      using errcode = 'check_violation', constraint = 'organisation_keeps_an_administrator';
  end if;
  return null;
end $$;
create trigger keeps_an_administrator after delete or update on coordination.staff_roles
  for each row execute function coordination.keep_an_administrator();
create trigger keeps_an_administrator after update of left_at on coordination.staff
  for each row execute function coordination.keep_an_administrator();

-- Nobody takes away their own last way in.
create function coordination.keep_a_way_in() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform from coordination.staff s where s.staff_id = old.staff_id for update;
  if not exists (select from coordination.passphrases p where p.staff_id = old.staff_id)
    and not exists (select from coordination.passkeys k where k.staff_id = old.staff_id) then
    raise exception 'the last way in stays'
      using errcode = 'check_violation', constraint = 'staff_keeps_a_way_in';
  end if;
  return null;
end $$;
create trigger keeps_a_way_in after delete on coordination.passkeys
  for each row execute function coordination.keep_a_way_in();
create trigger keeps_a_way_in after delete on coordination.passphrases
  for each row execute function coordination.keep_a_way_in();

-- ── Who sees and changes what ────────────────────────────────────────────────────────────────────

create function coordination.is_founding() returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce((select o.founding from coordination.organisations o
    where o.organisation_id = (platform.actor()).organisation_id), false)
$$;
comment on function coordination.is_founding is 'True for who works in the organisation that set the coalition up.';

-- Sharing between organisations of the coalition shows names of organisations to all staff.
call platform.protect('coordination.organisations',
  'true',
  $$ (select platform.is_system())
     or ((select platform.has_role('administrator'))
         and (organisation_id = (select platform.organisation()) or (select coordination.is_founding()))) $$);
call platform.protect('coordination.staff',
  $$ (select platform.is_system()) or organisation_id = (select platform.organisation()) $$,
  $$ (select platform.is_system())
     or (organisation_id = (select platform.organisation()) and (select platform.has_role('administrator'))) $$);
call platform.protect('coordination.staff_roles',
  $$ exists (select from coordination.staff s where s.staff_id = staff_roles.staff_id) $$,
  $$ (select platform.is_system())
     or ((select platform.has_role('administrator'))
         and exists (select from coordination.staff s where s.staff_id = staff_roles.staff_id)) $$,
  $$ (select platform.is_system())
     or ((select platform.has_role('administrator'))
         and exists (select from coordination.staff s where s.staff_id = staff_roles.staff_id)) $$);

create function coordination.me() returns uuid
language sql stable parallel safe as $$ select (platform.actor()).actor_id $$;

call platform.protect('coordination.passphrases',
  $$ staff_id = (select coordination.me()) $$, $$ staff_id = (select coordination.me()) $$,
  $$ staff_id = (select coordination.me()) $$);
call platform.protect('coordination.passkeys',
  $$ staff_id = (select coordination.me()) $$, $$ staff_id = (select coordination.me()) $$,
  $$ staff_id = (select coordination.me()) $$);
call platform.protect('coordination.challenges', 'false', 'false');
call platform.protect('coordination.sign_in_tries', 'false', 'false');
call platform.protect('coordination.recoveries', 'false', 'false');
call platform.protect('coordination.demonstration',
  $$ (select platform.is_system()) $$, $$ (select platform.is_system()) $$);

-- Into one's own organisation; from the founding one also the first administrator of another.
create function coordination.may_invite_into(organisation uuid, wanted text[]) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select platform.has_role('administrator') and (
    organisation = platform.organisation()
    or (coordination.is_founding() and wanted = array['administrator']
        and not exists (select from coordination.administrators(organisation))))
$$;
call platform.protect('coordination.links',
  $$ (select platform.is_system())
     or ((select platform.has_role('administrator'))
         and (organisation_id = (select platform.organisation()) or made_by = (select coordination.me()))) $$,
  $$ ((select platform.is_system()) and kind = 'set_up')
     or (kind = 'invitation' and coordination.may_invite_into(organisation_id, roles)) $$);

-- ── Standing ─────────────────────────────────────────────────────────────────────────────────────

-- Where somebody stands now: organisation and roles, or nothing once they have left.
create function coordination.standing(staff uuid) returns table (organisation_id uuid, roles text[])
language sql stable security definer set search_path = pg_catalog as $$
  select s.organisation_id, coalesce(array_agg(r.role order by r.role) filter (where r.role is not null), '{}')
  from coordination.staff s
  join coordination.organisations o using (organisation_id)
  left join coordination.staff_roles r using (staff_id)
  where s.staff_id = staff and s.left_at is null and o.closed_at is null
  group by s.organisation_id
$$;

-- ── Signing in, before anybody is known ──────────────────────────────────────────────────────────

create function coordination.passphrase_of(wanted_name text)
returns table (staff_id uuid, organisation_id uuid, sealed bytea)
language sql stable security definer set search_path = pg_catalog as $$
  select s.staff_id, s.organisation_id, p.sealed
  from coordination.staff s
  join coordination.organisations o using (organisation_id)
  join coordination.passphrases p using (staff_id)
  where s.sign_in_name = wanted_name and s.left_at is null and o.closed_at is null
$$;

-- True the first time a code's step is used, or a later one than the last.
create function coordination.take_step(staff uuid, step bigint) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with taken as (
    update coordination.passphrases p set last_step = step
    where p.staff_id = staff and p.last_step < step returning 1)
  select exists (select from taken)
$$;

create function coordination.passkey_of(credential bytea)
returns table (passkey_id uuid, staff_id uuid, organisation_id uuid, public_key bytea, counter bigint, transports text[])
language sql stable security definer set search_path = pg_catalog as $$
  select k.passkey_id, k.staff_id, s.organisation_id, k.public_key, k.counter, k.transports
  from coordination.passkeys k
  join coordination.staff s using (staff_id)
  join coordination.organisations o using (organisation_id)
  where k.credential_id = credential and s.left_at is null and o.closed_at is null
$$;

-- False if the counter did not move on since it was read: two answers of one moment are not both taken.
create function coordination.note_passkey_use(passkey uuid, before bigint, after bigint, at timestamptz)
returns boolean
language sql security definer set search_path = pg_catalog as $$
  with used as (
    update coordination.passkeys k set counter = after, used_at = at
    where k.passkey_id = passkey and k.counter = before returning 1)
  select exists (select from used)
$$;

create function coordination.keep_challenge(hash bytea, why text, who text, ends timestamptz, at timestamptz)
returns void
language sql security definer set search_path = pg_catalog as $$
  delete from coordination.challenges c where c.ends_at <= at;
  insert into coordination.challenges (challenge_hash, purpose, subject, ends_at) values (hash, why, who, ends)
$$;

create function coordination.take_challenge(hash bytea, why text, who text, at timestamptz) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with taken as (
    delete from coordination.challenges c
    where c.challenge_hash = hash and c.purpose = why and c.subject = who and c.ends_at > at returning 1)
  select exists (select from taken)
$$;

-- Counts a wrong try and says how many there were lately. A quiet day forgets them.
create function coordination.note_wrong_try(name bytea, at timestamptz) returns int
language sql security definer set search_path = pg_catalog as $$
  delete from coordination.sign_in_tries t where t.last_at < at - interval '1 day';
  insert into coordination.sign_in_tries as t (name_hash, wrong, half_right, wait_until, last_at)
    values (name, 1, 0, at, at)
    on conflict (name_hash) do update set wrong = t.wrong + 1, last_at = at
    returning wrong
$$;

-- Takes one try of a code where the passphrase was right: five at once, then after 30 s, 60 s … 15 min.
create function coordination.take_code_try(name bytea, at timestamptz) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with taken as (
    insert into coordination.sign_in_tries as t (name_hash, wrong, half_right, wait_until, last_at)
      values (name, 0, 1, at, at)
      on conflict (name_hash) do update set half_right = t.half_right + 1, last_at = at,
        wait_until = case when t.half_right < 4 then at
          else at + least(interval '15 minutes', interval '30 seconds' * power(2, least(t.half_right - 4, 5))) end
      where t.wait_until <= at
      returning 1)
  select exists (select from taken)
$$;

create function coordination.forget_tries(name bytea) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from coordination.sign_in_tries t where t.name_hash = name
$$;

-- ── Links, before anybody is known ───────────────────────────────────────────────────────────────

create function coordination.needs_set_up() returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select not exists (
    select from coordination.staff s
    join coordination.staff_roles r using (staff_id)
    join coordination.organisations o using (organisation_id)
    where r.role = 'administrator' and s.left_at is null and o.closed_at is null)
$$;

-- What a living link opens, and nothing for any other.
create function coordination.open_link(token bytea, at timestamptz) returns table (
  kind text, organisation_id uuid, organisation_name text, roles text[], staff_id uuid,
  display_name text, sign_in_name text, ends_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select l.kind, l.organisation_id, o.name, l.roles, l.staff_id, s.display_name, s.sign_in_name, l.ends_at
  from coordination.links l
  left join coordination.organisations o using (organisation_id)
  left join coordination.staff s on s.staff_id = l.staff_id
  where l.token_hash = token and l.used_at is null and l.withdrawn_at is null and l.ends_at > at
    and (l.kind <> 'set_up' or coordination.needs_set_up())
    and o.closed_at is null and s.left_at is null
$$;

-- A way in that somebody proved to hold: a passphrase with codes, a passkey, or both.
create type coordination.way_in as (
  sealed bytea, step bigint,
  passkey_id uuid, credential_id bytea, public_key bytea, counter bigint, transports text[], label text
);

-- Only for the functions below: uses a link up, or stops.
create function coordination.take_link(token bytea, wanted text, at timestamptz) returns coordination.links
language plpgsql security definer set search_path = pg_catalog as $$
declare taken coordination.links;
begin
  -- One set-up at a time: the second waits here, and then finds the coalition set up.
  if wanted = 'set_up' then perform pg_advisory_xact_lock(hashtext('coordination.set_up')); end if;
  update coordination.links l set used_at = at
    where l.token_hash = token and l.kind = wanted
      and exists (select from coordination.open_link(token, at))
      and l.used_at is null
    returning * into taken;
  if taken.link_id is null then
    raise exception 'the link has ended' using errcode = 'check_violation', constraint = 'link_opens_once';
  end if;
  return taken;
end $$;

create function coordination.keep_way_in(staff uuid, way coordination.way_in, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if way.sealed is null and way.credential_id is null then
    raise exception 'a way in is needed' using errcode = 'check_violation', constraint = 'staff_keeps_a_way_in';
  end if;
  if way.sealed is not null then
    insert into coordination.passphrases (staff_id, sealed, last_step, set_at)
      values (staff, way.sealed, way.step, at)
      on conflict (staff_id) do update set sealed = way.sealed, last_step = way.step, set_at = at;
  end if;
  if way.credential_id is not null then
    insert into coordination.passkeys
        (passkey_id, staff_id, credential_id, public_key, counter, transports, label, added_at)
      values (way.passkey_id, staff, way.credential_id, way.public_key, way.counter, way.transports, way.label, at);
  end if;
end $$;

create function coordination.add_organisation(
  organisation uuid, called text, sort text, town text, takes_requests boolean, is_founding boolean,
  version int, wrapped bytea, at timestamptz
) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into coordination.organisations
    (organisation_id, name, kind, city, takes_public_requests, founding, founded_at)
    values (organisation, called, sort, town, takes_requests, is_founding, at);
  insert into platform.organisation_keys (organisation_id, version, wrapped)
    values (organisation, version, wrapped)
$$;

create function coordination.add_staff(
  staff uuid, organisation uuid, called text, name text, wanted text[], at timestamptz
) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into coordination.staff (staff_id, organisation_id, display_name, sign_in_name, joined_at)
    values (staff, organisation, called, name, at);
  insert into coordination.staff_roles (staff_id, role) select staff, unnest(wanted)
$$;

create function coordination.set_up(
  token bytea, at timestamptz, organisation uuid, organisation_name text, sort text, town text,
  version int, wrapped bytea, staff uuid, called text, name text, wanted text[], way coordination.way_in
) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform coordination.take_link(token, 'set_up', at);
  perform coordination.add_organisation(
    organisation, organisation_name, sort, town, true, true, version, wrapped, at);
  perform coordination.add_staff(staff, organisation, called, name, wanted, at);
  perform coordination.keep_way_in(staff, way, at);
end $$;

create function coordination.join_organisation(
  token bytea, at timestamptz, staff uuid, called text, name text, way coordination.way_in
) returns uuid
language plpgsql security definer set search_path = pg_catalog as $$
declare link coordination.links;
begin
  link := coordination.take_link(token, 'invitation', at);
  perform coordination.add_staff(staff, link.organisation_id, called, name, link.roles, at);
  perform coordination.keep_way_in(staff, way, at);
  return link.organisation_id;
end $$;

-- The new way in replaces every earlier one, and every session ends.
create function coordination.enrol_anew(token bytea, at timestamptz, way coordination.way_in) returns uuid
language plpgsql security definer set search_path = pg_catalog as $$
declare link coordination.links;
begin
  link := coordination.take_link(token, 'recovery', at);
  perform coordination.keep_way_in(link.staff_id, way, at);
  delete from coordination.passkeys k
    where k.staff_id = link.staff_id and k.passkey_id is distinct from way.passkey_id;
  if way.sealed is null then
    delete from coordination.passphrases p where p.staff_id = link.staff_id;
  end if;
  update coordination.recoveries r set ended_at = at where r.staff_id = link.staff_id and r.ended_at is null;
  perform platform.end_sessions_of(link.staff_id, null);
  return link.staff_id;
end $$;

create function coordination.found_organisation(
  organisation uuid, called text, sort text, town text, takes_requests boolean, is_founding boolean,
  version int, wrapped bytea, at timestamptz
) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not (platform.is_system()
      or (platform.has_role('administrator') and coordination.is_founding() and not is_founding)) then
    raise exception 'only the founding organisation founds others' using errcode = 'insufficient_privilege';
  end if;
  perform coordination.add_organisation(
    organisation, called, sort, town, takes_requests, is_founding, version, wrapped, at);
end $$;

-- ── Recovery by two ──────────────────────────────────────────────────────────────────────────────

-- Whether the actor may be one of the two for a person: an administrator of the person's organisation,
-- or, where that has fewer than two others, one of the founding organisation.
create function coordination.may_recover(organisation uuid, person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select platform.has_role('administrator') and person <> coordination.me() and (
    organisation = platform.organisation()
    or (coordination.is_founding()
        and (select count(*) from coordination.administrators(organisation) a where a <> person) < 2))
$$;

create function coordination.ask_recovery(recovery uuid, wanted_name text, at timestamptz)
returns table (recovery_id uuid, staff_id uuid, organisation_id uuid)
language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare person coordination.staff;
begin
  select * into person from coordination.staff s
    where s.sign_in_name = wanted_name and s.left_at is null for update;
  if person.staff_id is null or not coordination.may_recover(person.organisation_id, person.staff_id) then
    return;
  end if;
  update coordination.recoveries r set ended_at = at
    where r.staff_id = person.staff_id and r.ended_at is null and r.asked_at < at - interval '72 hours';
  return query
    insert into coordination.recoveries (recovery_id, staff_id, organisation_id, asked_by, asked_at)
    values (recovery, person.staff_id, person.organisation_id, coordination.me(), at)
    returning recoveries.recovery_id, recoveries.staff_id, recoveries.organisation_id;
end $$;

create function coordination.open_recoveries(at timestamptz) returns table (
  recovery_id uuid, display_name text, organisation_name text, asked_by_name text, asked_by_me boolean,
  asked_at timestamptz, confirmed boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select r.recovery_id, s.display_name, o.name, a.display_name, r.asked_by = coordination.me(),
    r.asked_at, r.confirmed_at is not null
  from coordination.recoveries r
  join coordination.staff s on s.staff_id = r.staff_id
  join coordination.staff a on a.staff_id = r.asked_by
  join coordination.organisations o on o.organisation_id = r.organisation_id
  where r.ended_at is null and r.asked_at >= at - interval '72 hours' and s.left_at is null
    and coordination.may_recover(r.organisation_id, r.staff_id)
  order by r.asked_at
$$;

-- The second of the two. One of them is of the person's own organisation wherever it has another
-- administrator. Refused by the table's own checks if it is the same person twice.
create function coordination.confirm_recovery(
  recovery uuid, link uuid, token bytea, at timestamptz, ends timestamptz
) returns table (staff_id uuid, organisation_id uuid)
language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare asked coordination.recoveries;
begin
  select * into asked from coordination.recoveries r
    where r.recovery_id = recovery and r.ended_at is null and r.confirmed_at is null
      and r.asked_at >= at - interval '72 hours' for update;
  if asked.recovery_id is null or not coordination.may_recover(asked.organisation_id, asked.staff_id) then
    return;
  end if;
  if exists (select from coordination.administrators(asked.organisation_id) a where a <> asked.staff_id)
    and not exists (select from coordination.staff s
      where s.staff_id in (asked.asked_by, coordination.me()) and s.organisation_id = asked.organisation_id) then
    return;
  end if;
  update coordination.recoveries r set confirmed_by = coordination.me(), confirmed_at = at
    where r.recovery_id = recovery;
  insert into coordination.links
      (link_id, kind, token_hash, organisation_id, staff_id, made_by, made_at, ends_at)
    values (link, 'recovery', token, asked.organisation_id, asked.staff_id, coordination.me(), at, ends);
  return query select asked.staff_id, asked.organisation_id;
end $$;

-- Ends a recovery that nobody should have asked for, with its link.
create function coordination.end_recovery(recovery uuid, at timestamptz)
returns table (staff_id uuid, organisation_id uuid)
language sql security definer set search_path = pg_catalog as $$
  update coordination.links l set withdrawn_at = at
    from coordination.recoveries r
    where r.recovery_id = recovery and r.ended_at is null and l.staff_id = r.staff_id
      and l.kind = 'recovery' and l.used_at is null and l.withdrawn_at is null
      and coordination.may_recover(r.organisation_id, r.staff_id);
  update coordination.recoveries r set ended_at = at
    where r.recovery_id = recovery and r.ended_at is null
      and coordination.may_recover(r.organisation_id, r.staff_id)
    returning r.staff_id, r.organisation_id
$$;

-- ── Audit ────────────────────────────────────────────────────────────────────────────────────────

-- What happened in the administrator's own organisation. What was done to a household shows without its
-- payload: an administrator sees that something happened, not what a family told.
create function coordination.audit(
  since timestamptz, until timestamptz, person uuid, sort text, before timestamptz, before_fact uuid, most int
) returns table (
  fact_id uuid, subject_kind text, subject_id uuid, "position" bigint, name text, payload jsonb,
  at timestamptz, actor_kind text, actor_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  with mine as (
    select f.* from platform.facts f
      where f.organisation_id = platform.organisation() and f.at >= since and f.at < until
    union all
    select f.* from platform.facts f
      where f.organisation_id is null and f.at >= since and f.at < until
        and ((f.subject_kind = 'organisation' and f.subject_id = platform.organisation())
          or (f.subject_kind = 'staff' and f.subject_id in (
            select s.staff_id from coordination.staff s where s.organisation_id = platform.organisation())))
  )
  select m.fact_id, m.subject_kind, m.subject_id, m.position, m.name,
    case when m.subject_kind = 'household' then '{}'::jsonb else m.payload end,
    m.at, m.actor_kind, m.actor_id
  from mine m
  where platform.has_role('administrator')
    and (person is null or m.actor_id = person or (m.actor_id is null and m.subject_id = person))
    and (sort is null or m.name = sort or m.name like sort || '.%')
    and (before is null or (m.at, m.fact_id) < (before, before_fact))
  order by m.at desc, m.fact_id desc
  limit most
$$;

-- Whether the chain of a subject that the administrator's organisation had to do with holds, and its length.
create function coordination.check_chain(subject uuid) returns table (holds boolean, facts bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select platform.chain_holds(subject), count(*)
  from platform.facts f
  where f.subject_id = subject
  having platform.has_role('administrator')
    and bool_or(f.organisation_id = platform.organisation()
      or (f.subject_kind = 'organisation' and f.subject_id = platform.organisation())
      or (f.subject_kind = 'staff' and f.subject_id in (
        select s.staff_id from coordination.staff s where s.organisation_id = platform.organisation())))
$$;

-- ── Demonstration ────────────────────────────────────────────────────────────────────────────────

-- The invented staff that anybody may enter as; nobody at all where there is no demonstration.
create function coordination.demo_staff() returns table (
  staff_id uuid, display_name text, organisation_id uuid, organisation_name text, roles text[])
language sql stable security definer set search_path = pg_catalog as $$
  select s.staff_id, s.display_name, o.organisation_id, o.name,
    array(select r.role from coordination.staff_roles r where r.staff_id = s.staff_id order by r.role)
  from coordination.staff s join coordination.organisations o using (organisation_id)
  where exists (select from coordination.demonstration) and s.left_at is null and o.closed_at is null
  order by o.founded_at, o.name, s.display_name
$$;

grant select, insert, update on coordination.organisations, coordination.staff, coordination.links to puente_app;
grant select, insert, update, delete on
  coordination.staff_roles, coordination.passkeys, coordination.passphrases to puente_app;
grant select, insert on coordination.demonstration to puente_app;
-- Not called by the application: only by the functions above, after their own checks.
revoke execute on function coordination.take_link, coordination.keep_way_in, coordination.add_organisation,
  coordination.add_staff, coordination.keep_an_administrator, coordination.keep_a_way_in from public;
grant execute on function
  coordination.administrators, coordination.is_founding, coordination.me, coordination.may_invite_into,
  coordination.standing, coordination.passphrase_of, coordination.take_step, coordination.passkey_of,
  coordination.note_passkey_use, coordination.keep_challenge, coordination.take_challenge,
  coordination.note_wrong_try, coordination.take_code_try, coordination.forget_tries,
  coordination.needs_set_up, coordination.open_link, coordination.set_up, coordination.join_organisation,
  coordination.enrol_anew, coordination.found_organisation, coordination.may_recover,
  coordination.ask_recovery, coordination.open_recoveries, coordination.confirm_recovery,
  coordination.end_recovery, coordination.audit, coordination.check_chain, coordination.demo_staff
  to puente_app;
