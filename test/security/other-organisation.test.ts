import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { z } from 'zod';
import { background } from '#appointments/jobs.ts';
import type { Actor } from '#platform/actor.ts';
import type { Contract } from '#platform/contract.ts';
import { Problem } from '#platform/problem.ts';
import { routesOf } from '../../src/server/compose.ts';
import { type TestApplication, testApplication } from '../application.ts';
import { heed } from '../queue.ts';
import { type Attempt, attempts } from './attempts.ts';
import { aCoalition, type Coalition } from './coalition.ts';

/**
 * Somebody who knows our ids and is not of ours: another organisation's staff with every role, another
 * family, the public. Each right call of the story below is first made by each of them.
 */
const contracts = new Map(
  routesOf({ demo: false, publicUrl: null }).map(({ contract }) => [contract.name, contract]),
);

let puente: TestApplication;
let coalition: Coalition;
let owner: pg.Client;
before(async () => {
  puente = await testApplication();
  coalition = await aCoalition(puente);
  // What the log was not yet told of ours would be written with the next fact of anybody.
  await heed(
    puente,
    'appointments.writeLeftDays',
    coalition.ids.programmeId ?? '',
    'test',
    background,
  );
  owner = new pg.Client({ connectionString: puente.database.url.migrator });
  await owner.connect();
});
after(async () => {
  await owner.end();
  await puente.close();
});

test('every route that takes an id is tried here', () => {
  const tried = new Set(attempts.map(({ name }) => name));
  const taking = [...contracts.values()].filter(takesId).map(({ name }) => name);
  assert.ok(taking.length > 60, 'the search for ids finds them');
  assert.deepEqual(
    taking.filter((name) => !tried.has(name)),
    [],
  );
});

function takesId({ input }: Contract): boolean {
  const shape = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  return JSON.stringify(shape).includes('"uuid"');
}

for (const attempt of attempts) {
  test(`${attempt.name} gives and does nothing for who is not of ours`, async () => {
    const attackers = [coalition.outsider, coalition.stranger, { kind: 'anyone' } as const];
    for (const attacker of attackers) await attack(attempt, attacker);
  });
}

async function attack({ name, input, strangerGets }: Attempt, attacker: Actor): Promise<void> {
  const [everything, ours] = [await stateOf(''), await stateOf(oursPattern())];
  try {
    const answer = await puente.answer(attacker, name, input(coalition.ids, new Map()));
    // A family acts on its own household, whatever it names.
    const onItsOwn = attacker.kind === 'family' && contracts.get(name)?.may.includes('family');
    assert.ok(strangerGets !== undefined || onItsOwn, `${attacker.kind} is answered by ${name}`);
    assertNothingOfOurs(answer);
    assert.equal(await stateOf(oursPattern()), ours, `${name} let ${attacker.kind} change ours`);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const isOutOfPlace = attacker.kind === 'family' || strangerGets !== undefined;
    const kinds = isOutOfPlace ? [...refusals, 'conflict', 'invalid'] : refusals;
    assert.ok(kinds.includes(error.kind), `${attacker.kind} ${name}: ${error.kind} ${error.code}`);
    assert.equal(await stateOf(''), everything, `${name} refused ${attacker.kind} and wrote`);
  }
}
const refusals = ['missing', 'forbidden', 'unauthenticated'];

/** What every row about our families has in it. */
const oursPattern = () => `${coalition.ids.householdId}|${coalition.ids.otherHouseholdId}`;

/** Neither an id of a family of ours nor what is on its paper. */
function assertNothingOfOurs(answer: unknown): void {
  const text = JSON.stringify(answer);
  const { householdId, otherHouseholdId, personId, slotId, contactId } = coalition.ids;
  const ours = [
    householdId,
    otherHouseholdId,
    personId,
    slotId,
    contactId,
    coalition.receipt.folio,
  ];
  for (const one of ours) assert.ok(one !== undefined && !text.includes(one), text);
}

/** One hash of the rows of every table that match, but for lines about what was looked at. */
async function stateOf(pattern: string): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'graphile_worker'
      and n.nspname <> 'information_schema' and c.relname <> 'list_views' order by 1`);
  assert.ok(rows.length > 30);
  const each = rows.map(
    ({ name }) =>
      `(select md5(string_agg(t::text, E'\\n' order by t::text)) from ${name} t where t::text ~ $1)`,
  );
  const found = await owner.query<{ state: string }>(
    `select concat_ws(',', ${each.join(', ')}) as state`,
    [pattern],
  );
  return found.rows[0]?.state ?? '';
}

test('the same calls succeed for those whose right it is, and each that writes is a fact', async () => {
  const answered = new Map<string, unknown>();
  const unwritten: string[] = [];
  for (const { name, input, by = 'insider', at } of attempts) {
    const { now } = puente.clock;
    puente.clock.now = at ? new Date(at) : now;
    const facts = await countFacts();
    answered.set(name, await puente.answer(coalition[by], name, input(coalition.ids, answered)));
    puente.clock.now = now;
    const writes = contracts.get(name)?.method === 'POST' || name === 'registry.householdPage';
    if (writes && (await countFacts()) === facts) unwritten.push(name);
    await puente.settle();
  }
  assert.deepEqual(unwritten, [...lookUps]);
});
/** They are sent by POST so that no address holds what was asked, or as it is too long for one, and change nothing. */
const lookUps = ['queue.foreseeRules', 'coordination.checkChain', 'waiting.openNumber'];

async function countFacts(): Promise<number> {
  const { rows } = await owner.query<{ count: string }>('select count(*) from platform.facts');
  return Number(rows[0]?.count);
}
