import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildIfStale } from '#server/build.ts';
import {
  type Coalition,
  foundCoalition,
  freePort,
  newPlace,
  type Place,
  postgresPid,
  type Running,
  startPuente,
} from '../../bench/installation.ts';
import { anaAndHerFamily } from '../people.ts';

/**
 * A real Puente in a process of its own, driven with names that must appear nowhere: through pages, the
 * API, broken requests, and while its database is dead. What it printed, and PostgreSQL's log, are searched.
 */
const port = await freePort();
const address = `http://127.0.0.1:${port}`;
const canaries = ['Canarioquetzal', '6649871234', '098712345', 'colibriazul'] as const;
const [name, phone, aNumber, ownWord] = canaries;

let place: Place;
let puente: Running;
let coalition: Coalition;
before(async () => {
  await buildIfStale();
  place = await newPlace('logs');
  coalition = await foundCoalition(place);
  puente = await startPuente(place, port);
});
after(async () => {
  await puente.stop();
  await place.remove();
});

/** Sends a request and reads its answer; a connection that breaks is an answer too. */
async function send(path: string, init: RequestInit = {}): Promise<string> {
  try {
    const response = await fetch(`${address}${path}`, { redirect: 'manual', ...init });
    return `${response.status} ${response.headers.get('location') ?? ''} ${await response.text()}`;
  } catch {
    return 'broken off';
  }
}
const api = (path: string, body: unknown, cookie = '') =>
  send(`/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-puente': '1', cookie },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

function aCanaryFamily() {
  const form = anaAndHerFamily();
  const [ana, ...others] = form.people;
  assert.ok(ana);
  const names = { given: name, firstSurname: name, secondSurname: name };
  return {
    ...form,
    people: [{ ...ana, names, aNumbers: [{ digits: aNumber }] }, ...others],
    contacts: [{ channel: 'voice' as const, value: `+52${phone}`, whose: 'own' as const }],
    openingFact: { question: 'own_word' as const, answer: ownWord },
    notes: name,
  };
}

/** What families and staff do, rightly and wrongly, with canaries in it. Gives the last answers. */
async function driveEverything(): Promise<string[]> {
  const { desk } = coalition;
  const query = `?q=${name}&phone=${phone}`;
  return [
    await api('/registry/register-household', aCanaryFamily()),
    await api('/registry/register-household', { ...aCanaryFamily(), people: name }),
    await api('/registry/register-household', `{"names": "${name}`),
    await api('/registry/keep-draft', { answers: { names: name, phone } }),
    await api('/registry/open-my-place', { folio: name, words: `${name} ${ownWord}` }),
    await api('/coordination/sign-in', { signInName: name, passphrase: ownWord, code: '123456' }),
    await api('/registry/search', { query: name }, desk),
    await api('/registry/search', { query: phone }, desk),
    await api('/registry/search', { query: `${name}\u0000'` }, desk),
    await api('/queue/declare-programme', { name: `${name}\u0000` }, desk),
    await api(`/${name}/${phone}`, {}),
    await send(`/${name}${query}`),
    await send(`/my-place${query}`),
    await send(`/desk/search${query}`, { headers: { cookie: desk } }),
    await send(`/desk/household/${name}`, { headers: { cookie: desk } }),
    await send(`/ask-for-help/${name}`),
    await send('/ask-for-help/names', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ given: name, phone }),
    }),
    await send('/my-place', {
      method: 'POST',
      body: `--${name}\r\nbroken`,
      headers: { 'content-type': `multipart/form-data; boundary=${name}` },
    }),
    await send(`/%E0%A4%A${name}`),
  ];
}

function assertNoCanary(text: string, where: string): void {
  for (const canary of canaries) {
    assert.ok(
      !text.toLowerCase().includes(canary.toLowerCase()),
      `${canary} in ${where}: ${text.slice(0, 2000)}`,
    );
  }
}

const logFiles = () =>
  readdirSync(place.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.log$|\/log/.test(join(entry.parentPath, entry.name)))
    .map((entry) => join(entry.parentPath, entry.name));

test('a working Puente prints nothing of what it was told', async () => {
  const answers = await driveEverything();
  assert.match(answers[0] ?? '', /^200 .*folio/, 'the family was registered');
  assert.match(answers[6] ?? '', /"results":\[\{/, 'and is found again');
  assertNoCanary(answers[6] ?? '', 'the results of a search');
  for (const answer of answers) assert.doesNotMatch(answer, /^500|\n\s+at \S+ \(/);
  assertNoCanary(puente.said(), 'what it printed');
});

test('with its database killed it prints nothing either, refuses in words, and runs on', async () => {
  process.kill(await postgresPid(place), 'SIGKILL');
  const answers = await driveEverything();
  for (const answer of answers) {
    assert.doesNotMatch(
      answer,
      /ECONN|postgres|node:internal|\n\s+at \S+ \(/i,
      answer.slice(0, 300),
    );
  }
  assertNoCanary(puente.said(), 'what it printed');
  assert.equal(puente.process.exitCode, null, 'it runs on');
});

test('PostgreSQL’s own log holds nothing of it', () => {
  const files = logFiles();
  assert.ok(files.length > 0, 'there is a log');
  for (const file of files) assertNoCanary(readFileSync(file, 'latin1'), file);
});
