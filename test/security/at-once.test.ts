import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Problem } from '#platform/problem.ts';
import { routesOf } from '../../src/server/compose.ts';
import { type TestApplication, testApplication } from '../application.ts';
import { attempts } from './attempts.ts';
import { aCoalition, type Coalition } from './coalition.ts';

/**
 * The same right call three times at one moment: a button that is pressed again, two people at two desks.
 * One is done; the others are done too or refused by a code of ours, never by an error of the database.
 */
const writes = new Set(
  routesOf({ demo: false, publicUrl: null })
    .filter(({ contract }) => contract.method === 'POST')
    .map(({ contract }) => contract.name),
);

let puente: TestApplication;
let coalition: Coalition;
before(async () => {
  puente = await testApplication();
  coalition = await aCoalition(puente);
});
after(() => puente.close());

const answered = new Map<string, unknown>();
for (const { name, input, by = 'insider', at } of attempts) {
  test(`${name}, three times at once`, async () => {
    const { now } = puente.clock;
    puente.clock.now = at ? new Date(at) : now;
    const sent = input(coalition.ids, answered);
    const times = writes.has(name) ? 3 : 1;
    const ends = await Promise.allSettled(
      Array.from({ length: times }, () => puente.answer(coalition[by], name, sent)),
    );
    const done: unknown[] = [];
    for (const end of ends) {
      if (end.status === 'fulfilled') done.push(end.value);
      else if (!(end.reason instanceof Problem)) throw end.reason;
    }
    if (done.length > 0) answered.set(name, done.at(-1));
    // Where several were done, as three proposals, the one that came last stands, and none says which.
    if (new Set(done.map((answer) => JSON.stringify(answer))).size > 1) {
      await puente.answer(coalition[by], name, sent).then(
        (last) => answered.set(name, last),
        (error: unknown) => assert.ok(error instanceof Problem, String(error)),
      );
    }
    puente.clock.now = now;
    assert.ok(done.length > 0, JSON.stringify(ends));
    await puente.settle();
  });
}
