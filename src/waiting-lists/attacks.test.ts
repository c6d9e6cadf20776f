import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#platform/problem.ts';
import { sql } from '#platform/sql.ts';
import {
  aMember,
  aMonday,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../../test/application.ts';
import { anOrder } from '../../test/queue.ts';
import { refused } from '../../test/refused.ts';
import * as contracts from './contract.ts';
import {
  aBeginning,
  aListOf,
  anyone,
  call,
  type Holders,
  join,
  openForLists,
  visitOf,
} from './lists.fixture.ts';
import { checkOwnWord } from './own-word.ts';
import { forgetVisits, openNumber } from './visit.ts';

const { puente, who } = await openForLists();

const wrongWords = 'luna mesa nube pino rama sol';

async function open(listId: string, number: number, words: string): Promise<Problem> {
  // Past the door, where the answer would wait.
  const attempt = puente.within(anyone, (context) =>
    openNumber(context, { listId, number, words }),
  );
  return attempt.then(
    () => assert.fail('it opened'),
    (error: unknown) => {
      assert.ok(error instanceof Problem);
      return error;
    },
  );
}

test('nobody confirms the own proposal, and no second person of the same organisation', async () => {
  const { listId } = await aListOf(puente, who, [1, 1]);
  const { proposalId } = await puente.callAs(who.registrar)(contracts.proposeCall, {
    listId,
    people: 1,
  });
  const confirm = { proposalId, confirm: true };
  for (const [actor, code] of [
    [who.registrar, 'waiting.secondPersonNeeded'],
    [who.coordinator, 'waiting.otherOrganisationNeeded'],
    [who.outsider, 'waiting.noSuchProposal'],
  ] as const) {
    await assert.rejects(puente.callAs(actor)(contracts.decideProposal, confirm), refused(code));
  }
  const board = await puente.callAs(who.coordinator)(contracts.callBoard, { listId });
  assert.deepEqual(
    board.proposals.map(({ whyNot }) => whyNot),
    ['same_organisation'],
  );
  assert.equal((await puente.callAs(who.partner)(contracts.decideProposal, confirm)).called?.to, 1);
});

test('where there is another organisation, none keeps a list alone; nor with itself', async () => {
  const begin = (coHolderId: string | null) =>
    puente.callAs(who.coordinator)(contracts.beginList, aBeginning(coHolderId));
  await assert.rejects(begin(null), refused('waiting.coHolderNeeded'));
  await assert.rejects(begin(who.coordinator.organisationId), refused('waiting.noSuchCoHolder'));
});

test('a lone organisation keeps a list with two people, says so in public, and one person is not two', async () => {
  const alone = await testApplication();
  try {
    const { coordinator, registrar } = await lonely(alone);
    const { listId, state } = await alone.callAs(coordinator)(
      contracts.beginList,
      aBeginning(null),
    );
    assert.equal(state, 'open');
    await join(alone, registrar, listId, [1]);
    const { proposalId } = await alone.callAs(registrar)(contracts.proposeCall, {
      listId,
      people: 1,
    });
    const confirm = { proposalId, confirm: true };
    await assert.rejects(
      alone.callAs(registrar)(contracts.decideProposal, confirm),
      refused('waiting.secondPersonNeeded'),
    );
    await alone.callAs(coordinator)(contracts.decideProposal, confirm);
    const { list } = await alone.callAs(anyone)(contracts.list, { listId });
    assert.equal(list.decidedBy, 'two_people');
  } finally {
    await alone.close();
  }
});

async function lonely(alone: TestApplication) {
  const ours = await anOrganisation(alone, 'Albergue Ejemplo');
  return {
    coordinator: await aMember(alone, ours, 'coordinator'),
    registrar: await aMember(alone, ours, 'registrar'),
  };
}

test('a number that was never given is refused as wrong words are, and both later each time', async () => {
  const { listId, papers } = await aListOf(puente, who, [1]);
  const waits: number[][] = [];
  for (const number of [1, 4711]) {
    const refusals = [];
    for (let tries = 0; tries < 5; tries += 1)
      refusals.push(await open(listId, number, wrongWords));
    assert.deepEqual(
      new Set(refusals.map(({ code }) => code)),
      new Set(['waiting.wordsDoNotOpen']),
    );
    waits.push(refusals.map((one) => one.waits));
  }
  assert.deepEqual(waits[0], waits[1]);
  assert.deepEqual(waits[0], [0, 0, 250, 500, 1000]);
  const [paper] = papers;
  assert.ok(paper);
  assert.ok(await visitOf(puente, paper), 'the right words open it still, at once');
});

test('the words of one number open no other, and a visit ends', async () => {
  const { listId, papers } = await aListOf(puente, who, [1, 2]);
  const [first] = papers;
  assert.ok(first);
  assert.equal((await open(listId, 2, first.words.join(' '))).code, 'waiting.wordsDoNotOpen');
  const visit = await visitOf(puente, first);
  assert.equal((await puente.callAs(anyone)(contracts.myNumber, { visit })).number, 1);
  puente.clock.now = new Date(aMonday.getTime() + 21 * 60_000);
  await assert.rejects(
    puente.callAs(anyone)(contracts.myNumber, { visit }),
    refused('waiting.openAgain'),
  );
  await puente.within(system, forgetVisits);
  const left = await puente.within(system, ({ tx }) =>
    tx.rows(sql`select from waiting_lists.visits`),
  );
  assert.deepEqual(left, [], 'when somebody looked is nobody’s to find');
  const another = await visitOf(puente, first);
  await puente.callAs(anyone)(contracts.endVisit, { visit: another });
  await assert.rejects(
    puente.callAs(anyone)(contracts.leaveList, { visit: another }),
    refused('waiting.openAgain'),
  );
});

test('who found the paper cannot change the own word, and few guesses are answered', async () => {
  const { listId, papers } = await aListOf(puente, who, [1], 'El Lápiz');
  const [paper] = papers;
  assert.ok(paper);
  const visit = await visitOf(puente, paper);
  const set = (oldWord: string | null) =>
    puente.callAs(anyone)(contracts.setOwnWord, { visit, ownWord: 'mesa', oldWord });
  await assert.rejects(set(null), refused('waiting.ownWordDiffers'));
  const check = (ownWord: string) =>
    puente.within(who.partner, (context) => checkOwnWord(context, { listId, number: 1, ownWord }));
  await check('ellapiz');
  for (let tries = 0; tries < 8; tries += 1) {
    await assert.rejects(check('mesa'), refused('waiting.ownWordDiffers'));
  }
  await assert.rejects(check('mesa'), refused('platform.tooManyTries'));
  // The desk's guesses do not shut the holder out.
  await set('el lapiz');
});

test('a report is read by organisations that it is not about, and by nobody else', async () => {
  const { listId, papers } = await aListOf(puente, who, [1]);
  const [paper] = papers;
  assert.ok(paper);
  const visit = await visitOf(puente, paper);
  const { reportReaders } = await puente.callAs(anyone)(contracts.myNumber, { visit });
  const told = Object.fromEntries(
    reportReaders.map(({ aboutName, readers }) => [aboutName, readers]),
  );
  assert.deepEqual(told, {
    'Albergue Ejemplo': ['Casa Ejemplo', 'Oficina Ejemplo'],
    'Casa Ejemplo': ['Albergue Ejemplo', 'Oficina Ejemplo'],
    null: ['Oficina Ejemplo'],
  });
  const tell = (about: string | null, note: string) =>
    puente.callAs(anyone)(contracts.reportAbuse, { visit, kind: 'money_asked', about, note });
  await tell(who.coordinator.organisationId, 'nos pidieron cien dólares');
  await tell(null, 'un hombre en el puente');
  const notes = async (actor: Holders['coordinator']) => {
    const { reports } = await puente.callAs(actor)(contracts.listReports, {});
    return reports
      .filter((one) => one.listId === listId)
      .map(({ note }) => note)
      .sort();
  };
  assert.deepEqual(await notes(who.coordinator), []);
  assert.deepEqual(await notes(who.partnerCoordinator), ['nos pidieron cien dólares']);
  assert.deepEqual(await notes(who.outsider), [
    'nos pidieron cien dólares',
    'un hombre en el puente',
  ]);
  await assert.rejects(
    puente.callAs(who.registrar)(contracts.listReports, {}),
    refused('platform.notYourRole'),
  );
  // Sealed at rest, and nothing in it says which number told it.
  const rows = await puente.within({ kind: 'system', task: 'test' }, ({ tx }) =>
    tx.rows<{ text: string }>(sql`select r::text as text from waiting_lists.reports r`),
  );
  assert.ok(rows.every(({ text }) => !text.includes('dólares')));
  await tell(null, '');
  await assert.rejects(tell(null, ''), refused('waiting.reportedOften'));
  await assert.rejects(tell(who.outsider.organisationId, ''), refused('waiting.aboutNobodyHere'));
});

test('a closing by one is none; closed, nobody is called or joins, and outcomes can still be recorded', async () => {
  const { listId } = await aListOf(puente, who, [1, 1]);
  await call(puente, who, listId, 1);
  const { proposalId } = await puente.callAs(who.coordinator)(contracts.proposeClosing, {
    listId,
    source: anOrder,
  });
  const confirm = { proposalId, confirm: true };
  await assert.rejects(
    puente.callAs(who.coordinator)(contracts.decideProposal, confirm),
    refused('waiting.secondPersonNeeded'),
  );
  await assert.rejects(
    puente.callAs(who.partner)(contracts.decideProposal, confirm),
    refused('platform.notYourRole'),
  );
  await puente.callAs(who.registrar)(contracts.proposeCall, { listId, people: 1 });
  await puente.callAs(who.partnerCoordinator)(contracts.decideProposal, confirm);
  const board = await puente.callAs(who.coordinator)(contracts.callBoard, { listId });
  assert.deepEqual(board.proposals, [], 'nothing that cannot be done waits for anybody');
  await assert.rejects(join(puente, who.registrar, listId, [1]), refused('waiting.listClosed'));
  await puente.callAs(who.registrar)(contracts.recordOutcomes, {
    listId,
    outcomes: [{ number: 1, outcome: 'crossed' }],
  });
});

test('row security: another organisation sees no number, proposal or word, and slips none in', async () => {
  const { listId } = await aListOf(puente, who, [1]);
  for (const table of ['numbers', 'proposals', 'secrets', 'steps', 'visits'] as const) {
    const rows = await puente.within(who.outsider, ({ tx }) =>
      tx.rows({ texts: [`select 1 from waiting_lists.${table}`], values: [] }),
    );
    assert.deepEqual(rows, [], table);
  }
  const words = await puente.within(who.coordinator, ({ tx }) =>
    tx.rows(sql`select words_mac from waiting_lists.secrets`),
  );
  assert.deepEqual(words, [], 'not even who keeps the list reads what opens it');
  const slipIn = puente.within(who.outsider, ({ tx, now }) =>
    tx.run(sql`
      insert into waiting_lists.numbers (list_id, number, people, given_at, given_by, given_for)
      values (${listId}, 99, 1, ${now}, ${who.outsider.staffId}, ${who.outsider.organisationId})`),
  );
  await assert.rejects(slipIn);
  const { proposalId } = await puente.callAs(who.registrar)(contracts.proposeCall, {
    listId,
    people: 1,
  });
  for (const [decider, constraint] of [
    [who.registrar, /two_/u],
    [who.coordinator, /two_organisations/u],
  ] as const) {
    const confirmed = puente.within(decider, ({ tx, now }) =>
      tx.run(sql`
        update waiting_lists.proposals set state = 'confirmed', decided_at = ${now},
          decided_by = ${decider.staffId}, decided_for = ${decider.organisationId}
        where proposal_id = ${proposalId}`),
    );
    await assert.rejects(confirmed, constraint);
  }
});
