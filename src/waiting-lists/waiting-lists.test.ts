import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { aMonday, system } from '../../test/application.ts';
import { anOrder } from '../../test/queue.ts';
import { refused } from '../../test/refused.ts';
import * as contracts from './contract.ts';
import { lapse } from './forget-closed.ts';
import { aList, anyone, call, join, openForLists, visitOf } from './lists.fixture.ts';

const { puente, who } = await openForLists();

const days = (count: number) => new Date(aMonday.getTime() + count * 86_400_000);

test('a list is seen by nobody else until the second organisation says yes', async () => {
  const { listId } = await puente.callAs(who.coordinator)(contracts.beginList, {
    port: '2504',
    reason: 'Port officers ask who is next.',
    source: anOrder,
    coHolderId: who.partner.organisationId,
    grace: 1,
    confirmMinutes: 60,
  });
  const seen = () => puente.callAs(anyone)(contracts.list, { listId });
  await assert.rejects(seen(), refused('waiting.noSuchList'));
  await assert.rejects(join(puente, who.registrar, listId, [1]), refused('waiting.listNotOpenYet'));
  await puente.callAs(who.partnerCoordinator)(contracts.answerCoHolding, { listId, accept: true });
  const { list } = await seen();
  assert.equal(list.state, 'open');
  assert.equal(list.decidedBy, 'two_organisations');
  assert.deepEqual(list.holders.map(({ name }) => name).sort(), [
    'Albergue Ejemplo',
    'Casa Ejemplo',
  ]);
});

test('a number is given, called by two organisations, missed, called first again, and crosses', async () => {
  const listId = await aList(puente, who);
  const papers = await join(puente, who.registrar, listId, [2, 3, 1, 4]);
  assert.deepEqual(
    papers.map(({ number }) => number),
    [1, 2, 3, 4],
  );
  const first = await call(puente, who, listId, 5);
  assert.deepEqual(first, { again: [], from: 1, to: 2, passed: [], early: null, peopleCalled: 5 });
  await puente.callAs(who.partner)(contracts.recordOutcomes, {
    listId,
    outcomes: [
      { number: 1, outcome: 'crossed' },
      { number: 2, outcome: 'missed' },
    ],
  });
  const second = await call(puente, who, listId, 4);
  assert.deepEqual(second, {
    again: [2],
    from: 3,
    to: 3,
    passed: [],
    early: null,
    peopleCalled: 4,
  });
  await puente.callAs(who.partner)(contracts.recordOutcomes, {
    listId,
    outcomes: [
      { number: 2, outcome: 'missed' },
      { number: 3, outcome: 'turned_back' },
    ],
  });
  // Number 4 was never called; before it stands number 3 alone, at the head.
  const fourth = await visitOf(puente, papers[3] ?? assert.fail());
  assert.equal(
    (await puente.callAs(anyone)(contracts.myNumber, { visit: fourth })).partiesBefore,
    1,
  );
  // The grace of one call is used up: number 2 rests until its holder asks; number 3 stands at the head.
  assert.deepEqual((await call(puente, who, listId, 1))?.again, [3]);
  const paper = papers[1];
  assert.ok(paper);
  const visit = await visitOf(puente, paper);
  const mine = await puente.callAs(anyone)(contracts.myNumber, { visit });
  assert.equal(mine.state, 'resting');
  assert.deepEqual(
    mine.steps.map(({ what }) => what),
    ['joined', 'called', 'missed', 'called', 'missed'],
  );
  await puente.callAs(anyone)(contracts.askAgain, { visit });
  assert.equal((await puente.callAs(anyone)(contracts.myNumber, { visit })).partiesBefore, 0);
});

test('the same paper for a form that is sent twice', async () => {
  const listId = await aList(puente, who);
  const form = { listId, people: 2, submissionKey: randomUUID() };
  const papers = await Promise.all(
    [1, 2].map(() => puente.callAs(who.registrar)(contracts.joinList, form)),
  );
  assert.deepEqual(papers[0], papers[1]);
  assert.equal((await join(puente, who.registrar, listId, [1]))[0]?.number, 2);
});

test('leaving can be undone for 30 days at the same place, and not after', async () => {
  const listId = await aList(puente, who);
  const [first, second] = await join(puente, who.registrar, listId, [1, 1, 1]);
  assert.ok(first && second);
  for (const paper of [first, second]) {
    await puente.callAs(anyone)(contracts.leaveList, { visit: await visitOf(puente, paper) });
  }
  assert.equal((await call(puente, who, listId, 1))?.from, 3);
  puente.clock.now = days(29);
  await puente.callAs(anyone)(contracts.returnToList, { visit: await visitOf(puente, first) });
  await puente.callAs(who.partner)(contracts.recordOutcomes, {
    listId,
    outcomes: [{ number: 3, outcome: 'crossed' }],
  });
  assert.equal((await call(puente, who, listId, 1))?.from, 1);
  puente.clock.now = days(30);
  const visit = await visitOf(puente, second);
  await assert.rejects(
    puente.callAs(anyone)(contracts.returnToList, { visit }),
    refused('waiting.cannotReturn'),
  );
});

test('a pause keeps every place: nobody is called, numbers are given, and all stands after it', async () => {
  const listId = await aList(puente, who);
  await join(puente, who.registrar, listId, [1, 1]);
  const proposed = await puente.callAs(who.registrar)(contracts.proposeCall, { listId, people: 2 });
  await puente.callAs(who.coordinator)(contracts.pauseList, { listId, source: anOrder });
  const confirm = () =>
    puente.callAs(who.partner)(contracts.decideProposal, { ...proposed, confirm: true });
  await assert.rejects(confirm(), refused('waiting.listPaused'));
  assert.equal((await join(puente, who.registrar, listId, [1]))[0]?.number, 3);
  await puente.callAs(who.coordinator)(contracts.resumeList, { listId, source: anOrder });
  assert.equal((await confirm()).called?.to, 2);
});

