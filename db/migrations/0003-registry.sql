-- People asking together: households, people, contacts, consents, how they are found and opened.
-- Personal text is sealed by the application; here it is bytes.

create schema registry;
grant usage on schema registry to puente_app;

create table registry.households (
  household_id uuid primary key,
  organisation_id uuid not null references coordination.organisations,
  -- The short code on the paper. Alone it opens nothing.
  folio text not null unique check (folio ~ '^[34679ACDEFGHJKMNPQRTWXY]{8}$'),
  way text not null check (way in ('web', 'desk', 'phone', 'paper', 'import')),
  by_proxy boolean not null default false,
  registered_at timestamptz not null,
  state text not null default 'registered' check (state in ('registered', 'withdrawn', 'closed', 'erased')),
  state_since timestamptz not null,
  -- Why it may not be erased now; null when nothing forbids it.
  legal_hold text check (legal_hold in ('litigation', 'court_order', 'complaint', 'crime_evidence')),
  close_reason text,
  -- When somebody of the keeping organisation first opened it: until then it is new.
  first_seen_at timestamptz,
  -- A form takes 40 at most; in a spreadsheet a whole shelter may stand under one key.
  size int not null check (size between 1 and 5000),
  language text not null,
  second_language text,
  reads boolean,
  prefers_listening boolean,
  -- The language of the screens when they registered: messages fall back to it.
  screen_language text not null default 'es',
  child_alone boolean not null default false,
  details_sealed bytea,
  -- Where they are now, coarsely; only a lawyer's role and the family read what is in it.
  whereabouts_sealed bytea,
  -- One more fact of the family's choice, which opens day and port.
  opening_question text,
  opening_mac bytea
);
comment on column registry.households.details_sealed is 'JSON: dialect or municipality, notes, who helped.';
comment on column registry.households.whereabouts_sealed is 'JSON: country and place where they are now, how they entered.';
create index households_by_organisation on registry.households (organisation_id, registered_at desc);
create index households_new on registry.households (organisation_id) where first_seen_at is null and state = 'registered';
create index households_ending on registry.households (state_since) where state in ('withdrawn', 'closed');

create table registry.household_keys (
  household_id uuid not null references registry.households,
  organisation_id uuid not null,
  organisation_key_version int not null,
  wrapped bytea not null,
  primary key (household_id, organisation_id)
);
comment on table registry.household_keys is 'The household''s data key, wrapped by the key of each organisation that may read it. Erasing a household deletes these rows.';

create table registry.people (
  household_id uuid not null references registry.households,
  person_id uuid not null,
  position int not null,
  names_sealed bytea not null,
  birth_sealed bytea not null,
  a_numbers_sealed bytea,
  case_sealed bytea,
  needs_sealed bytea,
  nationality text check (nationality ~ '^[A-Z]{3}$'),
  language text,
  in_programme text not null check (in_programme in ('yes', 'no', 'unknown')),
  left_at timestamptz,
  primary key (household_id, person_id)
);
comment on column registry.people.names_sealed is 'JSON: given names, first and second surname.';
comment on column registry.people.birth_sealed is 'JSON: birth date with its precision, sex, relation to the first person.';
comment on column registry.people.case_sealed is 'JSON: what they know of their case.';
comment on column registry.people.needs_sealed is 'JSON: codes of needs.';

-- When and where each was returned under a programme, and on what basis we believe it.
create table registry.enrolments (
  household_id uuid not null,
  person_id uuid not null,
  enrolment_id uuid not null,
  enrolled_on date,
  precision text not null check (precision in ('day', 'month', 'year', 'unknown')),
  basis text not null check (basis in ('declared', 'paper_seen', 'confirmed')),
  port text,
  -- The reference of the paper that was seen, and who saw it; null while only declared.
  document_sealed bytea,
  decided_by uuid,
  -- The second person, who looked at the same paper.
  confirmed_by uuid check (confirmed_by <> decided_by),
  primary key (household_id, person_id, enrolment_id),
  foreign key (household_id, person_id) references registry.people,
  check ((precision = 'unknown') = (enrolled_on is null))
);

