import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { changeRoles, removePerson } from '#coordination/contract.ts';
import { openSession } from '#platform/sessions.ts';
import { openMyPlace } from '#registry/contract.ts';
import { routesOf } from '../../src/server/compose.ts';
import { aMember, system } from '../application.ts';
import { servePuente } from '../served.ts';
import { aCoalition } from './coalition.ts';

/** What a browser, and who sits in another, meets at the door. */
const { address, application: puente } = await servePuente();
const coalition = await aCoalition(puente);
const staffSession = await sessionOf(coalition.insider.staffId);

function sessionOf(staffId: string): Promise<string> {
  return puente.within(system, ({ tx, now }) =>
    openSession(tx, puente.keyring, { kind: 'staff', staffId }, now),
  );
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${address}${path}`, { redirect: 'manual', headers });
const asStaff = { cookie: `puente=${staffSession}` };
const json = { 'content-type': 'application/json', 'x-puente': '1' };
const post = (path: string, body: BodyInit, headers: Record<string, string>) =>
  fetch(`${address}${path}`, { method: 'POST', redirect: 'manual', body, headers });

/** Every page by its address, with something in place of each parameter. */
function pages(): string[] {
  const routes = join(import.meta.dirname, '../../src/web/routes');
  return readdirSync(routes, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\+(page\.svelte|server\.ts)$/.test(file))
    .map((file) => `/${file.replace(/\+(page\.svelte|server\.ts)$/, '')}`)
    .map((path) => path.replace(/\([^)]+\)\//g, '').replace(/\/$/, ''))
    .map((path) =>
      path.replace(/\[\[?(\w+)\]?\]/g, (_all, name: string) => parameters[name] ?? 'x'),
    )
    .map((path) => path || '/');
}
const parameters: Readonly<Record<string, string>> = {
  id: coalition.ids.householdId ?? '',
  port: '2301',
  day: '2026-11-05',
  question: 'language',
  at: '0',
};

function assertGuarded(response: Response, what: string): void {
  const policy = response.headers.get('content-security-policy') ?? '';
  const isRedirect = response.status >= 300 && response.status < 400;
  if (!isRedirect) {
    assert.match(policy, /default-src 'none'/, what);
    assert.match(policy, /frame-ancestors 'none'/, what);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|\*/, what);
  }
  assert.equal(response.headers.get('x-frame-options'), 'DENY', what);
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff', what);
  assert.equal(response.headers.get('referrer-policy'), 'no-referrer', what);
  assert.match(response.headers.get('cache-control') ?? '', /no-store/, what);
}

/** A page that the browser shows as ours; a file to keep brings a policy of its own. */
function isShown({ headers }: Response): boolean {
  const isFile = headers.get('content-disposition')?.startsWith('attachment') ?? false;
  return !isFile && (headers.get('content-type')?.includes('html') ?? false);
}

/** Scripts and styles within a page carry its nonce; no attribute runs anything. */
function assertNoInlineScript(html: string, what: string): void {
  assert.doesNotMatch(html, /<[^>]+\son[a-z]+\s*=/i, what);
  assert.doesNotMatch(html, /javascript:/i, what);
  for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) {
    assert.match(tag, /nonce="|type="application\/json"/, what);
  }
}

test('every page, for nobody and for staff, is guarded, and so is every refusal', async () => {
  const addresses = [...new Set(pages())];
  assert.ok(addresses.length > 40);
  for (const path of [...addresses, '/nowhere', '/desk/nowhere', '/%00', '/..%2f..%2fetc/passwd']) {
    // One of these pages is the quick exit.
    const cookie = `puente=${await sessionOf(coalition.insider.staffId)}`;
    for (const headers of [{ cookie: '' }, { cookie }]) {
      const response = await get(path, headers);
      const body = await response.text();
      assertGuarded(response, `${path} ${response.status}`);
      if (isShown(response)) assertNoInlineScript(body, path);
      assert.doesNotMatch(body, /\n\s+at \S+ \(|node_modules|postgres:/i, path);
    }
  }
});

test('nobody opens the desk: each of its pages leads to the way in', async () => {
  for (const path of pages().filter((one) => one.startsWith('/desk'))) {
    const response = await get(path);
    const { status } = response;
    const leads = status === 303 && response.headers.get('location')?.includes('/sign-in');
    assert.ok(leads || [401, 403, 404, 405].includes(status), `${path} ${status}`);
  }
});

test('every answer of the API is guarded, and none without its header', async () => {
  for (const { contract } of routesOf({ demo: false, publicUrl: null })) {
    const path = `/api${contract.path}`;
    const call = (headers: Record<string, string>) =>
      contract.method === 'GET' ? get(path, headers) : post(path, '{}', headers);
    // One of these calls signs out everywhere.
    const cookie = `puente=${await sessionOf(coalition.colleague.staffId)}`;
    const bare = await call({ cookie, 'content-type': 'application/json' });
    assert.equal(bare.status, 403, contract.name);
    assertGuarded(bare, contract.name);
    const right = await call({ cookie, ...json });
    assertGuarded(right, contract.name);
    assert.notEqual(right.status, 500, contract.name);
  }
});

test('a form of another site, without our token or with another visitor’s, does nothing', async () => {
  const token = await formToken('/sign-in');
  for (const [what, headers, fields] of [
    ['no token', {}, {}],
    [
      'another site',
      { 'sec-fetch-site': 'cross-site', cookie: token.cookie },
      { form_token: token.value },
    ],
    ['another visitor', {}, { form_token: token.value }],
    ['nonsense', { cookie: token.cookie }, { form_token: 'x'.repeat(59) }],
  ] as const) {
    const body = new URLSearchParams({
      ...fields,
      signInName: 'ana',
      [token.field]: fields.form_token ?? '',
    });
    const response = await post('/desk/people', body, { ...asStaff, ...headers });
    assert.equal(response.status, 403, what);
    assertGuarded(response, what);
  }
});

/** The token of a form on a page, and the cookie of the visitor that it is for. */
async function formToken(path: string) {
  const response = await get(path);
  const html = await response.text();
  const [, field = '', value = ''] =
    html.match(/<input type="hidden" name="([^"]+)" value="([\w-]{40,})"/) ?? [];
  assert.ok(value, 'the page has a form of ours');
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { field, value, cookie };
}

test('cookies are HttpOnly and SameSite, and end with the browser', async () => {
  for (const path of [
    '/',
    '/sign-in',
    '/my-place',
    '/ask-for-help/language',
    '/?lang=en&theme=dark',
  ]) {
    for (const line of (await get(path)).headers.getSetCookie()) {
      assert.match(line, /HttpOnly/i, line);
      assert.match(line, /SameSite=(Lax|Strict)/i, line);
      assert.match(line, /Path=\//, line);
      assert.doesNotMatch(line, /Expires=|Max-Age=[1-9]|Domain=/i, line);
    }
  }
});

const account = (session: string) =>
  get('/api/coordination/my-account', { 'x-puente': '1', cookie: `puente=${session}` });

test('a session of somebody’s own choosing is not taken, and opening makes another', async () => {
  const chosen = 'A'.repeat(43);
  assert.equal((await account(chosen)).status, 401);
  const { folio, words } = coalition.receipt;
  const open = () =>
    post('/api/registry/open-my-place', JSON.stringify({ folio, words: words.join(' ') }), {
      ...json,
      cookie: `puente=${chosen}`,
    });
  const [first, second] = [await (await open()).json(), await (await open()).json()];
  assert.notEqual(first.session, chosen);
  assert.notEqual(first.session, second.session);
  assert.equal((await account(chosen)).status, 401);
});

test('signing out ends the session itself; a copy of its cookie opens nothing', async () => {
  const session = await sessionOf(coalition.insider.staffId);
  assert.equal((await account(session)).status, 200);
  await post('/api/coordination/sign-out', '{}', { ...json, cookie: `puente=${session}` });
  assert.equal((await account(session)).status, 401);
});

test('the quick exit ends the session, clears the browser, and leads away', async () => {
  const { folio, words } = coalition.receipt;
  const anyone = puente.callAs({ kind: 'anyone' });
  for (const path of ['/exit', '/salir']) {
    const { session } = await anyone(openMyPlace, { folio, words: words.join(' ') });
    const mine = () =>
      get('/api/registry/my-household', { 'x-puente': '1', cookie: `puente=${session}` });
    assert.equal((await mine()).status, 200);
    const left = await get(path, { cookie: `puente=${session}` });
    assert.equal(left.status, 303);
    assert.match(left.headers.get('clear-site-data') ?? '', /"cache".*"cookies".*"storage"/);
    assert.ok(!left.headers.get('location')?.includes(address));
    assert.equal((await mine()).status, 401);
  }
});

test('a session that lies idle ends, and none outlives its day', async () => {
  const { now } = puente.clock;
  const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
  const idle = await sessionOf(coalition.insider.staffId);
  const used = await sessionOf(coalition.insider.staffId);
  puente.clock.now = minutes(29);
  assert.equal((await account(used)).status, 200);
  puente.clock.now = minutes(31);
  assert.equal((await account(idle)).status, 401);
  for (let minute = 40; minute < 720; minute += 20) {
    puente.clock.now = minutes(minute);
    assert.equal((await account(used)).status, 200, `after ${minute} minutes`);
  }
  puente.clock.now = minutes(721);
  assert.equal((await account(used)).status, 401);
  puente.clock.now = now;
});

test('a role that was taken, and a person who left, are gone at the next click', async () => {
  const member = await aMember(puente, coalition.ours, 'registrar', 'observer');
  const headers = { 'x-puente': '1', cookie: `puente=${await sessionOf(member.staffId)}` };
  const list = () => get('/api/registry/work-list', headers);
  assert.equal((await list()).status, 200);
  const administrator = puente.callAs(coalition.insider);
  await administrator(changeRoles, { staffId: member.staffId, roles: ['observer'] });
  assert.ok([401, 403].includes((await list()).status));
  await administrator(removePerson, { staffId: member.staffId });
  assert.equal((await list()).status, 401);
});

test('the session’s token is nowhere in the database', async () => {
  const owner = new pg.Client({ connectionString: puente.database.url.migrator });
  await owner.connect();
  const { rows } = await owner.query<{ text: string }>(
    'select t::text as text from platform.sessions t',
  );
  await owner.end();
  assert.ok(rows.length > 0);
  const written = Buffer.from(staffSession).toString('hex');
  for (const { text } of rows) assert.ok(!text.includes(staffSession) && !text.includes(written));
});

test('files are what they say they are', async () => {
  const html = await (await get('/desk', asStaff)).text();
  const [, file = ''] = html.match(/"(?:\.?\.?\/)*(_app\/immutable\/[^"]+\.js)"/) ?? [];
  assert.ok(file, 'the desk has a script');
  const response = await get(`/${file}`);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type') ?? '', /javascript/);
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
});

test('what is no JSON, and what is too much, is refused as such', async () => {
  for (const [path, body] of [
    ['/api/nowhere', '{}'],
    ['/api/registry/search', 'not json'],
    ['/api/registry/search', '[[[[[['],
    ['/api/registry/search', `"${'x'.repeat(1_100_000)}"`],
  ] as const) {
    const response = await post(path, body, { ...asStaff, ...json });
    assertGuarded(response, path);
    assert.ok(response.status >= 400 && response.status < 500, `${path} ${response.status}`);
  }
});
