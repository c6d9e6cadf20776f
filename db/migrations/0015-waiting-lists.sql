-- A port that calls numbers: lists kept by organisations, with places that have a number and no name.

create schema waiting_lists;
grant usage on schema waiting_lists to puente_app;

create table waiting_lists.lists (
  list_id uuid primary key,
  port text not null,
  time_zone text not null,
  -- Why there is a list, for everybody; the name, address and day of the text it rests on.
  reason text not null,
  source jsonb not null,
  holder_id uuid not null references coordination.organisations,
  -- Null only where the coalition had no other organisation.
  co_holder_id uuid references coordination.organisations check (co_holder_id <> holder_id),
  grace int not null check (grace between 0 and 5),
  confirm_minutes int not null check (confirm_minutes between 10 and 240),
  -- Asked, or declined: the second organisation has not said yes, and nobody else sees it.
  state text not null check (state in ('asked', 'declined', 'open', 'paused', 'closed')),
  state_since timestamptz not null,
  state_source jsonb,
  begun_at timestamptz not null,
  last_number int not null default 0 check (last_number >= 0),
  -- Since when nothing is left that opens a number.
  emptied_at timestamptz
);
comment on table waiting_lists.lists is 'A waiting list of one port. A number in it is a place in a list of organisations: no appointment.';
create index lists_of_holder on waiting_lists.lists (holder_id);
create index lists_of_co_holder on waiting_lists.lists (co_holder_id) where co_holder_id is not null;

-- The lists that whoever asks keeps, with a role that works on them.
create function waiting_lists.kept() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select array(select l.list_id from waiting_lists.lists l
    where platform.has_role('coordinator', 'registrar', 'planner')
      and platform.organisation() in (l.holder_id, l.co_holder_id))
$$;

call platform.protect('waiting_lists.lists',
  $$ state in ('open', 'paused', 'closed') or (select platform.is_system())
     or (select platform.organisation()) in (holder_id, co_holder_id) $$,
  $$ (select platform.is_system())
     or ((select platform.has_role('coordinator', 'registrar', 'planner'))
       and (select platform.organisation()) in (holder_id, co_holder_id)) $$);

-- What waits for a second person. Not confirmed in time, nothing happened.
create table waiting_lists.proposals (
  proposal_id uuid primary key,
  list_id uuid not null references waiting_lists.lists,
  kind text not null check (kind in ('call', 'early', 'outcome', 'close')),
  -- Of a call: how many people the port takes.
  people int check (people > 0),
  number int,
  reason text,
  outcome text check (outcome in ('crossed', 'missed', 'turned_back')),
  source jsonb,
  -- The second person comes from the other organisation.
  wants_two_organisations boolean not null,
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  proposed_for uuid not null,
  confirm_by timestamptz not null,
  state text not null default 'open' check (state in ('open', 'confirmed', 'declined', 'lapsed')),
  decided_at timestamptz,
  decided_by uuid,
  decided_for uuid,
  check ((kind = 'call') = (people is not null)),
  check ((kind in ('early', 'outcome')) = (number is not null)),
  check ((kind = 'early') = (reason is not null)),
  check ((kind = 'outcome') = (outcome is not null)),
  check ((kind = 'close') = (source is not null)),
  check ((state in ('confirmed', 'declined')) = (decided_by is not null)),
  constraint two_people check (state <> 'confirmed' or decided_by <> proposed_by),
  constraint two_organisations
    check (state <> 'confirmed' or not wants_two_organisations or decided_for <> proposed_for),
  constraint in_time check (state <> 'confirmed' or decided_at <= confirm_by)
);
comment on table waiting_lists.proposals is 'Calls, calls out of turn, corrections and closings, each of two people.';
-- One call at a time, one closing, and one of each kind about a number.
create unique index proposals_one_open on waiting_lists.proposals (list_id, kind, coalesce(number, 0))
  where state = 'open';