create table registry.contacts (
  household_id uuid not null references registry.households,
  contact_id uuid not null,
  person_id uuid,
  channel text not null check (channel in ('whatsapp', 'sms', 'voice', 'email', 'none')),
  sealed bytea not null,
  -- What a message may say: everything, that we have news, or only to be called.
  may_say text not null check (may_say in ('everything', 'news_only', 'call_only')),
  added_at timestamptz not null,
  -- In force from here to `ended_at`; both may lie ahead while a change waits its 72 hours.
  takes_effect_at timestamptz not null,
  ended_at timestamptz,
  -- The contact whose place it takes, so that the change can be undone.
  replaces uuid,
  primary key (household_id, contact_id)
);
create index contacts_waiting on registry.contacts (takes_effect_at) where replaces is not null;
comment on column registry.contacts.sealed is 'JSON: the number or address, whose it is, when it is safe.';

create table registry.consents (
  household_id uuid not null references registry.households,
  consent_id uuid not null,
  organisation_id uuid not null,
  purpose text not null check (purpose in ('help', 'legal', 'shelter', 'expedite', 'statistics', 'travel_in_messages')),
  recipient_organisation_id uuid references coordination.organisations,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (household_id, consent_id)
);
comment on column registry.consents.organisation_id is 'The organisation that asked and keeps the household.';
create unique index consents_once on registry.consents
  (household_id, purpose, recipient_organisation_id) nulls not distinct where withdrawn_at is null;
create index consents_by_recipient on registry.consents (recipient_organisation_id) where withdrawn_at is null;

-- How a household is found again: keyed hashes of A-numbers, phones, names and how names sound.
create table registry.lookups (
  household_id uuid not null references registry.households,
  person_id uuid,
  kind text not null check (kind in ('a_number', 'phone', 'email', 'name', 'sound', 'name_and_birth')),
  token bytea not null
);
create index lookups_by_household on registry.lookups (household_id);
create index lookups_by_token on registry.lookups (token);

create table registry.secret_words (
  household_id uuid not null references registry.households,
  words_id uuid not null,
  person_id uuid,
  mac bytea not null,
  made_at timestamptz not null,
  -- A helper knew them: the person's own words replace these at the first visit.
  known_to_helper boolean not null default false,
  -- Who handed them over. Only words handed to the adult at a desk open that adult's own answers.
  handed_by text not null default 'form' check (handed_by in ('form', 'family', 'desk')),
  ended_at timestamptz,
  primary key (household_id, words_id)
);
create index secret_words_by_mac on registry.secret_words (mac) where ended_at is null;

-- What the family asked somebody to put right. The text is sealed.
create table registry.corrections (
  household_id uuid not null references registry.households,
  correction_id uuid not null,
  person_id uuid,
  about text not null check (about in ('names', 'birth', 'nationality', 'a_number', 'enrolment', 'family', 'other')),
  sealed bytea not null,
  asked_at timestamptz not null,
  outcome text not null default 'waiting' check (outcome in ('waiting', 'made', 'not_made')),
  decided_at timestamptz,
  decided_by uuid,
  primary key (household_id, correction_id)
);
create index corrections_waiting on registry.corrections (asked_at) where outcome = 'waiting';

-- The family asked to be called.
create table registry.calls (
  household_id uuid not null references registry.households,
  call_id uuid not null,
  contact_id uuid,
  asked_at timestamptz not null,
  called_at timestamptz,
  called_by uuid,
  outcome text check (outcome in ('spoke', 'no_answer', 'wrong_number')),
  primary key (household_id, call_id)
);
create index calls_waiting on registry.calls (asked_at) where called_at is null;

