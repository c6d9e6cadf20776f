-- Who works together: organisations, their people and roles, invitations, how they sign in.

create schema coordination;
grant usage on schema coordination to puente_app;

create table coordination.organisations (
  organisation_id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  kind text not null,
  city text,
  -- Requests from the public form go to an organisation that takes them.
  takes_public_requests boolean not null default false,
  founded_at timestamptz not null,
  closed_at timestamptz
);
create unique index organisations_by_name on coordination.organisations (lower(name));

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

-- Sharing between organisations of the coalition shows names of organisations to all staff.
call platform.protect('coordination.organisations',
  'true',
  $$ (select platform.is_system()) or (select platform.has_role('administrator')) $$);
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

grant select, insert, update on coordination.organisations, coordination.staff to puente_app;
grant select, insert, update, delete on coordination.staff_roles to puente_app;
grant execute on all functions in schema coordination to puente_app;
