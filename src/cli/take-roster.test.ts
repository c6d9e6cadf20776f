import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anOrganisation, system, testApplication } from '../../test/application.ts';
import { takeWith } from './take-roster.ts';

const file = (text: string) =>
  ({ bytes: Buffer.from(text), name: 'lista.csv', language: 'es' }) as const;

test('the command takes a file step by step, and the same file changes nothing', async () => {
  const puente = await testApplication();
  try {
    await anOrganisation(puente, 'Albergue Ejemplo', true);
    const rows = Array.from({ length: 600 }, (_, at) => `F${at},Ana ${at},Tzoc`);
    const roster = file(['family_key,given_names,surnames', ...rows].join('\n'));
    const steps: number[] = [];
    const call = puente.callAs(system);
    const taken = await takeWith(call, roster, ({ done }) => steps.push(done));
    assert.deepEqual(steps, [250, 500, 600]);
    assert.equal(taken.added, 600);
    const again = await takeWith(call, roster, () => undefined);
    assert.deepEqual([again.added, again.updated, again.unchanged], [0, 0, 600]);
    const refused = await takeWith(call, file('a,b\n1,2\n'), () => undefined);
    assert.equal(refused.state, 'refused');
  } finally {
    await puente.close();
  }
});
