import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildIfStale } from '#server/build.ts';
import {
  freePort,
  newPlace,
  type Place,
  postgresPid,
  type Running,
  runCommand,
  startPuente,
} from '../bench/installation.ts';
import { until } from './until.ts';

const port = await freePort();
const address = `http://127.0.0.1:${port}`;
const places: Place[] = [];
const running: Running[] = [];
before(() => buildIfStale());
after(async () => {
  for (const puente of running) await puente.stop();
  for (const place of places) await place.remove();
});

async function aPlace(): Promise<Place> {
  const place = await newPlace('start');
  places.push(place);
  return place;
}

async function start(place: Place, options: Parameters<typeof startPuente>[2] = {}) {
  const puente = await startPuente(place, port, options);
  running.push(puente);
  return puente;
}

/** True while a process runs; one that ended and waits to be buried does not. */
function isThere(pid: number): boolean {
  const status = `/proc/${pid}/status`;
  if (existsSync('/proc/self/status')) {
    return existsSync(status) && !/^State:\s+Z/mu.test(readFileSync(status, 'utf8'));
  }
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The link to set it up, which follows the address. */
async function linkOf(puente: Running): Promise<string | undefined> {
  await until('the link', () => /once, until/u.test(puente.said()), puente.lastWords);
  return setUpLink.exec(puente.said())?.[0];
}

const setUpLink = new RegExp(`http://localhost:${port}/set-up/[\\w-]+`, 'u');

test('the first start says where it is and gives a link to set it up; Ctrl-C stops everything; it starts again', async () => {
  const place = await aPlace();
  const first = await start(place);
  const link = await linkOf(first);
  assert.ok(link, first.said());
  const page = await fetch(address);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<h1/);
  assert.equal((await fetch(link.replace('localhost', '127.0.0.1'))).status, 200);
  const database = await postgresPid(place);
  assert.equal(await first.stop(), 0, first.said());
  assert.equal(isThere(database), false);
  assert.match(first.said(), /stopping/);

  const second = await start(place);
  const newLink = await linkOf(second);
  assert.ok(newLink && newLink !== link, 'a start makes a new link while nobody administers');
  assert.equal((await fetch(address)).status, 200);

  const aside = await runCommand(place, ['setup-link'], { environment: { PORT: String(port) } });
  assert.equal(aside.code, 0, aside.said);
  assert.match(aside.said, setUpLink);
  assert.equal(await second.stop(), 0);
});

test('after kill -9 the next start takes over the database that was left running', async () => {
  const place = await aPlace();
  const first = await start(place);
  const database = await postgresPid(place);
  await first.kill();
  assert.equal(isThere(database), true);
  const next = await start(place);
  assert.equal(await postgresPid(place), database);
  assert.equal((await fetch(address)).status, 200);
  assert.equal(await next.stop(), 0);
  assert.equal(isThere(database), false);
});

test('a database killed as soon as Puente says that it is ready ends nothing: it comes back', async () => {
  const place = await aPlace();
  const puente = await start(place);
  const killed = await postgresPid(place);
  process.kill(killed, 'SIGKILL');
  const isBack = async () => {
    const now = await postgresPid(place).catch(() => killed);
    return now !== killed && (await fetch(`${address}/waiting-lists`)).status === 200;
  };
  await until('the database', isBack, puente.lastWords);
  assert.equal(await puente.stop(), 0, puente.said());
});

test('a second Puente on the same folder, and a port that is taken, are refused and leave nothing running', async () => {
  const [place, other] = [await aPlace(), await aPlace()];
  const puente = await start(place);
  const same = await runCommand(place, ['start'], {
    environment: { PORT: String(await freePort()) },
  });
  assert.equal(same.code, 1);
  assert.match(same.said, /already running/);
  const taken = await runCommand(other, ['start'], { environment: { PORT: String(port) } });
  assert.equal(taken.code, 1, taken.said);
  assert.match(taken.said, /port is in use/);
  assert.equal(existsSync(join(other.dataFolder, 'postgres', 'cluster', 'postmaster.pid')), false);
  assert.equal(await puente.stop(), 0);
});

