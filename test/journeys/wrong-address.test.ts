import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { roles } from '#platform/actor.ts';
import { aMember, anOrganisation } from '../application.ts';
import { servePuente } from '../served.ts';
import { sessionOf } from './desk-visits.ts';

/** An address with something wrong in its path is a page that does not exist, never a form to check. */
const served = await servePuente();
const organisationId = await anOrganisation(served.application, 'Albergue Ejemplo');
const session = await sessionOf(
  served,
  await aMember(served.application, organisationId, ...roles),
);

/** Every page that has an id, a port, a day or the like in its path. */
const folder = join(import.meta.dirname, '../../src/web/routes');
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\[.*\+page\.svelte$/.test(file))
  .map((file) => `/${dirname(file).replaceAll(/\([^)]*\)\//g, '')}`);

/** What an address answers to somebody of all roles, in Spanish. */
async function pageAt(path: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${served.address}${path}`, {
    headers: { cookie: `puente=${session}`, accept: 'text/html', 'accept-language': 'es' },
    redirect: 'manual',
  });
  const [, main = ''] = (await answer.text()).match(/<main[^>]*>(.*)<\/main>/s) ?? [];
  return { status: answer.status, text: main.replaceAll(/<[^>]*>|\s+/g, ' ') };
}

test('there are such pages', () => {
  assert.ok(paths.includes('/desk/waiting-lists/[list]/give'));
  assert.ok(paths.includes('/desk/household/[id]'));
});

/** An id as they are, of nothing. */
const ofNothing = '7f8d3b1e-4b1c-4c1e-9a43-0123456789ab';

for (const wrong of ['nonsense', ofNothing, '%00', "'--", '%E0%A4%A', 'a'.repeat(300)]) {
  test(`${wrong.slice(0, 36)} in a path leads nowhere, and the page says so`, async () => {
    for (const path of paths) {
      const asked = path.replaceAll(/\[\[?\w+\]\]?/g, wrong);
      const { status, text } = await pageAt(asked);
      // A step of the public form that there is not leads to its beginning.
      if (asked.startsWith('/ask-for-help/') && status === 303) continue;
      assert.equal(status, 404, asked);
      assert.match(text, /\S/, asked);
      assert.doesNotMatch(text, /No pudimos aceptar/, asked);
    }
  });
}
