import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { NotReadable, readChecked, readKept } from '../../src/verifier/read-bytes.rules.ts';
import { serveOnLoopback } from './api-server.ts';
import { placeFileOf, wholeLog } from './invented-log.ts';
import { puente } from './puente-command.ts';

const log = wholeLog();
const text = log.text();
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'puente-careless-'));
  await mkdir(join(folder, 'folder'));
  await writeFile(join(folder, 'log.jsonl'), text);
});
after(() => rm(folder, { recursive: true }));

test('what people hand in by mistake is told apart, as file and as what they kept', () => {
  const mark = Buffer.from([0xff, 0xfe]);
  const wide = Buffer.from(text, 'utf16le');
  const mistakes: [string, Uint8Array][] = [
    ['emptyFile', Buffer.alloc(0)],
    ['packedFile', gzipSync(text)],
    ['packedFile', gzipSync(text).subarray(0, 300)],
    ['packedFile', Buffer.from('PK\u0003\u0004 a folder')],
    ['savedAnew', Buffer.concat([mark, wide])],
    ['savedAnew', wide],
    ['savedAnew', Buffer.from(`\ufeff${text}`)],
    ['savedAnew', Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['notText', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
  ];
  for (const [code, bytes] of mistakes) {
    const isIt = (error: unknown) => error instanceof NotReadable && error.code === code;
    assert.throws(() => readChecked(bytes), isIt, code);
    assert.throws(() => readKept(bytes), isIt, code);
  }
  const page = Buffer.from('<!doctype html>');
  assert.throws(() => readChecked(page), { code: 'notALog' });
  assert.throws(() => readKept(page), { code: 'notACheckpoint' });
  const endless = `{"leaf":"${'x'.repeat(1024 * 1024)}"}\n`;
  const [header = ''] = text.split('\n');
  assert.throws(() => readChecked(Buffer.from(`${header}\n${endless}`)), {
    code: 'malformedLine',
    line: 2,
  });
});

test('a file that ends anywhere before its end is told to be cut short, also within a letter', () => {
  const codeOf = (bytes: Uint8Array) => {
    try {
      readChecked(bytes);
      return 'whole';
    } catch (error) {
      return error instanceof NotReadable ? error.code : error;
    }
  };
  const place = JSON.stringify(placeFileOf(log, 'T000001'), null, 1);
  for (const [whole, step] of [
    [Buffer.from(text), 5],
    [Buffer.from(place), 5],
  ] as const) {
    assert.equal(codeOf(whole), 'whole');
    // Before the first of it that tells what it is, it could be anything.
    for (let end = 40; end < whole.length; end += step) {
      assert.equal(codeOf(whole.subarray(0, end)), 'cutShort', `at ${end}`);
    }
  }
  const dash = Buffer.from(text).indexOf('\u2014');
  for (const end of [dash + 1, dash + 2]) {
    assert.equal(codeOf(Buffer.from(text).subarray(0, end)), 'cutShort');
  }
  assert.equal(codeOf(Buffer.concat([Buffer.from(text), Buffer.of(0xe2)])), 'cutShort');
});

test('what is nested without end is refused as any other text that is not ours', () => {
  for (const depth of [150, 2000, 6000, 100_000]) {
    const nested = '['.repeat(depth) + ']'.repeat(depth);
    const opening = text.replace('"facts":{', `"facts":{"a":${nested},`);
    assert.throws(() => readChecked(Buffer.from(opening)), { code: 'malformedLine' });
    const place = JSON.stringify(placeFileOf(log, 'T000001'));
    const deep = place.replace('"facts":{', `"facts":{"a":${nested},`);
    assert.throws(() => readChecked(Buffer.from(deep)), { code: 'notALog' });
  }
});

test('an address that is not quite right is told apart, and none is followed elsewhere', async () => {
  const packed = gzipSync(text);
  const answers: Record<string, RequestListener> = {
    '/log': (_, response) => response.end(text),
    '/packed': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed),
    '/cut': (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, 500)),
    '/broken': (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'),
    '/page': (_, response) => response.end('<!doctype html><p>Puente</p>'),
    '/empty': (_, response) => response.end(),
    '/moved': (_, response) =>
      response.writeHead(301, { location: 'https://elsewhere.example/log\u00e9' }).end(),
    '/nowhere': (_, response) => response.writeHead(302).end(),
  };
  const address = await serveOnLoopback((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer) answer(request, response);
    else response.writeHead(404).end('<html>not found</html>');
  });
  for (const path of ['/log', '/packed']) {
    assert.equal((await puente(folder, 'verify', `${address}${path}`)).code, 0);
  }
  const large = address.replace('http', 'Http');
  assert.equal((await puente(folder, 'verify', `${large}/log`)).code, 0);
  const told: [string, RegExp][] = [
    ['/cut', /\[(cutShort|answersNonsense)\]/],
    ['/broken', /\[answersNonsense\]/],
    ['/page', /is a web page.*Name http:\/\/127\.0\.0\.1:\d+ alone.*\[answersPage\]/],
    ['/empty', /\[emptyFile\]/],
    ['/moved', /sends on to https:\/\/elsewhere\.example\/log.*\[redirects\]/],
    ['/nowhere', /\(302\).*\[refuses\]/],
    ['/else', /has nothing at \/else.*\[nothingThere\]/],
    ['', /has nothing at \/api\/transparency\/logs.*\[nothingThere\]/],
  ];
  for (const [path, words] of told) {
    const { code, out, err } = await puente(folder, 'verify', `${address}${path}`);
    assert.deepEqual([code, out], [2, ''], path);
    assert.match(err, words);
    assert.match(err, /^puente verify: [^\n]+\n$/);
  }
});

