-- What was published of a programme's fairness, by week: figures that have passed the scheme of disclosure, never the
-- counts behind them. A week is counted once and stays, so that every reader has the same.

create schema observatory;
grant usage on schema observatory to puente_app;

create table observatory.fairness_releases (
  programme_id uuid not null references queue.programmes,
  -- Of which form the figures are: another version of Puente may count the same week anew, in another form.
  form int not null check (form > 0),
  -- A Monday: arrivals before it are counted.
  as_of date not null check (extract(isodow from as_of) = 1),
  figures jsonb not null,
  counted_at timestamptz not null,
  primary key (programme_id, form, as_of)
);
comment on table observatory.fairness_releases is 'Public figures, each a multiple of five or hidden. Added to by the job that counts, changed by nobody.';
call platform.protect('observatory.fairness_releases', 'true', '(select platform.is_system())');
grant select, insert on observatory.fairness_releases to puente_app;

-- Which programmes there are to count, ended ones too: what is published of them must stay to be found.
create function queue.programmes_to_count()
returns table (programme_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select p.programme_id from queue.programmes p order by p.declared_at
$$;
revoke execute on function queue.programmes_to_count() from public;
grant execute on function queue.programmes_to_count() to puente_app;