-- Notes of staff; those for lawyers are read by a lawyer's role only.
create table registry.notes (
  household_id uuid not null references registry.households,
  note_id uuid not null,
  sealed bytea not null,
  at timestamptz not null,
  staff_id uuid not null,
  for_lawyers boolean not null default false,
  primary key (household_id, note_id)
);

-- Two households have the same person, or are family. Nothing is merged; a link can be undone.
-- The family never reads it: who left is not told to those who stayed.
create table registry.links (
  household_id uuid not null references registry.households,
  link_id uuid not null unique,
  other_household_id uuid not null references registry.households,
  kind text not null check (kind in ('same_person', 'family_of')),
  person_id uuid,
  other_person_id uuid,
  organisation_id uuid not null,
  made_at timestamptz not null,
  undone_at timestamptz,
  primary key (household_id, link_id),
  check (household_id <> other_household_id)
);
create index links_from_other on registry.links (other_household_id);

-- A spreadsheet that was brought in: what it was (sealed), how far it is, what it did.
create table registry.imports (
  import_id uuid primary key,
  organisation_id uuid not null references coordination.organisations,
  file_sha256 bytea not null,
  file_name_sealed bytea not null,
  -- The file as it came; gone a week later.
  file_sealed bytea,
  state text not null check (state in ('refused', 'ready', 'running', 'done')),
  started_at timestamptz not null,
  finished_at timestamptz,
  counts jsonb not null,
  done int not null default 0,
  added int not null default 0,
  updated int not null default 0,
  unchanged int not null default 0,
  -- Findings of the comparison with what was there before; sealed.
  findings_sealed bytea
);
create index imports_by_organisation on registry.imports (organisation_id, started_at desc);

-- Which household a family key of an organisation's files stands for, as a keyed hash.
create table registry.imported_families (
  organisation_id uuid not null,
  family_token bytea not null,
  household_id uuid not null references registry.households,
  primary key (organisation_id, family_token)
);
create index imported_families_by_household on registry.imported_families (household_id);

-- What a row of a file said about a person when it was last taken, as a keyed hash: the same row again
-- changes nothing, whatever a desk has put right since.
create table registry.imported_people (
  household_id uuid not null references registry.households,
  person_id uuid not null,
  organisation_id uuid not null,
  row_token bytea not null,
  primary key (household_id, person_id)
);

-- Unfinished answers of the public form, sealed with a key that only the visitor's cookie yields.
create table registry.drafts (
  draft_hash bytea primary key,
  sealed bytea not null,
  -- The draft's own words, with which it can be reopened after it closed; sealed with a key from them.
  words_hash bytea unique,
  sealed_for_words bytea,
  touched_at timestamptz not null
);
create index drafts_by_time on registry.drafts (touched_at);

-- Whose household may be read: the family's own; the organisation's own people whose role works with
-- families; an organisation to which the family consented.
create function registry.works_with_families() returns boolean
language sql stable parallel safe as $$
  select platform.has_role('registrar', 'coordinator', 'reviewer', 'lawyer')
$$;

call platform.protect('registry.consents',
  $$ (select platform.is_system())
     or household_id = (select platform.household())
     or ((select registry.works_with_families())
         and (select platform.organisation()) in (organisation_id, recipient_organisation_id)) $$,
  $$ (select platform.is_system())
     or household_id = (select platform.household())
     or ((select registry.works_with_families()) and organisation_id = (select platform.organisation())) $$);

call platform.protect('registry.households',
  $$ (select platform.is_system())
     or household_id = (select platform.household())
     or ((select registry.works_with_families())
         and (organisation_id = (select platform.organisation())
              or household_id in (
                select c.household_id from registry.consents c
                where c.recipient_organisation_id = (select platform.organisation())
                  and c.withdrawn_at is null
                  and (c.purpose <> 'legal' or (select platform.has_role('lawyer', 'coordinator')))
                  and (c.purpose <> 'expedite' or (select platform.has_role('reviewer', 'coordinator')))))) $$,
  $$ (select platform.is_system())
     or household_id = (select platform.household())
     or ((select platform.has_role('registrar', 'coordinator', 'reviewer', 'lawyer'))
         and organisation_id = (select platform.organisation())) $$);