test('a call that nobody confirms in time lapses, and another can be proposed', async () => {
  const listId = await aList(puente, who);
  await join(puente, who.registrar, listId, [1, 1]);
  const propose = () => puente.callAs(who.registrar)(contracts.proposeCall, { listId, people: 1 });
  const { proposalId } = await propose();
  await assert.rejects(propose(), refused('waiting.proposedAlready'));
  puente.clock.now = new Date(aMonday.getTime() + 61 * 60_000);
  await assert.rejects(
    puente.callAs(who.partner)(contracts.decideProposal, { proposalId, confirm: true }),
    refused('waiting.lapsed'),
  );
  await puente.within(system, lapse);
  await assert.rejects(
    puente.callAs(who.partner)(contracts.decideProposal, { proposalId, confirm: true }),
    refused('waiting.decidedAlready'),
  );
  const board = await puente.callAs(who.partner)(contracts.callBoard, { listId });
  assert.deepEqual([board.proposals, board.calls], [[], []]);
  await propose();
});

test('what was recorded of a number is changed by two organisations alone', async () => {
  const listId = await aList(puente, who);
  await join(puente, who.registrar, listId, [1, 1]);
  await call(puente, who, listId, 1);
  const record = (outcome: 'crossed' | 'missed') =>
    puente.callAs(who.registrar)(contracts.recordOutcomes, {
      listId,
      outcomes: [{ number: 1, outcome }],
    });
  await record('crossed');
  await assert.rejects(record('missed'), refused('waiting.notCalled'));
  const { proposalId } = await puente.callAs(who.registrar)(contracts.proposeCorrection, {
    listId,
    number: 1,
    outcome: 'missed',
  });
  const confirm = { proposalId, confirm: true };
  await assert.rejects(
    puente.callAs(who.coordinator)(contracts.decideProposal, confirm),
    refused('waiting.otherOrganisationNeeded'),
  );
  await puente.callAs(who.partner)(contracts.decideProposal, confirm);
  assert.deepEqual((await call(puente, who, listId, 2))?.again, [1]);
});

test('out of turn by two organisations and with a reason, counted in public', async () => {
  const listId = await aList(puente, who);
  await join(puente, who.registrar, listId, [1, 1, 1]);
  const { proposalId } = await puente.callAs(who.registrar)(contracts.proposeEarly, {
    listId,
    number: 3,
    reason: 'health',
  });
  const { called } = await puente.callAs(who.partner)(contracts.decideProposal, {
    proposalId,
    confirm: true,
  });
  assert.equal(called?.early, 3);
  const { list } = await puente.callAs(anyone)(contracts.list, { listId });
  assert.equal(list.calledEarly, 1);
  assert.deepEqual([list.today.from, list.today.to], [null, null]);
});

test('a party larger than the whole call is passed, named, and stays at the head', async () => {
  const listId = await aList(puente, who);
  await join(puente, who.registrar, listId, [6, 2, 3, 1]);
  const called = await call(puente, who, listId, 4);
  assert.deepEqual(called, {
    again: [],
    from: 2,
    to: 2,
    passed: [1],
    early: null,
    peopleCalled: 2,
  });
  await puente.callAs(who.partner)(contracts.recordOutcomes, {
    listId,
    outcomes: [{ number: 2, outcome: 'crossed' }],
  });
  assert.equal((await call(puente, who, listId, 6))?.to, 1);
  assert.equal((await puente.callAs(anyone)(contracts.list, { listId })).list.passed, 1);
});

test('an organisation that no longer answers is followed by another, and no number is lost', async () => {
  const listId = await aList(puente, who);
  await join(puente, who.registrar, listId, [1, 2]);
  const comes = who.outsider.organisationId;
  await puente.callAs(who.coordinator)(contracts.changeHolder, { listId, organisationId: comes });
  const answer = (actor: typeof who.outsider, accept: boolean) =>
    puente.callAs(actor)(contracts.answerHolderChange, { listId, accept });
  await assert.rejects(answer(who.outsider, true), refused('waiting.mayObjectStill'));
  const { lists } = await puente.callAs(who.outsider)(contracts.ourLists, {});
  const asked = lists.find((list) => list.listId === listId);
  assert.deepEqual([asked?.holderChange?.asksUs, asked?.peopleWaiting], [true, 0]);
  await assert.rejects(join(puente, who.outsider, listId, [1]), refused('waiting.noSuchList'));
  puente.clock.now = days(3);
  await assert.rejects(
    answer(who.partnerCoordinator, true),
    refused('waiting.otherOrganisationNeeded'),
  );
  await answer(who.outsider, true);
  await assert.rejects(join(puente, who.partner, listId, [1]), refused('waiting.noSuchList'));
  const called = await call(puente, { registrar: who.registrar, partner: who.outsider }, listId, 3);
  assert.deepEqual([called?.from, called?.to], [1, 2]);
});

test('who is to be followed can object, and all stays as it is', async () => {
  const listId = await aList(puente, who);
  const change = { listId, organisationId: who.outsider.organisationId };
  await puente.callAs(who.coordinator)(contracts.changeHolder, change);
  await puente.callAs(who.partnerCoordinator)(contracts.answerHolderChange, {
    listId,
    accept: false,
  });
  puente.clock.now = days(3);
  await assert.rejects(
    puente.callAs(who.outsider)(contracts.answerHolderChange, { listId, accept: true }),
    refused('waiting.noSuchProposal'),
  );
});
