import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, screenshot } from '../browser.ts';
import { servePuente } from '../served.ts';

const browser = openBrowser();
const { address } = await servePuente();

/** What a form of ours would send: the cookie of a visitor and the token made for it. */
async function aVisitor(): Promise<{ cookie: string; token: string }> {
  const refused = await fetch(address, { method: 'POST', body: new URLSearchParams({ a: '1' }) });
  const cookie = refused.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const token = /name="_form" value="([^"]+)"/.exec(await refused.text())?.[1] ?? '';
  return { cookie, token };
}

function post(fields: Record<string, string>, headers: Record<string, string>): Promise<Response> {
  return fetch(address, { method: 'POST', body: new URLSearchParams(fields), headers });
}

// The page takes no form: one that is let through is told so (405), one that is not gets 403.
const letThrough = 405;

test('a form with the token of its visitor is let through, whatever Origin says', async () => {
  const { cookie, token } = await aVisitor();
  for (const origin of [undefined, 'null', address, 'https://puente.example']) {
    const response = await post({ _form: token }, { cookie, ...(origin ? { origin } : {}) });
    assert.equal(response.status, letThrough, `Origin: ${origin}`);
  }
});

test('a form without the token, or with the token of another visitor, is refused', async () => {
  const [one, other] = [await aVisitor(), await aVisitor()];
  assert.equal((await post({ a: '1' }, { cookie: one.cookie })).status, 403);
  assert.equal((await post({ _form: other.token }, { cookie: one.cookie })).status, 403);
  assert.equal((await post({ _form: one.token }, {})).status, 403);
});

test('a form from another site is refused even with the right token, and nothing is repeated', async () => {
  const { cookie, token } = await aVisitor();
  const response = await post(
    { _form: token, name: 'Ana' },
    { cookie, 'sec-fetch-site': 'cross-site' },
  );
  assert.equal(response.status, 403);
  assert.doesNotMatch(await response.text(), /Ana|<form/);
});

test('a request of any kind that is no form needs the token in its header', async () => {
  const { cookie, token } = await aVisitor();
  const send = (headers: Record<string, string>) =>
    fetch(address, { method: 'PUT', body: '{}', headers: { cookie, ...headers } });
  assert.equal((await send({ 'content-type': 'application/json' })).status, 403);
  assert.equal((await send({ 'x-form-token': token })).status, letThrough);
});

test('a form that cannot be read is refused, and one too large is told so, both in words', async () => {
  const broken = await fetch(address, {
    method: 'POST',
    body: 'not what it says',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  });
  assert.equal(broken.status, 403);
  const large = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ a: 'x'.repeat(26 * 1024 * 1024) }),
  });
  assert.equal(large.status, 413);
  assert.match(await large.text(), /<h1>No pudimos aceptar lo que llegó/);
  assert.equal(large.headers.get('cache-control'), 'no-store');
});

test('who was too long on a page sends once more what they typed, without typing it again', async () => {
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await page.goto(address);
  await visit.clearCookies();
  const typed = 'Ana "Lucía" <Pérez>';
  await page.setContent(
    `<form method="post" action="${address}/"><input name="given"><button>Enviar</button></form>`,
  );
  await page.locator('input').fill(typed);
  await page.getByRole('button').click();
  assert.match(await page.locator('h1').innerText(), /abierta demasiado tiempo/);
  assert.equal(await page.locator('input[name=given]').inputValue(), typed);
  await screenshot(page, 'form-open-too-long');
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: 'Enviar otra vez' }).click(),
  ]);
  assert.equal(answer.status(), letThrough);
  await visit.close();
});