test('beside several logs it is asked which one a checkpoint or a witness is of', async () => {
  const ids = [1, 2].map((last) => `0190a000-0000-7000-8000-00000000000${last}`);
  const logs = ids.map((logId) => ({ logId, name: 'x', origin: log.origin, size: 1 }));
  const address = await serveOnLoopback((_, response) => response.end(JSON.stringify({ logs })));
  await writeFile(join(folder, 'kept.txt'), log.checkpoints.at(-1) ?? '');
  await writeFile(join(folder, 'token'), 'a token\n');
  await writeFile(join(folder, 'page'), 'Here is the token:\nabc');
  const watch = ['witness', address, '--key', 'several.pem', '--token-file'] as const;
  const told: [[string, ...string[]], RegExp][] = [
    [['verify', address, '--since', 'kept.txt'], /7000.*7000.*\[severalLogs\]/],
    [['verify', address, '--keep', 'new.txt'], /\[severalLogs\]/],
    [['verify', address, '--log', 'mine'], /\[logIdForm\]/],
    [[...watch, 'token'], /\[severalLogs\]/],
    [[...watch, 'page'], /\[tokenForm\]/],
    [[...watch, 'log.jsonl', '--log', 'mine'], /\[tokenForm\]/],
  ];
  for (const [args, words] of told) {
    const { code, err } = await puente(folder, ...args);
    assert.equal(code, 2, err);
    assert.match(err, words);
  }
});

test('a token is not sent where others can read it, and a log from there is warned of', async () => {
  const there = 'http://0.0.0.0:8999';
  await writeFile(join(folder, 'token'), 'a token\n');
  const files = ['--key', 'http.pem', '--token-file', 'token', '--once'];
  const refused = await puente(folder, 'witness', there, ...files);
  assert.equal(refused.code, 2);
  assert.match(refused.err, /use an address that begins with https.*\[needsHttps\]/);
  const warned = await puente(folder, 'verify', there);
  assert.equal(warned.code, 2);
  assert.match(warned.err, /^The address begins with http:\/\/.*\npuente verify: /);
});

test('what cannot be read or written is said, and is never taken for a log that does not hold', async () => {
  const kept = await puente(folder, 'verify', 'log.jsonl', '--keep', 'folder');
  assert.equal(kept.code, 2);
  assert.match(kept.out, /All that is open holds/);
  assert.match(kept.err, /"folder" cannot be written.*\[fileUnwritable\]/);
  const told: [string[], RegExp][] = [
    [['verify', 'folder'], /"folder" is a folder.*\[fileIsFolder\]/],
    [['verify', 'puente.example.org'], /There is no file.*begins with https.*\[fileMissing\]/],
    [['verify', 'log.jsonl', '--since', 'nothing'], /"nothing".*\[fileMissing\]/],
    [['verify', 'log.jsonl', '--since'], /--since needs a value.*\[needsValue\]/],
    [['witness', 'http://127.0.0.1:8999', '--key', 'folder/none/k.pem'], /\[fileUnwritable\]/],
  ];
  for (const [args, words] of told) {
    const [command = '', ...rest] = args;
    const { code, err } = await puente(folder, command, ...rest);
    assert.equal(code, 2, args.join(' '));
    assert.match(err, words);
  }
});