-- What belongs to a household is seen and changed with it.
create procedure registry.protect_part(part regclass, deletes text default 'false')
language plpgsql as $$
declare
  visible text := format($p$ household_id = (select platform.household())
    or exists (select from registry.households h where h.household_id = %s.household_id) $p$, split_part(part::text, '.', 2));
  own text := format($p$ household_id = (select platform.household())
    or exists (select from registry.households h where h.household_id = %s.household_id
      and (h.organisation_id = (select platform.organisation()) or (select platform.is_system()))) $p$, split_part(part::text, '.', 2));
begin
  call platform.protect(part, visible, own, deletes);
end $$;

call registry.protect_part('registry.people');
call registry.protect_part('registry.enrolments');
call registry.protect_part('registry.contacts',
  $$ household_id = (select platform.household()) or (select platform.is_system()) $$);
call registry.protect_part('registry.secret_words',
  $$ household_id = (select platform.household()) or (select platform.is_system()) $$);
call registry.protect_part('registry.corrections',
  $$ household_id = (select platform.household()) or (select platform.is_system()) $$);
call registry.protect_part('registry.calls',
  $$ household_id = (select platform.household()) or (select platform.is_system()) $$);
call registry.protect_part('registry.household_keys',
  $$ household_id = (select platform.household()) or (select platform.is_system())
     or exists (select from registry.households h where h.household_id = household_keys.household_id
       and h.organisation_id = (select platform.organisation())
       and household_keys.organisation_id <> h.organisation_id) $$);
call platform.protect('registry.notes',
  $$ (not for_lawyers or (select platform.is_system()) or (select platform.has_role('lawyer')))
     and (select platform.household()) is null
     and exists (select from registry.households h where h.household_id = notes.household_id) $$,
  $$ (select platform.is_system())
     or exists (select from registry.households h where h.household_id = notes.household_id
       and (select registry.works_with_families())) $$,
  $$ household_id = (select platform.household()) or (select platform.is_system()) $$);
call platform.protect('registry.links',
  $$ (select platform.is_system())
     or (organisation_id = (select platform.organisation()) and (select registry.works_with_families())) $$,
  $$ (select platform.is_system())
     or household_id = (select platform.household())
     or (organisation_id = (select platform.organisation()) and (select registry.works_with_families())
         and exists (select from registry.households h where h.household_id = links.household_id)
         and exists (select from registry.households h where h.household_id = links.other_household_id)) $$);
call platform.protect('registry.imports',
  $$ (select platform.is_system())
     or (organisation_id = (select platform.organisation()) and (select platform.has_role('registrar', 'coordinator'))) $$,
  $$ (select platform.is_system())
     or (organisation_id = (select platform.organisation()) and (select platform.has_role('registrar', 'coordinator'))) $$);
call platform.protect('registry.imported_families',
  $$ (select platform.is_system())
     or (organisation_id = (select platform.organisation()) and (select platform.has_role('registrar', 'coordinator'))) $$,
  $$ (select platform.is_system())
     or (organisation_id = (select platform.organisation()) and (select platform.has_role('registrar', 'coordinator'))) $$,
  $$ household_id = (select platform.household()) or (select platform.is_system()) $$);
call platform.protect('registry.imported_people',
  $$ (select platform.is_system())
     or (organisation_id = (select platform.organisation()) and (select platform.has_role('registrar', 'coordinator'))) $$,
  $$ (select platform.is_system())
     or (organisation_id = (select platform.organisation()) and (select platform.has_role('registrar', 'coordinator'))) $$,
  $$ household_id = (select platform.household()) or (select platform.is_system()) $$);
call registry.protect_part('registry.lookups',
  $$ household_id = (select platform.household())
     or exists (select from registry.households h where h.household_id = lookups.household_id
       and (h.organisation_id = (select platform.organisation()) or (select platform.is_system()))) $$);