-- An organisation is asked to keep a list in the place of one that no longer answers, or with the only one.
create table waiting_lists.holder_changes (
  change_id uuid primary key,
  list_id uuid not null references waiting_lists.lists,
  asked_at timestamptz not null,
  asked_by uuid not null,
  -- Who keeps it on, who is to come, and whose place that takes: null where only one kept it.
  stays uuid not null references coordination.organisations,
  comes uuid not null references coordination.organisations,
  goes uuid references coordination.organisations,
  -- Until then whoever is to go can object, and nobody can accept.
  open_from timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'accepted', 'declined')),
  decided_at timestamptz,
  decided_by uuid,
  decided_for uuid,
  check (comes <> stays and comes is distinct from goes and stays is distinct from goes),
  check ((state = 'asked') = (decided_by is null)),
  constraint not_too_early check (state <> 'accepted' or decided_at >= open_from),
  constraint who_comes_accepts check (state <> 'accepted' or decided_for = comes)
);
create unique index holder_changes_one_open on waiting_lists.holder_changes (list_id)
  where state = 'asked';
call platform.protect('waiting_lists.holder_changes',
  '(select platform.is_system()) or (select platform.organisation()) in (stays, comes, goes)',
  $$ (select platform.is_system()) or ((select platform.has_role('coordinator'))
    and (select platform.organisation()) in (stays, comes, goes)) $$);

create table waiting_lists.calls (
  list_id uuid not null references waiting_lists.lists,
  call_id uuid not null,
  proposal_id uuid not null unique references waiting_lists.proposals,
  called_at timestamptz not null,
  -- On the clocks of the port's city.
  day date not null,
  from_number int,
  to_number int,
  again int[] not null,
  passed int[] not null,
  early_number int,
  primary key (list_id, call_id)
);
comment on table waiting_lists.calls is 'What was called: numbers only, for everybody.';
create index calls_by_day on waiting_lists.calls (list_id, day);

create table waiting_lists.numbers (
  list_id uuid not null references waiting_lists.lists,
  number int not null check (number > 0),
  -- All that is kept of who has it.
  people int not null check (people between 1 and 30),
  state text not null default 'waiting'
    check (state in ('waiting', 'called', 'again', 'resting', 'crossed', 'left')),
  left_from text check (left_from in ('waiting', 'again', 'resting')),
  left_at timestamptz,
  -- Turns missed in a row, now and before the last call.
  missed int not null default 0,
  missed_before int not null default 0,
  call_id uuid,
  -- What came of the last call.
  outcome text check (outcome in ('crossed', 'missed', 'turned_back')),
  has_own_word boolean not null default false,
  -- When its own word was asked last, and was right.
  checked_at timestamptz,
  given_at timestamptz not null,
  given_by uuid not null,
  given_for uuid not null,
  primary key (list_id, number),
  foreign key (list_id, call_id) references waiting_lists.calls,
  check ((state = 'left') = (left_at is not null) and (state = 'left') = (left_from is not null)),
  check (state <> 'called' or (call_id is not null and outcome is null))
);
comment on table waiting_lists.numbers is 'Places of a list. No name, phone or nationality.';
create index numbers_to_call on waiting_lists.numbers (list_id) where state in ('waiting', 'again');
create index numbers_of_call on waiting_lists.numbers (list_id, call_id) where call_id is not null;

-- What opens a number: keyed hashes, which only Puente itself compares.
create table waiting_lists.secrets (
  list_id uuid not null,
  number int not null,
  words_mac bytea not null,
  own_word_mac bytea,
  primary key (list_id, number),
  foreign key (list_id, number) references waiting_lists.numbers on delete cascade
);

create table waiting_lists.steps (
  list_id uuid not null,
  number int not null,
  step_id bigint generated always as identity,
  what text not null,
  day date not null,
  call_id uuid,
  primary key (list_id, number, step_id),
  foreign key (list_id, number) references waiting_lists.numbers on delete cascade
);
comment on table waiting_lists.steps is 'What happened to each number; its holder reads it.';

