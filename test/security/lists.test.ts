import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '#platform/sql.ts';
import { system, type TestApplication, testApplication } from '../application.ts';
import { aCoalition, type Coalition } from './coalition.ts';

/** Every list and search of households is one line: the kind of query, and whose ids it showed. */
let puente: TestApplication;
let coalition: Coalition;
before(async () => {
  puente = await testApplication();
  coalition = await aCoalition(puente);
  // In the evening of Mexico, when this family may be called.
  puente.clock.now = new Date('2026-11-03T01:30:00Z');
});
after(() => puente.close());

const lists: Readonly<Record<string, (ids: Coalition['ids']) => unknown>> = {
  'registry.search': () => ({ query: 'Tzoc' }),
  'registry.possibleDuplicates': () => ({
    people: [{ names: { given: 'Ana María' }, aNumbers: [{ digits: '012345671' }] }],
  }),
  'registry.workList': () => ({}),
  'registry.recentHouseholds': () => ({}),
  'queue.listTickets': ({ programmeId }) => ({ programmeId }),
  'queue.listExpedite': () => ({}),
  'outreach.callList': () => ({}),
};

for (const [name, input] of Object.entries(lists)) {
  test(`${name} leaves a line with the ids it showed, and tells no name`, async () => {
    const views = () =>
      puente.within(system, ({ tx }) =>
        tx.rows<{ viewId: string; kind: string; shown: string[] }>(sql`
          select view_id as "viewId", kind, shown from platform.list_views
          where actor_id = ${coalition.insider.staffId}`),
      );
    const before = new Set((await views()).map(({ viewId }) => viewId));
    const answer = await puente.answer(coalition.insider, name, input(coalition.ids));
    const [view, ...more] = (await views()).filter(({ viewId }) => !before.has(viewId));
    assert.ok(view && more.length === 0, 'one line');
    assert.ok(view.shown.includes(coalition.ids.householdId ?? ''));
    assert.doesNotMatch(JSON.stringify(answer), /Tzoc|Ixcoy|8681234567/);
  });
}
