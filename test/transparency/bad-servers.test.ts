import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bytesToHex } from '@noble/hashes/utils.js';
import { readCheckpoint } from '#transparency/checkpoint.rules.ts';
import { consistencyProof, leafHash, nodesOver, rootAt } from '#transparency/merkle.rules.ts';
import { serveOnLoopback } from './api-server.ts';
import { give, type InventedLog, ticketFacts, wholeLog } from './invented-log.ts';
import { puente } from './puente-command.ts';

const logId = '0190a000-0000-7000-8000-000000000001';
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'puente-bad-'));
  await writeFile(join(folder, 'token'), 'a token\n');
  await writeFile(join(folder, 'log.jsonl'), wholeLog().text());
});
after(() => rm(folder, { recursive: true }));

/** A Puente of pure functions, which shows whatever log it is told to. */
function showing(current: () => InventedLog): RequestListener {
  return (request, response) => {
    const log = current();
    const url = new URL(request.url ?? '', 'http://localhost');
    const note = log.checkpoints.at(-1) ?? '';
    const nodes = nodesOver(log.leaves.map(leafHash));
    const [first, size] = [Number(url.searchParams.get('first')), log.leaves.length];
    const answers: Record<string, () => unknown> = {
      '/api/transparency/logs': () => ({ logs: [{ logId, name: 'x', origin: log.origin, size }] }),
      '/api/transparency/checkpoint': () => ({ size, root: bytesToHex(rootAt(nodes, size)), note }),
      '/api/transparency/log-file': () => ({ text: log.text(), next: null }),
      '/api/transparency/openings': () => ({ openings: log.openings, next: null }),
      '/api/transparency/cosign': () => ({ outcome: 'taken' }),
      '/api/transparency/proof': () => ({
        size,
        root: bytesToHex(rootAt(nodes, size)),
        leaf: null,
        firstRoot: null,
        proof: consistencyProof(nodes, first, size).map(bytesToHex),
      }),
    };
    response.end(JSON.stringify(answers[url.pathname]?.() ?? { code: 'platform.noSuchRoute' }));
  };
}

function witness(address: string, name: string) {
  const files = ['--key', `${name}.pem`, '--token-file', 'token', '--once'];
  return puente(folder, 'witness', address, ...files);
}

async function evidenceOf(name: string): Promise<string[]> {
  const kept = await readdir(join(folder, `${name}.pem.state`));
  return kept.filter((one) => one.includes('evidence'));
}

test('a witness refuses a second history, keeps the evidence and says so', async () => {
  let log = wholeLog();
  const address = await serveOnLoopback(showing(() => log));
  assert.equal((await witness(address, 'split')).code, 0);
  log = wholeLog('one', 9);
  give(log, ticketFacts(50, { batch: 'batch 2' }));
  log.sign();
  const refused = await witness(address, 'split');
  assert.equal(refused.code, 1, refused.out + refused.err);
  assert.match(refused.err, /THIS LOG WAS REFUSED AND NOT SIGNED/);
  const [evidence = ''] = await evidenceOf('split');
  const kept = JSON.parse(await readFile(join(folder, 'split.pem.state', evidence), 'utf8'));
  // Two checkpoints under the same key: each alone can be shown to anybody.
  assert.equal(readCheckpoint(kept.seen)?.size, wholeLog().leaves.length);
  assert.equal(readCheckpoint(kept.shown)?.size, log.leaves.length);
  // It holds to what it saw, however often it is asked.
  assert.equal((await witness(address, 'split')).code, 1);
});

test('a witness refuses a log that became shorter, and one that breaks its rules', async () => {
  let log = wholeLog();
  const address = await serveOnLoopback(showing(() => log));
  assert.equal((await witness(address, 'rules')).code, 0);
  give(log, ticketFacts(3));
  log.sign();
  const broken = await witness(address, 'rules');
  assert.equal(broken.code, 1);
  assert.match(broken.out, /Number T000003 is given a second time/);
  log = wholeLog('one', 2);
  assert.equal((await witness(address, 'rules')).code, 1);
  assert.equal((await evidenceOf('rules')).length, 2);
});

test('two people who were shown two histories find it by one kept checkpoint', async () => {
  const other = wholeLog();
  give(other, ticketFacts(51, { batch: 'batch 2' }));
  other.sign();
  await writeFile(join(folder, 'other.jsonl'), other.text());
  const mine = wholeLog();
  give(mine, ticketFacts(52, { batch: 'batch 2' }));
  await writeFile(join(folder, 'mine.txt'), mine.sign());
  assert.equal((await puente(folder, 'verify', 'other.jsonl')).code, 0);
  const compared = await puente(folder, 'verify', 'other.jsonl', '--since', 'mine.txt');
  assert.equal(compared.code, 1);
  assert.match(compared.out, /Two histories were shown/);
});

