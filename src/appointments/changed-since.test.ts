import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { sql } from '#platform/sql.ts';
import { changesCounted } from '#queue/index.ts';
import {
  aMember,
  aMonday,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../../test/application.ts';
import { aHousehold, aProgramme, drawn, heed, withPaper } from '../../test/queue.ts';
import { refused } from '../../test/refused.ts';
import { applyPlan } from './apply-plan.ts';
import * as contracts from './contract.ts';
import { gatherPlan } from './gather-plan.ts';
import { programmeInForce } from './stewarded.ts';

// Whatever changes between a draft and its applying is seen, whoever changes it and by whatever way: here the
// owner of the database does, past every use case.

let puente: TestApplication;
let owner: pg.Client;
let planner: Actor;
let second: Actor;
let programmeId: string;

before(async () => {
  puente = await testApplication();
  owner = new pg.Client({ connectionString: puente.database.url.admin });
  await owner.connect();
  const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const theirs = await anOrganisation(puente, 'Casa Ejemplo');
  const coordinator = await aMember(puente, ours, 'coordinator');
  planner = await aMember(puente, ours, 'planner');
  second = await aMember(puente, ours, 'planner');
  const registrar = await aMember(puente, ours, 'registrar');
  programmeId = await aProgramme(puente, coordinator);
  for (const day of ['2019-08-01', '2019-08-02', '2019-08-03']) {
    await aHousehold(puente, registrar, withPaper(day));
  }
  await drawn(puente, programmeId, [coordinator, await aMember(puente, theirs, 'coordinator')]);
  await puente.callAs(planner)(contracts.setOpening, {
    programmeId,
    opening: { port: '2301', opensOn: '2026-11-01', closesOn: '2027-12-31', perDay: 8 },
    reason: 'As agreed',
  });
  await apply((await make()).planId);
});
after(async () => {
  await owner.end();
  await puente.close();
});

const make = (actor = planner) => puente.callAs(actor)(contracts.makePlan, { programmeId });
const apply = (planId: string, actor = planner) =>
  puente.callAs(actor)(contracts.applyPlan, { programmeId, planId });
const counted = () => puente.within(planner, ({ tx }) => changesCounted(tx, programmeId));

const one = `(select min(ticket_number) from queue.tickets)`;
const ticket = (set: string) =>
  `update queue.tickets set ${set} where ticket_number = ${one}` as const;
const slot = (set: string) =>
  `update appointments.slots set ${set} where ticket_number = ${one}` as const;
const programme = (set: string) => `update queue.programmes set ${set}` as const;
const opening = (columns: Record<string, string>) => {
  const all = 'port, opens_on, closes_on, per_day, weekdays, closed, overrides'.split(', ');
  const given = all.map((name) => columns[name] ?? name).join(', ');
  return `insert into appointments.openings (programme_id, version, reason, changed_at, ${all.join(', ')})
    select programme_id, (select max(version) + 1 from appointments.openings where port = '2301'), 'Attack',
      now(), ${given}
    from appointments.openings where version = 1`;
};
const asBefore = opening({});

/** A change that a plan must not overlook: what the refusal says of it, and how it is taken back. */
type Change = [what: string, says: object, change: string, back: string];

/** What the refusal says of a port or the rule: where, and what was and is. */
const ground: Readonly<Record<string, [field: string, details?: object]>> = {
  room: ['ports.2301.perDay', { port: '2301', was: 8, now: 7, from: '2026-11-02' }],
  'opened later': ['ports.2301.opensOn', { port: '2301', was: '2026-11-01', now: '2026-11-02' }],
  'closed earlier': ['ports.2301.closesOn', { port: '2301', was: '2027-12-31', now: '2027-12-30' }],
  weekdays: ['ports.2301.weekdays', { port: '2301', was: '1 2 3 4 5', now: '1' }],
  'closed day': ['ports.2301.closed', { port: '2301', days: '2026-12-24', more: 0 }],
  'other numbers': [
    'ports.2301.overrides.2026-12-23',
    { port: '2301', days: '2026-12-23', more: 0, was: 8, now: 2 },
  ],
  'another port of the programme': ['ports.2402.port', { port: '2402' }],
  'lead time': ['rule.leadDays', { was: 3, now: 4 }],
  classes: ['rule.classes'],
};

const changes: Change[] = [
  ['size', { changed: 1 }, ticket('size = size + 1'), ticket('size = size - 1')],
  ['class', { changed: 1 }, ticket(`class = 'urgent'`), ticket(`class = 'normal'`)],
  ['undated', { changed: 1 }, ticket('undated = true'), ticket('undated = false')],
  [
    'day of enrolment',
    { changed: 1 },
    ticket('enrolled_on = enrolled_on + 1'),
    ticket('enrolled_on = enrolled_on - 1'),
  ],
  [
    'paper no longer seen',
    { changed: 1 },
    ticket(`enrolment_basis = 'declared'`),
    ticket(`enrolment_basis = 'paper_seen'`),
  ],
  ['ports', { changed: 1 }, ticket(`ports = ports || '{2504}'`), ticket('ports = ports[:1]')],
  ['ready', { changed: 1 }, ticket(`ready_from = '2026-12-01'`), ticket('ready_from = null')],
  ['held', { changed: 1 }, ticket(`held_reason = 'child_alone'`), ticket('held_reason = null')],
  [
    'left',
    { left: 1 },
    ticket(`state = 'withdrawn', withdrawn_at = now()`),
    ticket(`state = 'waiting', withdrawn_at = null`),
  ],
  ['served', { left: 1 }, ticket(`state = 'served'`), ticket(`state = 'waiting'`)],
  [
    'drawn anew',
    { joined: 3, left: 3 },
    `update queue.batches set seed = reverse(seed)`,
    `update queue.batches set seed = reverse(seed)`,
  ],
  ['another day', { daysTaken: 1 }, slot('day = day + 1'), slot('day = day - 1')],
  ['another port', { daysTaken: 1 }, slot(`port = '2504'`), slot(`port = '2301'`)],
  ['day gone', { daysTaken: 1 }, slot(`state = 'cancelled'`), slot(`state = 'planned'`)],
  [
    'day removed',
    { daysTaken: 1 },
    `with removed as (delete from appointments.slots where ticket_number = ${one} returning *)
      insert into kept select * from removed`,
    `insert into appointments.slots select * from kept`,
  ],
  ['room', { portsChanged: true }, opening({ per_day: '7' }), asBefore],
  ['opened later', { portsChanged: true }, opening({ opens_on: 'opens_on + 1' }), asBefore],
  ['closed earlier', { portsChanged: true }, opening({ closes_on: 'closes_on - 1' }), asBefore],
  ['weekdays', { portsChanged: true }, opening({ weekdays: 'array[1]' }), asBefore],
  ['closed day', { portsChanged: true }, opening({ closed: `'{2026-12-24}'` }), asBefore],
  [
    'other numbers',
    { portsChanged: true },
    opening({ overrides: `'{"2026-12-23": 2}'` }),
    asBefore,
  ],
  [
    'another port of the programme',
    { portsChanged: true },
    programme(`ports = ports || '{2402}'`),
    programme('ports = ports[:2]'),
  ],
  ['lead time', {}, programme('lead_days = lead_days + 1'), programme('lead_days = lead_days - 1')],
  ['classes', {}, programme(`classes = '{attack}' || classes`), programme('classes = classes[2:]')],
  [
    'clocks of another day',
    { dayChanged: true },
    programme(`time_zone = 'Pacific/Kiritimati'`),
    programme(`time_zone = 'America/Matamoros'`),
  ],
];

test('each thing that a plan is made from: changed since, the draft is refused; put back, it holds', async () => {
  await owner.query('create temp table kept (like appointments.slots)');
  const { planId } = await make();
  for (const [what, says, change, back] of changes) {
    const { planId: newest } = await make(second);
    await owner.query(change);
    // The draft made last is remembered, the other is made again from its texts: both are compared.
    for (const id of [newest, planId]) {
      await assert.rejects(apply(id), (error) => {
        assert.ok(error instanceof Problem, `${what}: ${error}`);
        assert.equal(error.code, 'appointments.queueChanged', what);
        assert.partialDeepStrictEqual(error.details, says, what);
        const [field, details] = ground[what] ?? [];
        const told = error.fields.map((one) => [one.field, one.details]);
        assert.deepEqual(told, field ? [[field, details]] : [], what);
        return true;
      });
    }
    await owner.query(back);
  }
  await apply(planId);
});

test('what no plan is made from keeps none from being applied', async () => {
  const { planId } = await make();
  const seen = await counted();
  await owner.query(programme('published_at = now()'));
  await owner.query(ticket(`state = 'offered'`));
  await owner.query(slot(`confirmed_at = now(), confirmed_with = 'Port', confirmed_by = plan_id`));
  assert.notEqual(await counted(), seen, 'it was counted, read again and found to be the same');
  await apply(planId);
});

test('a change that began before the draft and ended after it is seen', async () => {
  await owner.query('begin');
  await owner.query(ticket('size = size + 1'));
  const { planId } = await make();
  await owner.query('commit');
  await assert.rejects(apply(planId), refused('appointments.queueChanged'));
  await owner.query('begin');
  await owner.query(ticket('size = size - 1'));
  await owner.query('rollback');
  await apply((await make()).planId);
});

test('a draft of yesterday is refused though nothing changed', async () => {
  const { planId } = await make();
  const seen = await counted();
  puente.clock.now = new Date(aMonday.getTime() + 86_400_000);
  await assert.rejects(apply(planId), refused('appointments.queueChanged'));
  assert.equal(await counted(), seen);
  puente.clock.now = aMonday;
  await apply(planId);
});

/** How often each table was looked into. Nothing is taken from the counts within a transaction. */
async function looksInto(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.rows<{ name: string; looks: number }>(sql`
    select schemaname || '.' || relname as name, coalesce(seq_scan, 0) + coalesce(idx_scan, 0) as looks
    from pg_stat_xact_user_tables`);
  return new Map(rows.map(({ name, looks }) => [name, looks]));
}

test('planning reads nothing whose changes are not counted, in every way a row can change', async () => {
  const read = await puente.within(planner, async (context) => {
    const before = await looksInto(context.tx);
    await gatherPlan(context, await programmeInForce(context, programmeId));
    const looks = [...(await looksInto(context.tx))];
    return looks.flatMap(([name, times]) => (times > (before.get(name) ?? 0) ? [name] : []));
  });
  const { rows } = await owner.query<{ name: string }>(`
    select tgrelid::regclass::text as name from pg_trigger
    where tgfoid = 'queue.count_changes'::regproc and tgenabled = 'O'
      -- After each statement: bits 1 and 2 are unset, and 4 + 8 + 16 + 32 for all that a statement can do.
    group by 1 having sum(tgtype) = 4 + 8 + 16 + 32 and bit_or(tgtype) = 4 + 8 + 16 + 32`);
  // Who asks is checked each time anew, and is no part of a plan.
  const ofThePlan = read.filter((name) => name !== 'platform.context_key');
  assert.deepEqual(ofThePlan.sort(), rows.map(({ name }) => name).sort());
});

test('a draft since which nothing changed is applied without a look at queue or ports', async () => {
  const { planId } = await make();
  await puente.within(planner, async (context) => {
    const before = await looksInto(context.tx);
    await applyPlan(context, { programmeId, planId });
    const after = await looksInto(context.tx);
    for (const table of ['queue.batches', 'appointments.openings']) {
      assert.equal(after.get(table), before.get(table), table);
    }
  });
});

test('a draft that was kept before drafts were packed is the same, and is applied', async () => {
  const { planId } = await make();
  const exported = () => puente.callAs(planner)(contracts.exportPlan, { programmeId, planId });
  const texts = await exported();
  await owner.query('update appointments.plans set made_from = $1 where plan_id = $2', [
    Buffer.from(`${texts.instance}\n${texts.previous}`),
    planId,
  ]);
  // Another draft is remembered in its stead, so that it is read anew.
  await make(second);
  assert.deepEqual(await exported(), texts);
  await make(second);
  await apply(planId);
});

test('folding what was counted changes no count and hides no change', async () => {
  const { planId } = await make();
  const seen = await counted();
  await Promise.all([1, 2, 3].map(() => heed(puente, 'queue.foldChanges', programmeId)));
  assert.equal(await counted(), seen);
  const { rowCount } = await owner.query('select from queue.changes');
  assert.equal(rowCount, 1);
  await owner.query(ticket('size = size + 1'));
  await heed(puente, 'queue.foldChanges', programmeId);
  await assert.rejects(apply(planId), refused('appointments.queueChanged'));
  await owner.query(ticket('size = size - 1'));
  assert.equal(await counted(), (seen ?? 0) + 2);
});

test('nobody but the database counts, and what a plan was made from is never rewritten', async () => {
  const attempts = [
    sql`insert into queue.changes (programme_id) values (${programmeId})`,
    sql`update queue.changes set times = 1`,
    sql`delete from queue.changes`,
    sql`update appointments.plans set made_from = ''`,
    sql`update appointments.plans set summary = '{}'`,
    sql`delete from appointments.plans`,
  ];
  for (const attempt of attempts) {
    await assert.rejects(
      puente.within(system, ({ tx }) => tx.run(attempt)),
      /permission denied/,
    );
  }
});
