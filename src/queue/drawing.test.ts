import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Actor } from '#platform/actor.ts';
import {
  aMember,
  aMonday,
  anOrganisation,
  type TestApplication,
  testApplication,
} from '../../test/application.ts';
import { aHousehold, aProgramme, drawn, familyOf, heed, withPaper } from '../../test/queue.ts';
import { refused } from '../../test/refused.ts';
import * as contracts from './contract.ts';
import { commitmentOf, listHashOf, seedOf } from './draw.rules.ts';

let puente: TestApplication;
let coordinator: Actor;
let partner: Actor;
let registrar: Actor;
let programmeId: string;
const anyone: Actor = { kind: 'anyone' };

before(async () => {
  puente = await testApplication();
  const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const theirs = await anOrganisation(puente, 'Casa Ejemplo');
  coordinator = await aMember(puente, ours, 'coordinator');
  partner = await aMember(puente, theirs, 'coordinator');
  registrar = await aMember(puente, ours, 'registrar');
  programmeId = await aProgramme(puente, coordinator);
});
after(() => puente.close());

const aValue = () => randomBytes(32).toString('hex');
const commit = (actor: Actor, value: string) =>
  puente.callAs(actor)(contracts.commitToDraw, { programmeId, commitment: commitmentOf(value) });
const close = (actor: Actor = coordinator) =>
  puente.callAs(actor)(contracts.closeBatch, { programmeId });
const reveal = (actor: Actor, batchId: string, value: string) =>
  puente.callAs(actor)(contracts.revealForDraw, { programmeId, batchId, value });
const settle = () => heed(puente, 'queue.settleOverdue', programmeId);

test('commit, close, reveal: everybody can compute the seed again, and nobody could steer it', async () => {
  const { householdId } = await aHousehold(puente, registrar, withPaper());
  const [ours, theirs] = [aValue(), aValue()];
  const open = await commit(coordinator, ours);
  await assert.rejects(reveal(coordinator, open.batchId, ours), refused('queue.notTimeToReveal'));
  await assert.rejects(close(), refused('queue.commitmentsMissing'));
  await assert.rejects(commit(partner, ours), refused('queue.committedAlready'));
  await commit(partner, theirs);
  await assert.rejects(commit(partner, aValue()), refused('queue.committedAlready'));
  await assert.rejects(close(partner), refused('queue.noSuchProgramme'));
  const { batchId, ticketNumbers, listHash } = await close();
  assert.equal(listHash, listHashOf(ticketNumbers ?? []));
  await assert.rejects(commit(partner, aValue()), refused('queue.noOpenBatch'));
  await assert.rejects(reveal(partner, batchId, aValue()), refused('queue.valueDoesNotFit'));
  await reveal(partner, batchId, theirs);
  const { seed, method, parts } = await reveal(coordinator, batchId, ours);
  assert.equal(method, 'all_revealed');
  assert.equal(seed, seedOf(parts, listHash ?? ''));
  await assert.rejects(reveal(coordinator, batchId, ours), refused('queue.notTimeToReveal'));
  const { draws } = await puente.callAs(anyone)(contracts.draws, { programmeId });
  assert.equal(draws[0]?.seed, seed);
  const { places } = await puente.callAs(familyOf(householdId))(contracts.myPlaces, {});
  assert.ok(draws[0]?.ticketNumbers?.includes(places[0]?.ticket?.ticketNumber ?? ''));
  assert.equal(places[0]?.ticket?.nextStep, 'wait_for_turn');
});

test('a withheld value is replaced after 48 hours, and everybody sees who withheld it', async () => {
  await aHousehold(puente, registrar, withPaper());
  const [ours, theirs] = [aValue(), aValue()];
  await commit(coordinator, ours);
  await commit(partner, theirs);
  const { batchId } = await close();
  await reveal(coordinator, batchId, ours);
  await settle();
  const drawnYet = async () =>
    (await puente.callAs(anyone)(contracts.draws, { programmeId })).draws.at(-1);
  assert.equal((await drawnYet())?.seed, null);
  puente.clock.now = new Date(aMonday.getTime() + 48 * 3_600_000);
  await settle();
  const settled = await drawnYet();
  assert.equal(settled?.method, 'some_withheld');
  assert.equal(settled?.seed, seedOf(settled?.parts ?? [], settled?.listHash ?? ''));
  await assert.rejects(reveal(partner, batchId, theirs), refused('queue.notTimeToReveal'));
  puente.clock.now = aMonday;
});

test('one organisation alone may draw after three days, and the draw says so', async () => {
  await aHousehold(puente, registrar, withPaper());
  const value = aValue();
  await commit(coordinator, value);
  await assert.rejects(close(), refused('queue.commitmentsMissing'));
  puente.clock.now = new Date(aMonday.getTime() + 72 * 3_600_000);
  const { batchId } = await close();
  assert.equal((await reveal(coordinator, batchId, value)).method, 'one_organisation');
  puente.clock.now = aMonday;
});

test('the public list shows ticket numbers, places and no date that fewer than ten share', async () => {
  for (let at = 0; at < 11; at += 1) {
    await aHousehold(puente, registrar, withPaper('2019-08-14', 1 + (at % 4)));
  }
  await drawn(puente, programmeId, [coordinator, partner]);
  const { entries: count } = await puente.callAs(coordinator)(contracts.publishList, {
    programmeId,
  });
  const page = await puente.callAs(anyone)(contracts.publicList, { programmeId });
  assert.equal(page.entries.length, count);
  assert.ok(page.entries.every(({ period }) => period === '2019-08-14'));
  assert.deepEqual(Object.keys(page.entries[0] ?? {}).sort(), [
    'class',
    'period',
    'placeFrom',
    'placeTo',
    'ticketNumber',
  ]);
  const wanted = page.entries[3]?.ticketNumber ?? '';
  const typed = `${wanted.slice(0, 4).toLowerCase()} ${wanted.slice(4)}`;
  const found = await puente.callAs(anyone)(contracts.publicList, { programmeId, find: typed });
  assert.deepEqual(found.entries, [page.entries[3]]);
});

test('the family sees its rank, and that nobody knows yet how long it takes', async () => {
  const { householdId } = await aHousehold(puente, registrar, withPaper('2019-01-30'));
  await drawn(puente, programmeId, [coordinator, partner]);
  await puente.callAs(coordinator)(contracts.publishList, { programmeId });
  const { places } = await puente.callAs(familyOf(householdId))(contracts.myPlaces, {});
  const position = places[0]?.ticket?.position;
  assert.deepEqual(position?.band, { from: 1, to: 1 });
  assert.equal(position?.beforeAtPorts, 0);
  assert.equal(position?.weeks, null);
});
