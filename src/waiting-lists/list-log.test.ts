import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as transparency from '#transparency/contract.ts';
import { readLogFile } from '#transparency/log-file.rules.ts';
import { aMonday, system } from '../../test/application.ts';
import { anOrder } from '../../test/queue.ts';
import { aWitness } from '../../test/witness.ts';
import { fileOf } from '../transparency/log.fixture.ts';
import { readChecked } from '../verifier/read-bytes.rules.ts';
import { tell } from '../verifier/say.rules.ts';
import { verifyLog } from '../verifier/verify-log.rules.ts';
import { verifyPlace } from '../verifier/verify-place.rules.ts';
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
    !/crossed|missed|turned_back|health|"people"/.test(file.leaves.join('')),
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
  const verdict = verdictOn(paper);
  assert.deepEqual(verdict.faults, []);
  assert.deepEqual(
    verdict.holds.map(({ code }) => code),
    ['placeProven', 'placeSigned', 'openingsHold'],
  );
  assert.deepEqual(
    verdict.told.map((some) => some.map(({ code }) => code)),
    [
      ['entryGiven', 'listPeople'],
      ['listCalled'],
      ['listOutcome', 'outcomeTurnedBack'],
      ['listCalled'],
      ['listOutcome', 'outcomeMissed'],
      ['listCalled'],
      ['listOutcome', 'outcomeMissed'],
      ['listAskedAgain'],
      ['listCalled'],
    ],
  );
  assert.match(tell('en', verdict.told[3] ?? []).join(), /these numbers were called: 2, 5/);
});

test('a paper that says something else than the log does not hold', async () => {
  const paper = await puente.callAs(anyone)(contracts.listPlacePaper, { visit: await visitTo(5) });
  const [first] = paper.log.entries;
  assert.ok(first);
  const forged = (entry: Partial<typeof first>) => ({
    ...paper,
    log: { ...paper.log, entries: [{ ...first, ...entry }] },
  });
  const codes = (file: unknown) => verdictOn(file).faults.map(({ code }) => code);
  const leaf = first.leaf.replace('"number":5', '"number":1');
  const openings = first.openings.map((one) => ({ ...one, facts: { number: 5, people: 1 } }));
  assert.deepEqual(codes(forged({ leaf })), ['placeNotInLog']);
  assert.deepEqual(codes(forged({ openings })), ['openingWrong']);
  assert.deepEqual(codes({ ...paper, log: { ...paper.log, keys: [] } }), ['placeNotSigned']);
});

function verdictOn(file: unknown) {
  const read = readChecked(Buffer.from(JSON.stringify(file)));
  assert.ok('place' in read);
  const [verdict] = verifyPlace(read.place, null);
  return verdict ?? assert.fail('there is nothing in the file');
}

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
