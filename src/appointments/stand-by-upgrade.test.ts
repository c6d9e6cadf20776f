import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import pg from 'pg';
import { migrate, readMigrations } from '#platform/migrate.ts';
import { SealedFacts } from '#transparency/verify/sealed-facts.rules.ts';
import { emptyDatabase } from '../../test/database.ts';

const tables = ['stand_by', 'stand_by_asks', 'unlogged'];
const programme = randomUUID();

/** What stood before, as far as the log is told of it: without the places that it hangs on. */
const before = `
  alter table appointments.stand_by drop constraint stand_by_household_id_programme_id_fkey;
  alter table appointments.stand_by_asks drop constraint stand_by_asks_household_id_programme_id_fkey;
  insert into appointments.stand_by (household_id, programme_id, organisation_id, ticket_number, ports,
    notice, ready_hours, until, joined_at, ended_at)
  select gen_random_uuid(), '${programme}', gen_random_uuid(), ticket, '{2301,2504}', '{6,30}', 4,
    '2099-12-31', now(), ended
  from (values ('T1', null), ('T2', now())) as one (ticket, ended);
  insert into appointments.stand_by_asks (household_id, ask_id, programme_id, organisation_id,
    ticket_number, port, day, size, time_zone, asked_at, answer_by, state, state_since, overtakes)
  select gen_random_uuid(), gen_random_uuid(), '${programme}', gen_random_uuid(), ticket, '2301', day::date,
    2, 'America/Matamoros', now() - (ticket = 'T1')::int * interval '1 hour', now() + interval '2 hours',
    state, now(), 0
  from (values ('T1', '2099-11-05', 'asked'), ('T3', '2099-11-05', 'refused'),
    ('T4', '2020-11-05', 'unanswered')) as one (ticket, day, state)`;

test('what stands of short notice when a log begins to hold it comes into the log', async () => {
  await using database = await emptyDatabase();
  const all = readMigrations();
  await migrate(
    database.url,
    all.filter(({ name }) => name < '0025'),
  );
  const owner = new pg.Client({ connectionString: database.url.migrator });
  await owner.connect();
  try {
    for (const table of tables) {
      await owner.query(`alter table appointments.${table} no force row level security`);
    }
    await owner.query(before);
    await migrate(database.url, all);
    const { rows } = await owner.query(
      'select household_id, ticket, facts from appointments.unlogged order by number',
    );
    assert.ok(rows.every(({ household_id, ticket }) => household_id !== null && ticket === null));
    assert.deepEqual(
      rows.map(({ facts }) => SealedFacts.parse(facts)),
      [
        {
          what: 'standBy',
          ticket: 'T1',
          until: '2099-12-31',
          ports: ['2301', '2504'],
          notice: [6, 30],
        },
        ...['T1', 'T3'].map((ticket) => ({
          what: 'ask',
          ticket,
          ...place,
          hours: null,
          upTo: null,
        })),
        { what: 'askEnd', ticket: 'T3', ...place, end: 'refused' },
      ],
    );
  } finally {
    await owner.end();
  }
});
const place = { port: '2301', day: '2099-11-05' };