test('what the environment says wrongly is explained before anything is made', async () => {
  const place = await aPlace();
  const wrong: [NodeJS.ProcessEnv, RegExp][] = [
    [{ HOST: '0.0.0.0' }, /HOST=0\.0\.0\.0 .*without encryption.*PUENTE_URL/],
    [{ HOST: '0.0.0.0', PUENTE_URL: 'http://puente.example' }, /without encryption/],
    [{ PUENTE_URL: 'puente' }, /PUENTE_URL=puente is not an address/],
    [{ PORT: '80a' }, /PORT=80a is not a port/],
  ];
  for (const [environment, explanation] of wrong) {
    const { code, said } = await runCommand(place, ['start'], { environment });
    assert.equal(code, 1, said);
    assert.match(said, explanation);
    assert.doesNotMatch(said, /\n\s+at /);
  }
  assert.equal(existsSync(place.dataFolder), false);
});

/** Cookies and form of a page, as a browser would send them back. */
async function formOf(path: string, headers: Record<string, string>) {
  const page = await fetch(`${address}${path}`, { headers });
  const set = page.headers.getSetCookie();
  const token = /name="_form" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  return { set, token, cookie: set.map((one) => one.split(';')[0]).join('; ') };
}

function send(path: string, body: Record<string, string>, headers: Record<string, string>) {
  return fetch(`${address}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'text/html', ...headers },
    body: new URLSearchParams(body),
  });
}

const question = '/ask-for-help/language';

test('behind a TLS proxy the cookies are bound to the host, and a form is taken', async () => {
  const environment = { PUENTE_URL: 'https://puente.example', HOST: '0.0.0.0' };
  const puente = await start(await aPlace(), { environment });
  assert.match(puente.said(), /ready: https:\/\/puente\.example$/m);
  const proxy = {
    'x-forwarded-host': 'puente.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '203.0.113.7',
  };
  const { set, token, cookie } = await formOf(question, proxy);
  assert.ok(set.length > 0);
  for (const one of set) assert.match(one, /^__Host-.*; Secure/);
  const taken = await send(
    question,
    { language: 'spa', _form: token },
    { ...proxy, cookie, origin: 'https://puente.example' },
  );
  assert.equal(taken.status, 303);
  assert.equal(await puente.stop(), 0);
});

test('over http on loopback a form is taken from browsers that send no Origin, or null', async () => {
  const puente = await start(await aPlace());
  const browsers: Record<string, string>[] = [{}, { origin: 'null' }, { origin: address }];
  for (const headers of browsers) {
    const { token, cookie } = await formOf(question, {});
    const taken = await send(question, { language: 'spa', _form: token }, { ...headers, cookie });
    assert.equal(taken.status, 303, JSON.stringify(headers));
  }
  assert.equal(await puente.stop(), 0);
});

const isRoot = process.getuid?.() === 0;
const rootOnly = isRoot ? false : 'only root can become another user';

test('as root, below a folder that nobody else may enter, whose mode stays', {
  skip: rootOnly,
}, async () => {
  const place = await aPlace();
  chmodSync(place.folder, 0o700);
  const puente = await start(place);
  assert.equal((await fetch(address)).status, 200);
  assert.equal(statSync(place.folder).mode & 0o777, 0o700);
  const { home } = JSON.parse(readFileSync(join(place.dataFolder, 'postgres.json'), 'utf8'));
  assert.equal(await puente.stop(), 0);
  spawnSync('rm', [
    '-rf',
    String(home).startsWith('/var/lib/puente/') ? String(home) : place.dataFolder,
  ]);
});

test('as an ordinary user', { skip: rootOnly }, async (t) => {
  const user = { uid: 65_534, gid: 65_534 };
  const enters = spawnSync('/usr/bin/env', ['test', '-r', import.meta.filename], user).status === 0;
  if (!enters) return t.skip('the clone is closed to other users');
  const place = await aPlace();
  chownSync(place.folder, user.uid, user.gid);
  await buildIfStale();
  const puente = await start(place, { user, environment: { HOME: place.folder } });
  assert.equal((await fetch(address)).status, 200);
  assert.equal(statSync(place.keyFile).uid, user.uid);
  assert.equal(await puente.stop(), 0);
});
