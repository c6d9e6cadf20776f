-- What anybody can check: one append-only log a programme or waiting list, in the form of RFC 9162, its
-- signed checkpoints, and apart from it what opens its commitments, which dies with the household.

create schema transparency;
grant usage on schema transparency to puente_app;

create table transparency.logs (
  -- The id of the programme or waiting list whose log it is.
  log_id uuid primary key,
  organisation_id uuid not null references coordination.organisations,
  name text not null check (length(name) between 1 and 200),
  -- Names the log in its checkpoints, and is the name of its keys.
  origin text not null unique check (origin !~ '[\s+[:cntrl:]]' and length(origin) between 1 and 200),
  -- Leaves that have a position.
  size bigint not null default 0 check (size >= 0),
  -- The day of its last entry, at UTC: it never goes back.
  last_on date not null
);
comment on table transparency.logs is 'One log a programme or waiting list.';
call platform.protect('transparency.logs', 'true', '(select platform.is_system())');

-- Entries that their use cases wrote and that have no position yet. Registrations do not wait for one
-- another here; one sequencer a log takes them up in this order.
create table transparency.pending (
  log_id uuid not null,
  pending_id bigint generated always as identity,
  -- JSON without its day.
  entry text not null,
  on_day date not null,
  opening_id uuid,
  primary key (log_id, pending_id)
);
comment on table transparency.pending is 'Written with what happened, waiting for a position in the log.';
call platform.protect('transparency.pending',
  '(select platform.is_system())',
  $$ (select platform.is_system()) or (select platform.is_staff()) or (select platform.household()) is not null $$,
  '(select platform.is_system())');

create table transparency.entries (
  log_id uuid not null references transparency.logs,
  position bigint not null check (position >= 0),
  -- RFC 8785 text: what is hashed is its UTF-8.
  leaf text not null,
  ticket text,
  primary key (log_id, position)
);
comment on table transparency.entries is 'The leaves of each log: public, and never changed.';
create index entries_of_ticket on transparency.entries (log_id, ticket) where ticket is not null;
call platform.protect('transparency.entries', 'true', '(select platform.is_system())');

-- The tree, 256 hashes a row: hash k of tile (level, number) is that of the complete subtree over
-- 256^level leaves that begins with leaf (256 number + k) 256^level (as c2sp.org/tlog-tiles).
create table transparency.tiles (
  log_id uuid not null references transparency.logs,
  level smallint not null check (level >= 0),
  number bigint not null check (number >= 0),
  hashes bytea not null check (octet_length(hashes) % 32 = 0 and octet_length(hashes) between 32 and 8192),
  primary key (log_id, level, number)
);
call platform.protect('transparency.tiles', 'true', '(select platform.is_system())');

create table transparency.checkpoints (
  log_id uuid not null references transparency.logs,
  size bigint not null check (size > 0),
  root bytea not null check (octet_length(root) = 32),
  -- The signed note, without the lines of witnesses.
  note text not null,
  -- Day at UTC.
  signed_on date not null,
  primary key (log_id, size)
);
comment on table transparency.checkpoints is 'Every checkpoint that was ever signed: none is replaced.';
call platform.protect('transparency.checkpoints', 'true', '(select platform.is_system())');

-- ── What opens a commitment ──────────────────────────────────────────────────────────────────────
create table transparency.openings (
  log_id uuid not null,
  opening_id uuid not null,
  -- Null for what is of no household: a plan, the opening of a port.
  household_id uuid,
  ticket text,
  -- Null until the entry has its position.
  position bigint,
  -- Salt and facts, sealed.
  sealed bytea not null,
  primary key (log_id, opening_id)
);
comment on table transparency.openings is 'Salt and facts behind a commitment. A household''s rows go when it is erased; the entry stays.';
create index openings_of_household on transparency.openings (household_id) where household_id is not null;
create unique index openings_by_position on transparency.openings (log_id, position) where position is not null;
create index openings_of_ticket on transparency.openings (log_id, ticket) where ticket is not null;
call platform.protect('transparency.openings',
  $$ (select platform.is_system()) or household_id = (select platform.household()) $$,
  $$ (select platform.is_system()) or (select platform.is_staff()) or household_id = (select platform.household()) $$,
  '(select platform.is_system())');

-- Who travelled when: what decides whether a ticket's openings are given to the public.
create table transparency.travels (
  log_id uuid not null,
  ticket text not null,
  household_id uuid not null,
  travelled_on date not null,
  size int not null check (size > 0),
  primary key (log_id, ticket)
);
create index travels_of_household on transparency.travels (household_id);
call platform.protect('transparency.travels',
  '(select platform.is_system())',
  $$ (select platform.is_system()) or (select platform.is_staff()) $$,
  '(select platform.is_system())');

