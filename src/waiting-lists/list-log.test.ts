import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { hexToBytes } from '@noble/hashes/utils.js';
import { readCheckpoint } from '#transparency/checkpoint.rules.ts';
import { opensCommitment } from '#transparency/commitment.rules.ts';
import * as transparency from '#transparency/contract.ts';
import { readLogFile } from '#transparency/log-file.rules.ts';
import { leafHash, verifyInclusion } from '#transparency/merkle.rules.ts';
import { aMonday, system } from '../../test/application.ts';
import { anOrder } from '../../test/queue.ts';
import { aWitness } from '../../test/witness.ts';
import { fileOf } from '../transparency/log.fixture.ts';
import { tell } from '../verifier/say.rules.ts';
import { verifyLog } from '../verifier/verify-log.rules.ts';
import * as contracts from './contract.ts';
import { forgetClosed } from './forget-closed.ts';
import { aList, anyone, call, join, openForLists, visitOf } from './lists.fixture.ts';

const { puente, who } = await openForLists();
let listId: string;
let papers: contracts.NumberPaper[];
/** Of a witness. */
let token: string;
before(async () => {
  listId = await aList(puente, who);
  papers = await join(puente, who.registrar, listId, [2, 3, 1, 6, 2, 2]);
  await live();
  await puente.settle();
  const agreed = await puente.callAs(who.coordinator)(transparency.addWitness, {
    logId: listId,
    name: 'Testigo',
    verifierKey: aWitness().verifierKey,
    agreement: 'Convenio 1',
  });
  token = agreed.token;
});

const record = (number: number, outcome: 'crossed' | 'missed' | 'turned_back') =>
  puente.callAs(who.partner)(contracts.recordOutcomes, { listId, outcomes: [{ number, outcome }] });
const visitTo = (number: number) => {
  const paper = papers[number - 1];
  assert.ok(paper);
  return visitOf(puente, paper);
};

/** Everything that can befall a list, once. */
async function live(): Promise<void> {
  await call(puente, who, listId, 5);
  await record(1, 'crossed');
  await record(2, 'turned_back');
  await puente.callAs(anyone)(contracts.leaveList, { visit: await visitTo(3) });
  await call(puente, who, listId, 5);
  await record(2, 'missed');
  await record(5, 'missed');
  await puente.callAs(anyone)(contracts.returnToList, { visit: await visitTo(3) });
  const decided = async ({ proposalId }: { proposalId: string }) =>
    puente.callAs(who.partnerCoordinator)(contracts.decideProposal, { proposalId, confirm: true });
  const ours = puente.callAs(who.coordinator);
  await decided(await ours(contracts.proposeEarly, { listId, number: 6, reason: 'health' }));
  await record(6, 'missed');
  await decided(await ours(contracts.proposeCorrection, { listId, number: 6, outcome: 'crossed' }));
  await ours(contracts.pauseList, { listId, source: anOrder });
  await ours(contracts.resumeList, { listId, source: anOrder });
  await call(puente, who, listId, 5);
  await record(2, 'missed');
  await puente.callAs(anyone)(contracts.askAgain, { visit: await visitTo(2) });
  await call(puente, who, listId, 9);
}

const fileOfList = async () => readLogFile(await fileOf({ puente }, listId));

async function openingsForAWitness() {
  const { openings } = await puente.callAs(anyone)(transparency.openings, { logId: listId, token });
  return openings;
}

test('the log of a real list holds for anybody, and sizes and outcomes are sealed', async () => {
  const file = await fileOfList();
  const verdict = verifyLog(file, null);
  assert.deepEqual(tell('en', verdict.faults), []);
  const said = tell('en', [...verdict.holds, ...verdict.sealed]).join('\n');
  assert.match(said, /given one after the other, without a gap: 6/);
  assert.match(said, /Each call of the waiting list was made again: .*: 4/);
  assert.match(said, /Calls of which it is sealed how many people they took: 4/);
  assert.deepEqual(file.openings, []);
  assert.ok(
    !/crossed|missed|turned_back|"people"/.test(file.leaves.join('')),
    file.leaves.join('\n'),
  );
});

test('a witness sees sizes and outcomes too, and that each call took whom the rule gives', async () => {
  const file = await fileOfList();
  const openings = await openingsForAWitness();
  const verdict = verifyLog({ ...file, openings }, null);
  assert.deepEqual(tell('en', verdict.faults), []);
  assert.ok(!verdict.sealed.some(({ code }) => code === 'callsSealed'));
  assert.ok(openings.length > 10);
});

test('the paper for a lawyer is proven by the log: joined, called, turned back', async () => {
  const paper = await puente.callAs(anyone)(contracts.listPlacePaper, { visit: await visitTo(2) });
  const whats = paper.steps.map(({ what }) => what);
  assert.deepEqual(whats.slice(0, 3), ['joined', 'called', 'turned_back']);
  const { log } = paper;
  const { root } = readCheckpoint(log.note) ?? assert.fail('no checkpoint');
  assert.equal(log.waiting, 0);
  for (const { position, leaf, proof, openings } of log.entries) {
    const inclusion = { leaf: leafHash(leaf), index: position, size: log.size, root };
    assert.ok(verifyInclusion({ ...inclusion, proof: proof.map(hexToBytes) }));
    for (const opening of openings) {
      assert.ok(opensCommitment(opening, JSON.parse(leaf).commitment));
    }
  }
  const told = log.entries.map(({ leaf, openings }) => [
    JSON.parse(leaf).kind,
    openings[0]?.facts.outcome ?? openings[0]?.facts.people ?? null,
  ]);
  assert.deepEqual(told, [
    ['list.joined', 3],
    ['list.called', null],
    ['list.outcome', 'turned_back'],
    ['list.called', null],
    ['list.outcome', 'missed'],
    ['list.called', null],
    ['list.outcome', 'missed'],
    ['list.askedAgain', null],
    ['list.called', null],
  ]);
});

test('90 days after closing nothing opens a number or the log, and the log still holds', async () => {
  const ours = puente.callAs(who.coordinator);
  const { proposalId } = await ours(contracts.proposeClosing, { listId, source: anOrder });
  await puente.callAs(who.partnerCoordinator)(contracts.decideProposal, {
    proposalId,
    confirm: true,
  });
  const forget = async (days: number) => {
    puente.clock.now = new Date(aMonday.getTime() + days * 86_400_000);
    await puente.within(system, forgetClosed);
  };
  await forget(89);
  const visit = await visitTo(1);
  await forget(91);
  await puente.settle();
  await assert.rejects(puente.callAs(anyone)(contracts.myNumber, { visit }));
  await assert.rejects(visitTo(1));
  assert.deepEqual(await openingsForAWitness(), []);
  assert.deepEqual(tell('en', verifyLog(await fileOfList(), null).faults), []);
  const { list, days } = await puente.callAs(anyone)(contracts.list, { listId });
  assert.deepEqual([list.state, list.lastNumber, days.length], ['closed', 6, 1]);
});
