import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Visit } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import type { Programme } from '#queue/contract.ts';
import { publicState } from './public-state.ts';

const source = {
  name: 'An invented order',
  address: 'https://puente.example/order',
  says: '',
  retrieved: '2026-11-01',
};

function programme(state: Programme['state']): Programme {
  return {
    programmeId: randomUUID(),
    organisationId: randomUUID(),
    name: 'Programa de prueba',
    state,
    stateSince: new Date('2026-11-02T05:30:00Z'),
    stateSource: source,
    declaredSource: source,
    startsOn: '2026-11-01',
    endsOn: null,
    timeZone: 'America/Tijuana',
    ports: ['2501'],
    classes: ['normal'],
    leadDays: 7,
    offerHours: 48,
    publishedAt: null,
  };
}

/** A visit that is answered with these programmes, through the contract's own parsing. */
function visitTo(...programmes: Programme[]): Visit {
  const appointmentsExist = programmes.some(({ state }) => state === 'in_force');
  return {
    actor: { kind: 'anyone' },
    call: async (contract) => contract.output.parse({ programmes, appointmentsExist }),
    sentBefore: () => false,
  };
}

test('without a programme, the first and only word is that no appointment exists', async () => {
  const none = { kind: 'none', announcements: [{ kind: 'none' }] };
  assert.deepEqual(await publicState(visitTo()), none);
  assert.deepEqual(await publicState(visitTo(programme('ended'))), none);
});

test('one that is only announced does not make an appointment', async () => {
  const state = await publicState(visitTo(programme('announced')));
  assert.equal(state.kind, 'none');
  assert.deepEqual(
    state.announcements.map(({ kind }) => kind),
    ['none', 'announced'],
  );
});

test('one in force is said with its day, where it is run, and its source', async () => {
  const { announcements } = await publicState(visitTo(programme('in_force')));
  assert.deepEqual(announcements, [
    {
      kind: 'inForce',
      programme: 'Programa de prueba',
      since: '2026-11-01',
      source: { name: 'An invented order', address: 'https://puente.example/order' },
    },
  ]);
});

test('a pause is said as a pause', async () => {
  const state = await publicState(visitTo(programme('paused'), programme('ended')));
  assert.equal(state.kind, 'programme');
  assert.deepEqual(
    state.announcements.map(({ kind }) => kind),
    ['paused'],
  );
});

test('when we cannot know, we do not say that nothing exists', async () => {
  const call = async () => {
    throw new Problem('unavailable', 'platform.databaseAway');
  };
  const visit: Visit = { actor: { kind: 'anyone' }, call, sentBefore: () => false };
  await assert.rejects(publicState(visit), { kind: 'unavailable' });
});
