-- The law itself is data in the code; here stands which version of a row a lawyer signed.

create schema pathways;
grant usage on schema pathways to puente_app;

-- A lawyer has read one version of one row and signs it. A row that changes has another version.
create table pathways.signed_versions (
  signature_id uuid primary key,
  rule_id text not null check (rule_id ~ '^[A-Za-z0-9-]{1,20}$'),
  version text not null check (version ~ '^[A-Za-z0-9-]{1,40}$'),
  staff_id uuid not null,
  organisation_id uuid not null references coordination.organisations,
  -- Calendar day at UTC.
  signed_on date not null,
  note text not null default '' check (length(note) <= 1000),
  withdrawn_at timestamptz
);
comment on table pathways.signed_versions is 'Which version of a row of law a lawyer signed. Without one that stands, the row shows as unconfirmed.';
-- A lawyer signs a version once; who took the signature back may sign again.
create unique index signed_once on pathways.signed_versions (version, staff_id) where withdrawn_at is null;

call platform.protect('pathways.signed_versions',
  $$ (select platform.is_system()) or (select platform.has_role('lawyer')) $$,
  $$ (select platform.has_role('lawyer')) and organisation_id = (select platform.organisation()) $$);

-- The versions whose signature stands: everybody may know that, nobody who signed.
create function pathways.versions_signed() returns setof text
language sql stable security definer set search_path = pg_catalog as $$
  select distinct version from pathways.signed_versions where withdrawn_at is null
$$;

grant select, insert, update on pathways.signed_versions to puente_app;
grant execute on all functions in schema pathways to puente_app;
