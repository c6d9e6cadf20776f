import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anOrder } from '../../test/queue.ts';
import { refused } from '../../test/refused.ts';
import * as contracts from './contract.ts';
import { aListOf, type Holders, join, openForLists } from './lists.fixture.ts';

const { puente, who } = await openForLists();

test('two who call at once: one wins, the other is told; nobody is called twice', async () => {
  const { listId } = await aListOf(puente, who, [1, 1, 1, 1]);
  const propose = (actor: Holders['coordinator']) =>
    puente.callAs(actor)(contracts.proposeCall, { listId, people: 2 });
  const proposed = await Promise.allSettled([propose(who.registrar), propose(who.partner)]);
  const won = proposed.find((one) => one.status === 'fulfilled');
  const lost = proposed.find((one) => one.status === 'rejected');
  assert.ok(won && refused('waiting.proposedAlready')(lost?.reason));
  const confirm = { proposalId: won.value.proposalId, confirm: true };
  const confirmers =
    won === proposed[0] ? [who.partner, who.partnerCoordinator] : [who.registrar, who.coordinator];
  const decided = await Promise.allSettled(
    confirmers.map((actor) => puente.callAs(actor)(contracts.decideProposal, confirm)),
  );
  const refusals = decided.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  assert.ok(refusals.length === 1 && refused('waiting.decidedAlready')(refusals[0]));
  const { calls } = await puente.callAs(who.partner)(contracts.callBoard, { listId });
  assert.deepEqual(
    calls.map(({ numbers }) => numbers.map(({ number }) => number)),
    [[1, 2]],
  );
});

test('who joins while the list is being paused gets a number all the same, and no number is left out', async () => {
  const { listId } = await aListOf(puente, who, []);
  const joining = Array.from({ length: 8 }, () => join(puente, who.registrar, listId, [1]));
  await Promise.all([
    ...joining,
    puente.callAs(who.coordinator)(contracts.pauseList, { listId, source: anOrder }),
  ]);
  const numbers = (await Promise.all(joining)).flatMap((some) => some.map(({ number }) => number));
  assert.deepEqual(
    numbers.sort((one, other) => one - other),
    [1, 2, 3, 4, 5, 6, 7, 8],
  );
});