test('a server that answers nonsense, without end or not at all gives 2 and one line', async () => {
  const listeners: Record<string, RequestListener> = {
    nonsense: (_, response) => response.end('<html>hello</html>'),
    'other JSON': (_, response) => response.end('{"logs":[{"logId":1}]}'),
    'no log': (_, response) => response.end('{"logs":[]}'),
    'a refusal': (_, response) => response.writeHead(500).end('{"code":"x y\\u001b[31m"}'),
    'somewhere else': (_, response) => response.writeHead(302, { location: '/x' }).end(),
    'a broken line': (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{');
      response.destroy();
    },
    'pages without end': (request, response) => {
      const isList = request.url?.endsWith('/logs');
      const page = { text: 'x'.repeat(30_000_000), next: '1.leaf.1' };
      response.end(
        JSON.stringify(isList ? { logs: [{ logId, name: 'x', origin: 'x', size: 1 }] } : page),
      );
    },
  };
  for (const [name, listener] of Object.entries(listeners)) {
    const address = await serveOnLoopback(listener);
    for (const run of [puente(folder, 'verify', address), witness(address, 'nobody')]) {
      const { code, err } = await run;
      assert.equal(code, 2, `${name}: ${err}`);
      assert.match(err, /^puente (verify|witness): [^\n]+\n$/);
      assert.ok(!err.includes('\u001b'));
    }
  }
  const gone = await puente(folder, 'verify', 'http://127.0.0.1:8999');
  assert.deepEqual([gone.code, gone.out], [2, '']);
  assert.match(gone.err, /does not answer \(ECONNREFUSED\)/);
});

test('a server that asks to wait is waited for; what it refuses is said with what to do', async () => {
  const log = wholeLog();
  const asked = new Set<string>();
  const busy: RequestListener = (request, response) => {
    const path = new URL(request.url ?? '', 'http://localhost').pathname;
    if (asked.has(path)) return showing(() => log)(request, response);
    asked.add(path);
    const seconds = path.endsWith('/logs') ? 1 : 0;
    const problem = { code: 'platform.tooManyTries', details: { seconds } };
    return response.writeHead(429).end(JSON.stringify(problem));
  };
  const signed = await witness(await serveOnLoopback(busy), 'patient');
  assert.equal(signed.code, 0, signed.err);
  assert.equal(asked.size, 5);
  assert.match(signed.err, /^\S+ asks to wait 1 seconds\. Waiting …\n$/);
  const refusing = (code: string, details = {}): RequestListener => {
    const known = showing(() => log);
    return (request, response) =>
      request.url?.endsWith('/openings')
        ? response.writeHead(403).end(JSON.stringify({ code, details }))
        : known(request, response);
  };
  const said: [string, object, RegExp][] = [
    ['transparency.noSuchWitness', {}, /does not take this token.*\[refusesToken\]/],
    ['platform.tooManyTries', { seconds: 3600 }, /asks to wait 3600 seconds.*\[tooMany\]/],
    ['platform.tooManyTries', { seconds: 'x' }, /\[tooMany\]/],
    ['something.else', {}, /refuses \/api\/transparency\/openings \(something\.else\)/],
  ];
  for (const [code, details, words] of said) {
    const { code: exit, err } = await witness(
      await serveOnLoopback(refusing(code, details)),
      'nobody',
    );
    assert.equal(exit, 2);
    assert.match(err, words);
  }
});

test('what went wrong is told in the language that was asked for, under the same code', async () => {
  const nowhere = ['http://127.0.0.1:8999', '--key', 'es.pem'];
  const made = await puente(folder, 'witness', ...nowhere, '--language', 'es');
  assert.match(made.out, /Entregue esta clave a quien coordina/);
  const spoken = { en: 'does not answer', es: 'no contesta', pt: 'não responde', ht: 'pa reponn' };
  for (const [language, words] of Object.entries(spoken)) {
    const args = [...nowhere, '--token-file', 'token', '--once', '--language', language];
    const { code, err } = await puente(folder, 'witness', ...args);
    const sentence = `http://127.0.0.1:8999 ${words} (ECONNREFUSED). [noAnswer]`;
    assert.deepEqual([code, err], [2, `puente witness: ${sentence}\n`]);
  }
  const log = wholeLog();
  let shown = log;
  const address = await serveOnLoopback(showing(() => shown));
  const files = ['--key', 'es.pem', '--token-file', 'token', '--once', '--language', 'es'];
  assert.match(
    (await puente(folder, 'witness', address, ...files)).out,
    /Firmado: \d+ anotaciones/,
  );
  shown = wholeLog('one', 2);
  const { code, err } = await puente(folder, 'witness', address, ...files);
  assert.equal(code, 1);
  assert.match(err, /SE RECHAZÓ Y NO SE FIRMÓ[\s\S]*Tiene menos anotaciones \(\d+\) que antes/);
  assert.match(err, /\[fewerEntries\]/);
});

test('bad arguments and files give 2, one line, and show nothing of the file', async () => {
  const bytes = await readFile(join(folder, 'log.jsonl'));
  await writeFile(join(folder, 'cut.jsonl'), bytes.subarray(0, 3000));
  await writeFile(join(folder, 'binary'), Uint8Array.of(0xff, 0xfe, 0));
  await writeFile(join(folder, 'mark.jsonl'), Buffer.concat([Buffer.from('\ufeff'), bytes]));
  const bad: [string, ...string[]][] = [
    ['verify'],
    ['verify', 'nowhere.jsonl'],
    ['verify', '.'],
    ['verify', 'cut.jsonl'],
    ['verify', 'binary'],
    ['verify', 'mark.jsonl'],
    ['verify', 'token'],
    ['verify', 'log.jsonl', 'log.jsonl'],
    ['verify', 'log.jsonl', '--since', 'token'],
    ['verify', 'log.jsonl', '--quick'],
    ['witness'],
    ['witness', 'log.jsonl', '--key', 'k.pem'],
    ['witness', 'http://127.0.0.1:8999'],
    ['witness', 'http://127.0.0.1:8999', '--key', 'token'],
    ['witness', 'http://127.0.0.1:8999', '--key', 'k.pem', '--name', 'a b'],
  ];
  for (const args of bad) {
    const { code, out, err } = await puente(folder, ...args);
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.match(err, /^puente (verify|witness): [^\n]+\n$/);
    assert.ok(!err.includes('a token'));
  }
  assert.equal(await readFile(join(folder, 'token'), 'utf8'), 'a token\n');
});
