-- Who may do what in the database. Runs before the migrations at each start, so it says everything again
-- without harm. Passwords are set by the program that runs it.
--
-- puente_migrator  owns and creates: the schema, its functions, backups. Row security does not hold it.
-- puente_app       reads and writes what row security and the grants in the migrations allow.
-- puente_observer  sees published views only.
-- puente_worker    owns the job queue (schema graphile_worker) and nothing else.

do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('puente_migrator', 'bypassrls'),
      ('puente_app', 'nobypassrls'),
      ('puente_observer', 'nobypassrls'),
      ('puente_worker', 'nobypassrls')
    ) as role (name, rows_seen)
  loop
    if not exists (select from pg_roles where rolname = wanted.name) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole inherit %s',
        wanted.name, wanted.rows_seen);
    end if;
  end loop;
end $$;

-- The migrator stands for the worker too, so that announcing a fact can add its jobs, and a backup holds them.
grant puente_worker to puente_migrator;

do $$
begin
  execute format('grant create on database %I to puente_migrator, puente_worker', current_database());
end $$;

revoke create on schema public from public;
grant usage, create on schema public to puente_migrator;

alter role puente_app set idle_in_transaction_session_timeout = '60s';
alter role puente_observer set default_transaction_read_only = on;
alter role puente_observer set statement_timeout = '30s';