-- A draft is found only by who holds its cookie or its words: knowing the hash is the right.
call platform.protect('registry.drafts', 'true', 'true', 'true');

-- The household behind a folio and its words, its visit counted; nothing tells a wrong folio from
-- wrong words.
create function registry.open_place(wanted_folio text, wanted_mac bytea, visited date)
returns table (household_id uuid, person_id uuid, known_to_helper boolean)
language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  select h.household_id, w.person_id, w.known_to_helper
  into household_id, person_id, known_to_helper
  from registry.secret_words w
  join registry.households h using (household_id)
  where w.mac = wanted_mac and w.ended_at is null and h.folio = wanted_folio and h.state <> 'erased';
  if not found then return; end if;
  insert into platform.own_visits as v (household_id, day) values (open_place.household_id, visited)
    on conflict on constraint own_visits_pkey do update set visits = v.visits + 1;
  return next;
end $$;

-- Ends the visits that were opened with the same words as this one, this one excepted.
create function registry.end_other_visits(person uuid, current_token bytea) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from platform.sessions s
  where s.household_id = platform.household()
    and s.person_id is not distinct from person and s.token_hash <> current_token
$$;

-- After new words were given at a desk, or somebody left, visits opened with the old ones end.
create function registry.end_visits_of(household uuid, person uuid) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from platform.sessions s
  where s.household_id = household and s.person_id is not distinct from person
    and (platform.is_system() or platform.household() = household or exists (
      select from registry.households h
      where h.household_id = household and h.organisation_id = platform.organisation()
        and registry.works_with_families()))
$$;

-- Which other organisations know one of these A-numbers: the organisation, nothing more.
create function registry.known_elsewhere(tokens bytea[])
returns table (token bytea, organisation_id uuid, name text)
language sql stable security definer set search_path = pg_catalog as $$
  select distinct l.token, h.organisation_id, o.name
  from registry.lookups l
  join registry.households h using (household_id)
  join coordination.organisations o using (organisation_id)
  where l.token = any (tokens) and l.kind = 'a_number'
    and registry.works_with_families()
    and h.organisation_id <> platform.organisation()
    and h.state <> 'erased'
$$;

-- Which other organisation keeps the household of a folio: its name, nothing more.
create function registry.folio_elsewhere(wanted text)
returns table (organisation_id uuid, name text)
language sql stable security definer set search_path = pg_catalog as $$
  select h.organisation_id, o.name
  from registry.households h
  join coordination.organisations o using (organisation_id)
  where h.folio = wanted
    and registry.works_with_families()
    and h.organisation_id <> platform.organisation()
    and h.state <> 'erased'
$$;

-- Which households that the asking organisation may read are found by at least so many of the tokens.
-- Counts before it looks at who may read: row security would ask for each of thousands of rows.
create function registry.found_by(tokens bytea[], fewest int)
returns table (household_id uuid, matched int)
language sql stable security definer set search_path = pg_catalog as $$
  select hit.household_id, max(hit.matched)::int
  from (
    select l.household_id, l.person_id, count(*) as matched
    from registry.lookups l
    where l.token = any (tokens)
    group by l.household_id, l.person_id
    having count(*) >= fewest
  ) hit
  join registry.households h using (household_id)
  where (select registry.works_with_families())
    and h.state <> 'erased'
    and (h.organisation_id = (select platform.organisation())
      or h.household_id in (select c.household_id from registry.consents c
        where c.recipient_organisation_id = (select platform.organisation())
          and c.withdrawn_at is null))
  group by hit.household_id
  order by 2 desc
  limit 400
$$;

-- Which of these tokens households of one organisation have, for whoever imports into it.
create function registry.tokens_known(keeper uuid, tokens bytea[]) returns setof bytea
language sql stable security definer set search_path = pg_catalog as $$
  select t.token from unnest(tokens) as t (token)
  where ((select platform.is_system()) or keeper = (select platform.organisation()))
    and exists (select from registry.lookups l join registry.households h using (household_id)
      where l.token = t.token and h.organisation_id = keeper)
