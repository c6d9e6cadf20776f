-- What families are told: one message for each fact and way to reach them, and calls to make.

create schema outreach;
grant usage on schema outreach to puente_app;

create table outreach.messages (
  household_id uuid not null references registry.households,
  message_id uuid not null,
  -- The fact that it tells of; told once to each contact, however often the job runs.
  fact_id uuid not null,
  kind text not null,
  contact_id uuid not null,
  channel text not null check (channel in ('whatsapp', 'sms', 'voice', 'email', 'none')),
  -- A message of ours, or a call by a person.
  by text not null check (by in ('message', 'call')),
  language text not null,
  state text not null default 'queued'
    check (state in ('queued', 'sending', 'sent', 'delivered', 'failed', 'gave_up')),
  attempts int not null default 0,
  -- Not before this time: quiet hours, or the pause after a failure.
  due_at timestamptz not null,
  made_at timestamptz not null,
  state_at timestamptz not null,
  -- Why it failed: a code, never what a server said.
  reason text,
  primary key (household_id, message_id)
);
comment on table outreach.messages is 'The outbox. Holds no text and no address: both are made from the household at the moment of sending.';
create unique index messages_once on outreach.messages (household_id, fact_id, contact_id, by);
create index messages_due on outreach.messages (due_at)
  where by = 'message' and state in ('queued', 'failed', 'sending');
-- Calls can wait for weeks and in thousands: they stay out of the way of what is sent every minute.
create index calls_due on outreach.messages (made_at) where by = 'call' and state in ('queued', 'failed');
call registry.protect_part('outreach.messages');

-- Takes the next messages for sending: nobody else gets them for ten minutes.
create function outreach.claim_due(at timestamptz, most int) returns setof outreach.messages
language sql set search_path = pg_catalog as $$
  update outreach.messages m
  set state = 'sending', attempts = attempts + 1, due_at = at + interval '10 minutes', state_at = at
  where (household_id, message_id) in (
    select household_id, message_id from outreach.messages
    where by = 'message' and state in ('queued', 'failed', 'sending') and due_at <= at
    order by due_at
    for update skip locked
    limit most
  )
  returning m.*
$$;

grant select, insert, update on outreach.messages to puente_app;
grant execute on all functions in schema outreach to puente_app;
