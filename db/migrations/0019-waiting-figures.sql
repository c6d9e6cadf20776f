-- What was published of a waiting list, by day: figures that have passed the scheme of disclosure, never the counts
-- behind them. A day is counted once and stays, so that every reader has the same, before and after a restart.

create table waiting_lists.figures (
  list_id uuid not null references waiting_lists.lists,
  -- On the clocks of the port's city.
  counted_on date not null,
  -- Null: fewer than ten.
  people_waiting int check (people_waiting >= 10 and people_waiting % 5 = 0),
  reports int check (reports >= 10 and reports % 5 = 0),
  counted_at timestamptz not null,
  primary key (list_id, counted_on)
);
comment on table waiting_lists.figures is 'Public figures of a list, each a multiple of five or hidden. Added to by the job that counts, changed by nobody.';
call platform.protect('waiting_lists.figures', 'true', '(select platform.is_system())');
grant select, insert on waiting_lists.figures to puente_app;
