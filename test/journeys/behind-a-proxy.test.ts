import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servePuente } from '../served.ts';

const { address } = await servePuente({ publicUrl: 'https://puente.example' });

test('behind a TLS proxy every cookie is bound to the host and to https', async () => {
  const response = await fetch(`${address}/?lang=pt&theme=dark`);
  const cookies = response.headers.getSetCookie();
  assert.deepEqual(cookies.map((cookie) => cookie.split('=')[0]).sort(), [
    '__Host-lang',
    '__Host-theme',
    '__Host-visitor',
  ]);
  for (const cookie of cookies) {
    assert.match(cookie, /; Path=\/;/);
    assert.match(cookie, /; HttpOnly/);
    assert.match(cookie, /; Secure/);
    assert.match(cookie, /; SameSite=Lax/);
  }
});

test('a form is taken whatever name the proxy calls us by', async () => {
  const refused = await fetch(address, { method: 'POST', body: new URLSearchParams({ a: '1' }) });
  const cookie = refused.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const token = /name="_form" value="([^"]+)"/.exec(await refused.text())?.[1] ?? '';
  const response = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ _form: token }),
    headers: { cookie, origin: 'https://puente.example', 'x-forwarded-host': 'puente.example' },
  });
  assert.equal(response.status, 405);
});
