import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { contextText } from '#platform/database.ts';
import * as registry from '#registry/contract.ts';
import { anOrganisation, type TestApplication, testApplication } from '../application.ts';
import { anaAndHerFamily } from '../people.ts';

let puente: TestApplication;
let app: pg.Client;
before(async () => {
  puente = await testApplication();
  await anOrganisation(puente, 'Albergue Ejemplo', true);
  await puente.callAs({ kind: 'anyone' })(registry.registerHousehold, anaAndHerFamily());
  app = new pg.Client({ connectionString: puente.database.url.app });
  await app.connect();
});
after(async () => {
  await app.end();
  await puente.close();
});

const future = () => Math.floor(Date.now() / 1000) + 600;
const system = { kind: 'system', task: 'attack' } as const;

/** How many households a connection of the app role sees with this text as its context. */
async function householdsSeenWith(context: string): Promise<number> {
  await app.query('begin');
  try {
    await app.query("select set_config('puente.context', $1, true)", [context]);
    const { rows } = await app.query('select count(*) from registry.households');
    return Number(rows[0].count);
  } finally {
    await app.query('rollback');
  }
}

function signedWith(key: Uint8Array, text: string): string {
  return `${text}|${createHmac('sha256', key).update(text).digest('hex')}`;
}

async function backend(): Promise<number> {
  const { rows } = await app.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}

test('the right context opens, so that the attacks below mean something', async () => {
  const text = contextText(system, future(), await backend());
  const key = puente.keyring.key('row-security');
  assert.equal(await householdsSeenWith(signedWith(key, text)), 1);
});

test('no context, nonsense and an unsigned context open nothing', async () => {
  const text = contextText(system, future(), await backend());
  for (const context of [
    '',
    'system',
    text,
    `${text}|`,
    `${text}|${'0'.repeat(64)}`,
    '||||||||',
    '|'.repeat(40),
  ]) {
    assert.equal(await householdsSeenWith(context), 0, context);
  }
});

test('a context signed with another key, ended, or of another connection opens nothing', async () => {
  const pid = await backend();
  const key = puente.keyring.key('row-security');
  const signed = (wrong: { key?: Uint8Array; expires?: number; pid?: number }) =>
    signedWith(wrong.key ?? key, contextText(system, wrong.expires ?? future(), wrong.pid ?? pid));
  assert.equal(await householdsSeenWith(signed({ key: Buffer.alloc(32, 1) })), 0);
  assert.equal(await householdsSeenWith(signed({ expires: future() - 700 })), 0);
  assert.equal(await householdsSeenWith(signed({ pid: pid + 1 })), 0);
});

test('a right context with another role or household written into it opens nothing', async () => {
  const key = puente.keyring.key('row-security');
  const mine = contextText(
    { kind: 'family', householdId: randomUUID(), personId: null },
    future(),
    await backend(),
  );
  const signature = signedWith(key, mine).split('|').at(-1);
  assert.equal(await householdsSeenWith(`${mine.replace('family', 'system')}|${signature}`), 0);
});

test('the app role cannot read the key, nor change what happened, nor switch security off', async () => {
  const refused = async (statement: string) => {
    await assert.rejects(app.query(statement), { code: /^42501|42704|42809$/u }, statement);
  };
  const text = contextText(system, future(), await backend());
  const context = signedWith(puente.keyring.key('row-security'), text);
  await app.query("select set_config('puente.context', $1, false)", [context]);
  await refused('select key from platform.context_key');
  await refused("update platform.facts set name = 'x.y'");
  await refused('delete from platform.facts');
  await refused(
    "insert into platform.facts (subject_id, position, fact_id, subject_kind, name, payload, at, actor_kind, hash) values (gen_random_uuid(), 1, gen_random_uuid(), 'x', 'a.b', '{}', now(), 'x', '')",
  );
  await refused('select * from platform.sessions');
  await refused('alter table registry.households disable row level security');
  await refused('set role puente_migrator');
  await refused('create policy open on registry.households using (true)');
  await refused('select * from graphile_worker._private_jobs');
  await app.query("select set_config('puente.context', '', false)");
});

test('every table of ours has forced row security and one permissive policy a command', async () => {
  const owner = new pg.Client({ connectionString: puente.database.url.migrator });
  await owner.connect();
  const { rows } = await owner.query<{ table: string; fault: string }>(`
    select c.oid::regclass::text as table, concat_ws(', ',
      case when not c.relrowsecurity then 'not enabled' end,
      case when not c.relforcerowsecurity then 'not forced' end,
      case when exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive) then 'restrictive' end,
      case when (select count(*) from pg_policy p where p.polrelid = c.oid) <> 4
        or (select count(distinct p.polcmd) from pg_policy p where p.polrelid = c.oid) <> 4
        then 'not one policy a command' end) as fault
    from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in (${ourSchemas})
    order by 1`);
  const views = await owner.query<{ view: string }>(`
    select c.oid::regclass::text as view from pg_class c
    where c.relkind = 'v' and c.relnamespace::regnamespace::text in (${ourSchemas})
      and not coalesce(array_to_string(c.reloptions, ',') like '%security_invoker=true%', false)`);
  await owner.end();
  assert.ok(rows.length >= 20);
  assert.deepEqual(
    rows.filter(({ fault }) => fault !== ''),
    [],
  );
  assert.deepEqual(views.rows, [], 'views without security_invoker');
});

const ourSchemas = [
  'platform',
  'coordination',
  'registry',
  'pathways',
  'queue',
  'appointments',
  'outreach',
  'transparency',
  'observatory',
  'waiting_lists',
]
  .map((name) => `'${name}'`)
  .join(', ');

test('a definer function fixes its search path', async () => {
  const owner = new pg.Client({ connectionString: puente.database.url.migrator });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.prosecdef and p.pronamespace::regnamespace::text in (${ourSchemas})
      and not coalesce(array_to_string(p.proconfig, ',') like '%search_path=%', false)`);
  await owner.end();
  assert.deepEqual(rows, []);
});
