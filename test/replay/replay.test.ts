import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { readArguments } from '../../replay/arguments.ts';
import { checkReplay } from '../../replay/checks/check-replay.ts';
import { isFair, zerosOf } from '../../replay/checks/zeros.ts';
import { digestOf, type Figures } from '../../replay/figures/figures.ts';
import { replay } from '../../replay/replay.ts';
import { reportOf } from '../../replay/report/report.ts';
import { asSystem, type Stage } from '../../replay/story/stage.ts';
import { aTheatre } from './theatre.ts';

// A small replay from the first day to the court's order, twice; and one that somebody tampered with.

const wanted = readArguments(['--people', '400', '--seed', '7']);

async function told(): Promise<{ figures: Figures; stage: Stage; theatre: Theatre }> {
  const theatre = await aTheatre(wanted.seed);
  return { theatre, ...(await replay(theatre, wanted, () => undefined)) };
}
type Theatre = Awaited<ReturnType<typeof aTheatre>>;

describe('a small replay', () => {
  let one: Awaited<ReturnType<typeof told>>;
  before(async () => {
    one = await told();
  });
  after(() => one.theatre.close());

  test('brings families in, and finds nothing that must not be', () => {
    const { figures } = one;
    assert.equal(figures.cases, 400);
    assert.ok(figures.byDay.length > 5, 'somebody came');
    assert.ok(figures.checked.plans > 100, 'a plan each working day');
    assert.deepEqual(
      zerosOf(figures.checked).filter(({ found }) => found > 0),
      [],
    );
    const { unexplained: _none, ...explained } = figures.checked.overtakings;
    assert.ok(Object.values(explained).some((times) => times > 0));
  });

  test('is the same when it is told again', async () => {
    const again = await told();
    try {
      assert.deepEqual(again.figures, one.figures);
      const digest = digestOf(one.figures);
      assert.equal(digestOf(again.figures), digest);
      assert.equal(reportOf(again.figures, digest), reportOf(one.figures, digest));
    } finally {
      await again.theatre.close();
    }
  });

  test('writes a report that fetches nothing and says its digest', () => {
    const report = reportOf(one.figures, digestOf(one.figures));
    assert.ok(report.includes(digestOf(one.figures)));
    assert.doesNotMatch(report, /<script|<link|src=|@import|url\(/u);
    assert.match(report, /lang="es"/u);
  });

  // The last of all: it changes what the others look at.
  test('would find an inversion, a divided family and a lost place', async () => {
    const { theatre, stage } = one;
    const { programmeId } = stage;
    const check = () => asSystem(theatre, ({ tx }) => checkReplay(tx, programmeId));
    const planted = await tampered(theatre.adminUrl, programmeId);
    assert.equal(planted, 1, 'there was a family to pass over');
    const found = await check();
    assert.ok(found.inversions.length > 0, 'an inversion');
    assert.ok(found.splitFamilies.length > 0, 'a divided family');
    assert.ok(found.lostPlaces.length > 0, 'a lost place');
    assert.equal(isFair(found), false);
  });
});

/**
 * As somebody with the whole database in hand: a family's day is given to one that stands behind it, a day
 * is made larger than its family, and a place that waits is said to have arrived.
 */
async function tampered(adminUrl: string, programmeId: string): Promise<number> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const given = await admin.query(
      `with behind as (
        select s.slot_id, t.household_id, t.ticket_number
        from appointments.slots s
        join appointments.plans p using (programme_id, plan_id)
        join queue.tickets o on o.household_id = s.household_id and o.programme_id = s.programme_id
        join queue.tickets t on t.programme_id = s.programme_id and t.size <= s.size
          and s.port = any (t.ports) and t.state = 'waiting' and t.held_reason is null
          and t.enrolment_basis = 'paper_seen' and t.ready_from is null and t.joined_at < p.made_at
          and t.enrolled_on > o.enrolled_on
        where s.programme_id = $1 and s.state = 'arrived' and o.class = 'normal' and t.class = 'normal'
        order by p.made_at desc, t.enrolled_on desc limit 1)
      update appointments.slots s set household_id = b.household_id, ticket_number = b.ticket_number
      from behind b where s.slot_id = b.slot_id`,
      [programmeId],
    );
    await admin.query(
      `update appointments.slots set size = size + 1 where slot_id = (
        select slot_id from appointments.slots where programme_id = $1 and state = 'arrived'
        order by day limit 1)`,
      [programmeId],
    );
    await admin.query(
      `update queue.tickets set state = 'served' where ticket_number = (
        select ticket_number from queue.tickets where programme_id = $1 and state = 'waiting'
        order by ticket_number limit 1)`,
      [programmeId],
    );
    return given.rowCount ?? 0;
  } finally {
    await admin.end();
  }
}
