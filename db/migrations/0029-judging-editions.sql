-- When the way of judging a household changes, whoever was judged the old way is judged again, a few at a time, as if
-- its day had come: a family that must be held for a lawyer now cannot wait until somebody touches its record.

alter table queue.standings
  add column edition int not null default 1 check (edition > 0);
alter table queue.standings alter column edition drop default;
comment on column queue.standings.edition is
  'The edition of the rule that judged it: judgingEdition in src/queue/judge-household.rules.ts.';
