import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { type Database, openDatabase } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import { readArguments } from '../../replay/arguments.ts';
import { type Checked, checkReplay } from '../../replay/checks/check-replay.ts';
import { isFair, zerosOf } from '../../replay/checks/zeros.ts';
import { digestOf, type Figures } from '../../replay/figures/figures.ts';
import { type Proof, plansMadeAgain, proveLog } from '../../replay/proof/prove-log.ts';
import { agreeWithWitness } from '../../replay/proof/witness.ts';
import { replay } from '../../replay/replay.ts';
import { reportOf } from '../../replay/report/report.ts';
import type { Stage } from '../../replay/story/stage.ts';
import { system } from '../application.ts';
import { type Plant, plants } from './plants.ts';
import { aTheatre } from './theatre.ts';

// A small replay from the first day to the court's order, twice; and one that somebody tampered with.

const wanted = readArguments(['--people', '800', '--seed', '7']);

async function told(): Promise<{ figures: Figures; stage: Stage; theatre: Theatre }> {
  const theatre = await aTheatre(wanted.seed);
  return { theatre, ...(await replay(theatre, wanted, () => undefined)) };
}
type Theatre = Awaited<ReturnType<typeof aTheatre>>;

describe('a small replay', () => {
  let one: Awaited<ReturnType<typeof told>>;
  let inHand: Database;
  before(async () => {
    one = await told();
    inHand = openDatabase(one.theatre.adminUrl, randomBytes(32), 2);
  });
  after(async () => {
    await inHand.close();
    await one.theatre.close();
  });

  test('brings families in, and finds nothing that must not be', () => {
    const { figures } = one;
    assert.equal(figures.cases, 800);
    assert.ok(figures.byDay.length > 5, 'somebody came');
    assert.ok(figures.checked.plans > 100, 'a plan each working day');
    assert.deepEqual(
      zerosOf(figures).filter(({ found }) => found > 0),
      [],
    );
    const { unexplained: _none, ...explained } = figures.checked.overtakings;
    assert.ok(Object.values(explained).some((times) => times > 0));
    assert.ok(figures.seats.shortNotice > 0, 'somebody came at short notice');
  });

  test('has a log that a witness makes anew in full, and anybody as far as it is open', () => {
    const { witness, anybody } = one.figures.proof;
    assert.equal(plansMadeAgain(one.figures.proof), one.figures.checked.plans);
    assert.deepEqual(
      witness.sealed.map(({ code }) => code),
      // Who came at short notice was asked in turn; what no log can show of that is said.
      ['asksBeyond', 'nothingKept', 'noWitness'],
    );
    assert.ok(anybody.holds.some(({ code }) => code === 'cosigned'));
    assert.ok(anybody.sealed.some(({ code }) => code === 'ticketsSealed'));
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

  test('says beside each published number which part of it is assumed, and how long all would need', () => {
    const report = reportOf(one.figures, digestOf(one.figures));
    assert.match(report, /not published: what is left of 71,036/u);
    assert.match(report, /pending assumed: Human Rights First has about 4,300/u);
    assert.match(report, /25 on the first day, published; kept until the end of April: assumed/u);
    assert.match(report, /scaled to this smaller replay/u);
    assert.match(report, /This one is smaller: its ports take people only every few days/u);
    assert.match(report, /would have needed until .+ \(\d+ years?[^)]*\) with 300 people a day/u);
  });

  for (const plant of plants) {
    test(`would find ${plant.what}`, async () => {
      const checked = await planted(inHand, one.stage.programmeId, plant);
      assert.equal(plant.found(one.figures.checked), 0);
      assert.ok(plant.found(checked) > 0);
      assert.equal(isFair({ checked, proof: one.figures.proof }), false);
    });
  }

  // The last: it changes what the others look at.
  test('would find a log that was written over, and one of which something is kept back', async () => {
    const { stage, theatre } = one;
    const keptBack = await proofAfter(stage, theatre, [
      `delete from transparency.openings where ctid = (select ctid from transparency.openings
        where log_id = $1 and ticket is not null order by position limit 1)`,
    ]);
    assert.equal(isFair({ checked: one.figures.checked, proof: keptBack }), false);
    assert.ok(plansMadeAgain(keptBack) < one.figures.checked.plans);
    const writtenOver = await proofAfter(stage, theatre, [
      `update transparency.entries set leaf = replace(leaf, '2021-0', '2020-0')
        where log_id = $1 and position = 100`,
    ]);
    assert.ok(writtenOver.anybody.faults.length > 0);
    assert.ok(writtenOver.witness.faults.length > 0);
  });
});

class TakenBack extends Error {}

/** What is found after a plant, which is then taken back. */
async function planted(
  inHand: Database,
  programmeId: string,
  { unguard, change }: Plant,
): Promise<Checked> {
  let checked: Checked | null = null;
  const taken = inHand.as(system, async (tx) => {
    // Neither triggers nor references stop whoever has the database in hand.
    await tx.run(sql`set local session_replication_role = replica`);
    if (unguard) await tx.run(unguard);
    assert.equal(await tx.run(change(programmeId)), 1, 'there was something to change');
    checked = await checkReplay(tx, programmeId);
    throw new TakenBack();
  });
  await assert.rejects(taken, TakenBack);
  assert.ok(checked);
  return checked;
}

/** What a new witness and anybody find once statements about the log were run. */
async function proofAfter(
  stage: Stage,
  { adminUrl }: Theatre,
  statements: readonly string[],
): Promise<Proof> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    for (const one of statements)
      assert.equal((await admin.query(one, [stage.programmeId])).rowCount, 1);
  } finally {
    await admin.end();
  }
  return proveLog(stage, await agreeWithWitness(stage, `${randomUUID()}.example`));
}