-- A holder looking at the own number: a random token, kept as its keyed hash.
create table waiting_lists.visits (
  token_hash bytea primary key,
  list_id uuid not null,
  number int not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  reports int not null default 0,
  foreign key (list_id, number) references waiting_lists.numbers on delete cascade
);
create index visits_of_number on waiting_lists.visits (list_id, number);

-- A bribe or a threat. It does not say which number told it.
create table waiting_lists.reports (
  report_id uuid primary key,
  list_id uuid not null references waiting_lists.lists,
  -- An organisation that keeps the list; null: somebody else, or not known.
  about uuid,
  kind text not null,
  -- What was told, sealed.
  sealed bytea not null,
  day date not null,
  result text,
  settled_by uuid,
  settled_for uuid,
  settled_at timestamptz,
  check ((result is null) = (settled_by is null))
);
create index reports_of_list on waiting_lists.reports (list_id);

-- Organisations that may read a report: all that do not keep the list; of those who keep it the one that
-- the report is not about, where it says which. Never the one that it is about.
create function waiting_lists.report_readers(list uuid, accused uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select o.organisation_id
  from coordination.organisations o
  join waiting_lists.lists l on l.list_id = list
  where o.closed_at is null and o.organisation_id is distinct from accused
    and (accused is not null or o.organisation_id <> l.holder_id)
    and (accused is not null or o.organisation_id is distinct from l.co_holder_id)
$$;
create function waiting_lists.may_read_report(list uuid, accused uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select platform.has_role('coordinator')
    and platform.organisation() in (select waiting_lists.report_readers(list, accused))
$$;

-- The counts behind what everybody may read; they are rounded before anybody does.
create function waiting_lists.counts(list uuid)
returns table (people_waiting bigint, reports bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select
    (select coalesce(sum(n.people), 0) from waiting_lists.numbers n
      where n.list_id = list and n.state in ('waiting', 'called', 'again', 'resting')),
    (select count(*) from waiting_lists.reports r where r.list_id = list)
$$;

call platform.protect('waiting_lists.calls', 'true',
  $$ (select platform.is_system()) or list_id = any ((select waiting_lists.kept())::uuid[]) $$);
call platform.protect('waiting_lists.proposals',
  $$ (select platform.is_system()) or list_id = any ((select waiting_lists.kept())::uuid[]) $$,
  $$ (select platform.is_system()) or list_id = any ((select waiting_lists.kept())::uuid[]) $$);
call platform.protect('waiting_lists.numbers',
  $$ (select platform.is_system()) or list_id = any ((select waiting_lists.kept())::uuid[]) $$,
  $$ (select platform.is_system()) or list_id = any ((select waiting_lists.kept())::uuid[]) $$,
  '(select platform.is_system())');
call platform.protect('waiting_lists.secrets',
  '(select platform.is_system())',
  $$ (select platform.is_system()) or list_id = any ((select waiting_lists.kept())::uuid[]) $$,
  '(select platform.is_system())');
call platform.protect('waiting_lists.steps',
  $$ (select platform.is_system()) or list_id = any ((select waiting_lists.kept())::uuid[]) $$,
  $$ (select platform.is_system()) or list_id = any ((select waiting_lists.kept())::uuid[]) $$,
  '(select platform.is_system())');
call platform.protect('waiting_lists.visits', '(select platform.is_system())',
  '(select platform.is_system())', '(select platform.is_system())');
call platform.protect('waiting_lists.reports',
  '(select platform.is_system()) or waiting_lists.may_read_report(list_id, about)',
  '(select platform.is_system()) or waiting_lists.may_read_report(list_id, about)',
  '(select platform.is_system())');

grant select, insert, update on waiting_lists.lists, waiting_lists.proposals,
  waiting_lists.holder_changes to puente_app;
grant select, insert, update, delete on waiting_lists.numbers, waiting_lists.secrets,
  waiting_lists.visits, waiting_lists.reports to puente_app;
-- What was called and what happened is only added to.
grant select, insert on waiting_lists.calls, waiting_lists.steps to puente_app;
revoke execute on all functions in schema waiting_lists from public;
grant execute on all functions in schema waiting_lists to puente_app;