-- The openings that the public may have on a day: of tickets that travelled 30 days ago or more, where at
-- least three households share day and size (a household has one ticket in a log).
create function transparency.public_openings(log uuid, today date, from_position bigint, to_position bigint)
returns table (opening_id uuid, place bigint, sealed bytea)
language sql stable security definer set search_path = pg_catalog as $$
  select o.opening_id, o.position, o.sealed
  from transparency.openings o
  where o.log_id = log and o.position >= from_position and o.position < to_position
    and o.ticket = any (array(
      select shared.ticket from (
        select t.ticket, count(*) over (partition by t.travelled_on, t.size) as households
        from transparency.travels t where t.log_id = log and t.travelled_on <= today - 30) shared
      where shared.households >= 3))
$$;

-- ── Keys ─────────────────────────────────────────────────────────────────────────────────────────
-- The keys that this installation signs with, one after the other; the private part is sealed.
create table transparency.signing_keys (
  number int primary key check (number > 0),
  public_key bytea not null unique check (octet_length(public_key) = 32),
  sealed bytea not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('rotated', 'lost', 'stolen')),
  check ((ended_at is null) = (end_reason is null))
);
create unique index one_key_signs on transparency.signing_keys ((true)) where ended_at is null;
call platform.protect('transparency.signing_keys', '(select platform.is_system())', '(select platform.is_system())');

-- The keys under which a log ever signed.
create table transparency.log_keys (
  log_id uuid not null references transparency.logs,
  number int not null,
  -- name+id+base64, as c2sp.org/signed-note writes verifier keys.
  verifier_key text not null,
  primary key (log_id, number)
);
call platform.protect('transparency.log_keys', 'true', '(select platform.is_system())');

-- ── Witnesses ────────────────────────────────────────────────────────────────────────────────────
create table transparency.witnesses (
  witness_id uuid primary key,
  log_id uuid not null references transparency.logs,
  organisation_id uuid not null references coordination.organisations,
  name text not null check (length(name) between 1 and 200),
  verifier_key text not null check (length(verifier_key) <= 400),
  token_hash bytea not null unique,
  agreed_at timestamptz not null,
  agreed_by uuid not null,
  ended_at timestamptz,
  seen_at timestamptz,
  -- Since when it is known to be silent; null while it is heard.
  silent_since timestamptz
);
comment on table transparency.witnesses is 'Who sees all openings of a log under an agreement and signs its checkpoints. The token is kept as a keyed hash.';
create index witnesses_of_log on transparency.witnesses (log_id);
create unique index one_agreement_a_key on transparency.witnesses (log_id, verifier_key) where ended_at is null;
call platform.protect('transparency.witnesses',
  $$ (select platform.is_system())
     or ((select platform.has_role('coordinator')) and organisation_id = (select platform.organisation())) $$,
  $$ (select platform.is_system())
     or ((select platform.has_role('coordinator')) and organisation_id = (select platform.organisation())
       and exists (select from transparency.logs l
         where l.log_id = witnesses.log_id and l.organisation_id = (select platform.organisation()))) $$);

-- The keys of all who ever witnessed a log: everybody may know them, nobody the agreement.
create function transparency.witness_keys(log uuid) returns setof text
language sql stable security definer set search_path = pg_catalog as $$
  select w.verifier_key from transparency.witnesses w where w.log_id = log
  group by w.verifier_key order by min(w.agreed_at), w.verifier_key
$$;

create table transparency.cosignatures (
  log_id uuid not null,
  size bigint not null,
  witness_id uuid not null references transparency.witnesses,
  -- The line of the witness under the note, with its line feed.
  line text not null,
  primary key (log_id, size, witness_id),
  foreign key (log_id, size) references transparency.checkpoints
);
call platform.protect('transparency.cosignatures', 'true', '(select platform.is_system())');

-- A witness signed for another tree than ours. If our own signature stands under it too, two histories
-- were shown to two people.
create table transparency.split_views (
  log_id uuid not null references transparency.logs,
  report_id uuid not null,
  witness_id uuid not null references transparency.witnesses,
  size bigint not null,
  note text not null,
  signed_by_us boolean not null,
  at timestamptz not null,
  primary key (log_id, report_id)
);
call platform.protect('transparency.split_views',
  $$ (select platform.is_system())
     or ((select platform.has_role('coordinator')) and exists (select from transparency.logs l
       where l.log_id = split_views.log_id and l.organisation_id = (select platform.organisation()))) $$,
  '(select platform.is_system())');

grant select, insert, update on transparency.logs, transparency.tiles, transparency.signing_keys,
  transparency.witnesses, transparency.travels to puente_app;
grant select, insert, update, delete on transparency.openings to puente_app;
grant select, insert, delete on transparency.pending to puente_app;
grant delete on transparency.travels to puente_app;
-- What was published is only added to.
grant select, insert on transparency.entries, transparency.checkpoints, transparency.log_keys,
  transparency.cosignatures, transparency.split_views to puente_app;
revoke execute on all functions in schema transparency from public;
grant execute on all functions in schema transparency to puente_app;
