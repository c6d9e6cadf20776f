import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FARTHEST } from '#observatory/courts/figures/disclosure.rules.ts';
import { aMonday, system, type TestApplication, testApplication } from '../../test/application.ts';
import { anOrder } from '../../test/queue.ts';
import * as contracts from './contract.ts';
import { countFigures } from './count-figures.ts';
import { forgetClosed } from './forget-closed.ts';
import { aList, anyone, join, openForLists } from './lists.fixture.ts';

const { puente, who } = await openForLists();

/** Parties of thirty: 240 people, more than rounding may ever hide. */
const many = Array.from({ length: 8 }, () => 30);
const days = (count: number) => new Date(aMonday.getTime() + count * 86_400_000);
const count = (application = puente) => application.within(system, countFigures);

/** The figures of a list on both pages that tell them. */
async function published(application: TestApplication, listId: string) {
  const { list } = await application.callAs(anyone)(contracts.list, { listId });
  const { lists } = await application.callAs(anyone)(contracts.lists, {});
  const among = lists.find((one) => one.listId === listId);
  assert.deepEqual(among?.figures, list.figures);
  return list.figures;
}

test('before it was counted a list has no figures; then rounded ones, of the day', async () => {
  const listId = await aList(puente, who);
  await join(puente, who.registrar, listId, many);
  assert.equal(await published(puente, listId), null);
  await count();
  const figures = await published(puente, listId);
  assert.equal(figures?.countedOn, '2026-11-02');
  assert.equal((figures?.peopleWaiting ?? 0) % 5, 0);
  assert.ok(Math.abs((figures?.peopleWaiting ?? 0) - 240) <= FARTHEST);
  assert.equal(figures?.reports, null);
});

test('a day is counted once: who joins meanwhile shows in the next, and a restart changes nothing', async (t) => {
  const listId = await aList(puente, who);
  await join(puente, who.registrar, listId, many);
  await count();
  const first = await published(puente, listId);
  assert.ok(first);
  await join(puente, who.registrar, listId, many);
  await Promise.all([count(), count()]);
  assert.deepEqual(await published(puente, listId), first);

  const { database, keyring } = puente;
  const restarted = await testApplication({ database, keyring });
  t.after(() => restarted.parts.database.close());
  restarted.clock.now = new Date(aMonday.getTime() + 3_600_000);
  await join(restarted, who.registrar, listId, many);
  assert.deepEqual(await published(restarted, listId), first);
  await count(restarted);
  assert.deepEqual(await published(restarted, listId), first);
  restarted.clock.now = days(1);
  await count(restarted);
  const next = await published(restarted, listId);
  assert.equal(next?.countedOn, '2026-11-03');
  assert.ok(Math.abs((next?.peopleWaiting ?? 0) - 720) <= FARTHEST);

  puente.clock.now = aMonday;
  await count();
  assert.deepEqual(await published(puente, listId), next, 'a clock set back counts nothing anew');
});

test('a closed list whose numbers are gone keeps its last figures, with their day', async () => {
  const listId = await aList(puente, who);
  await join(puente, who.registrar, listId, many);
  const { proposalId } = await puente.callAs(who.coordinator)(contracts.proposeClosing, {
    listId,
    source: anOrder,
  });
  await puente.callAs(who.partnerCoordinator)(contracts.decideProposal, {
    proposalId,
    confirm: true,
  });
  await count();
  const last = await published(puente, listId);
  assert.ok(last?.peopleWaiting);
  puente.clock.now = days(91);
  await puente.within(system, forgetClosed);
  await count();
  assert.deepEqual(await published(puente, listId), last);
});