$$;

-- Whether a folio is in use anywhere, so that a new one is nobody's.
create function registry.folio_taken(wanted text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from registry.households where folio = wanted)
$$;

-- As folio_taken, for many at once.
create function registry.folios_taken(wanted text[]) returns setof text
language sql stable security definer set search_path = pg_catalog as $$
  select folio from registry.households where folio = any (wanted)
$$;

-- The organisation to which a request from the public form goes.
create function registry.public_intake() returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select organisation_id from coordination.organisations
  where takes_public_requests and closed_at is null
  order by founded_at limit 1
$$;

-- Erases what is held about a household, for good: data key, look-ups, words, contacts, notes, and what
-- of the clear columns could still tell who it was. The chain of facts stays, with its hashes. False
-- when a legal hold stands or there is nothing to erase.
create function registry.erase(household uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not (platform.is_system() or platform.household() = household) then return false; end if;
  update registry.households h set state = 'erased', state_since = at, details_sealed = null,
      whereabouts_sealed = null, opening_question = null, opening_mac = null, language = 'und',
      second_language = null, reads = null, prefers_listening = null
    where h.household_id = household and h.legal_hold is null and h.state <> 'erased';
  if not found then return false; end if;
  delete from registry.household_keys k where k.household_id = household;
  delete from registry.lookups l where l.household_id = household;
  delete from registry.secret_words w where w.household_id = household;
  delete from registry.contacts c where c.household_id = household;
  delete from registry.corrections c where c.household_id = household;
  delete from registry.calls c where c.household_id = household;
  delete from registry.notes n where n.household_id = household;
  delete from registry.imported_families f where f.household_id = household;
  delete from registry.imported_people p where p.household_id = household;
  update registry.links l set undone_at = at
    where household in (l.household_id, l.other_household_id) and l.undone_at is null;
  update registry.people p set names_sealed = '', birth_sealed = '', a_numbers_sealed = null,
      case_sealed = null, needs_sealed = null, nationality = null, language = null
    where p.household_id = household;
  update registry.enrolments e set enrolled_on = null, precision = 'unknown', port = null,
      document_sealed = null
    where e.household_id = household;
  update registry.consents c set withdrawn_at = at
    where c.household_id = household and c.withdrawn_at is null;
  delete from platform.sessions s where s.household_id = household;
  return true;
end $$;

-- Organisations as a family or a colleague may know them.
create view registry.organisations with (security_invoker) as
  select organisation_id, name, kind, city, closed_at from coordination.organisations;

-- Names of colleagues: row security shows those of one's own organisation only.
create view registry.colleagues with (security_invoker) as
  select staff_id, display_name from coordination.staff;

-- What happened to one household, for those who may see it.
create function registry.history(wanted uuid) returns setof platform.facts
language plpgsql stable security invoker set search_path = pg_catalog as $$
begin
  if not exists (select from registry.households h where h.household_id = wanted) then return; end if;
  return query select * from registry.facts_of(wanted);
end $$;
create function registry.facts_of(wanted uuid) returns setof platform.facts
language sql stable security definer set search_path = pg_catalog as $$
  select * from platform.facts f
  where f.subject_id = wanted
    and (platform.is_system() or platform.household() = wanted or exists (
      select from registry.households h
      where h.household_id = wanted
        and (h.organisation_id = platform.organisation() or exists (
          select from registry.consents c where c.household_id = wanted
            and c.recipient_organisation_id = platform.organisation() and c.withdrawn_at is null))))
  order by f.position
$$;

grant select, insert, update on all tables in schema registry to puente_app;
grant delete on registry.household_keys, registry.lookups, registry.drafts, registry.contacts,
  registry.secret_words, registry.corrections, registry.calls, registry.notes,
  registry.imported_families, registry.imported_people to puente_app;
grant execute on all functions in schema registry to puente_app;
