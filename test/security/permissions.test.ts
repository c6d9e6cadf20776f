import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Actor, type Caller, roles } from '#platform/actor.ts';
import { Problem } from '#platform/problem.ts';
import { routesOf } from '../../src/server/compose.ts';
import { aMember, anOrganisation, type TestApplication, testApplication } from '../application.ts';

/** Who may call what, written down: a change of permission is a change of this file. */
const written = readFileSync(join(import.meta.dirname, 'permissions.txt'), 'utf8');

const routes = routesOf({ demo: false }).map(({ contract }) => contract);

let puente: TestApplication;
const actors = new Map<Caller, Actor>();
before(async () => {
  puente = await testApplication();
  const organisationId = await anOrganisation(puente, 'Albergue Ejemplo', true);
  actors.set('anyone', { kind: 'anyone' });
  actors.set('family', { kind: 'family', householdId: randomUUID(), personId: null });
  for (const role of roles) actors.set(role, await aMember(puente, organisationId, role));
});
after(() => puente.close());

test('the table of permissions is what the contracts say', () => {
  const table = routes
    .map(({ name, may }) => `${name}: ${may.join(' ')}`)
    .sort()
    .join('\n');
  assert.equal(`${table}\n`, written, 'write test/security/permissions.txt anew after a decision');
});

for (const contract of routes) {
  test(`${contract.name} answers only ${contract.may.join(', ')}`, async () => {
    for (const [caller, actor] of actors) {
      const allowed = contract.may.includes('anyone') || contract.may.includes(caller);
      assert.equal(await isLetIn(actor, contract.name), allowed, caller);
    }
  });
}

/** False when the door itself refuses; what is refused later, for another reason, was let in. */
async function isLetIn(actor: Actor, name: string): Promise<boolean> {
  try {
    await puente.answer(actor, name, null);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return !['platform.signInFirst', 'platform.notYourRole'].includes(error.code);
  }
}

test('no two routes share a name or a path, and every path is its capability’s', () => {
  const paths = routes.map(({ method, path }) => `${method} ${path}`);
  assert.equal(new Set(paths).size, paths.length);
  for (const { name, path } of routes) {
    assert.ok(path.startsWith(`/${name.split('.')[0]}/`), `${name} at ${path}`);
  }
});
