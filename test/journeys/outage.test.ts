import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import pg from 'pg';
import { anOrganisation } from '../application.ts';
import { servePuente } from '../served.ts';

const { address, application } = await servePuente();
before(() => anOrganisation(application, 'Albergue Ejemplo', true));

const name = /\/(\w+)\?/.exec(application.database.url.app)?.[1] ?? '';

/** Keeps every connection of the application out of its database, and lets them in again. */
async function lockOut(limit: 0 | -1): Promise<void> {
  const client = new pg.Client({ connectionString: application.database.url.admin });
  await client.connect();
  await client.query(`alter database "${name}" connection limit ${limit}`);
  await client.query(`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = '${name}' and usename = 'puente_app'`);
  await client.end();
}

/** Marta's cookies, and the proof that travels with her forms. */
async function beginsToAsk(): Promise<{ cookie: string; token: string }> {
  const page = await fetch(`${address}/ask-for-help/language`);
  const cookie = page.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return { cookie, token: /name="_form" value="([^"]+)"/.exec(await page.text())?.[1] ?? '' };
}

const answers = { language: 'spa' };

test('while the database is away a form is answered 503 in words, and what was typed can be sent again', async () => {
  const { cookie, token } = await beginsToAsk();
  const sendWith = (form: string) =>
    fetch(`${address}/ask-for-help/language`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, accept: 'text/html' },
      body: new URLSearchParams({ ...answers, _form: form, go: 'on' }),
    });
  await lockOut(0);
  const refused = await sendWith(token);
  const page = await refused.text();
  assert.equal(refused.status, 503);
  assert.match(page, /platform\.databaseAway/);
  assert.match(page, /Nada se pierde/);
  assert.match(page, /name="language" value="spa"/);
  await lockOut(-1);
  const again = /name="_form" value="([^"]+)"/.exec(page)?.[1] ?? '';
  assert.equal((await sendWith(again)).status, 303);
});

test('while the database is away the API answers with a problem, and afterwards as before', async () => {
  const ask = () =>
    fetch(`${address}/api/registry/consent-questions`, { headers: { 'x-puente': '1' } });
  await lockOut(0);
  const refused = await ask();
  assert.equal(refused.status, 503);
  assert.equal((await refused.json()).code, 'platform.databaseAway');
  await lockOut(-1);
  assert.equal((await ask()).status, 200);
});

test('while the database is away the public figures say so, and afterwards are there as before', async () => {
  const page = () => fetch(`${address}/public-figures/fairness`);
  assert.equal((await page()).status, 200);
  await lockOut(0);
  const refused = await page();
  assert.equal(refused.status, 503);
  assert.match(await refused.text(), /platform\.databaseAway/);
  await lockOut(-1);
  assert.equal((await page()).status, 200);
});
