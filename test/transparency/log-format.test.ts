import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SealedFacts } from '#transparency/verify/sealed-facts.rules.ts';
import { exampleFile, exampleLog } from '../../docs/log-example.ts';
import { readChecked } from '../../src/verifier/read-bytes.rules.ts';
import { verifyLog } from '../../src/verifier/verify-log.rules.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/log-format.md'), 'utf8');
const bytes = readFileSync(exampleFile);
const lines = bytes
  .toString()
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));
const leaves: string[] = lines.flatMap(({ leaf }) => leaf ?? []);
const openings = lines.flatMap(({ opening }) => opening ?? []);

const sha256 = (...parts: (string | Uint8Array)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The root by the words of the page alone. */
function rootOf(hashes: readonly Buffer[]): Buffer {
  const [only] = hashes;
  if (hashes.length === 1 && only) return only;
  const split = 2 ** Math.floor(Math.log2(hashes.length - 1));
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)].map(rootOf);
  assert.ok(left && right);
  return sha256(Uint8Array.of(1), left, right);
}

test('the example is the log that is made now, and holds', () => {
  assert.equal(bytes.toString(), exampleLog().text(), 'make it anew: node docs/log-example.ts');
  const read = readChecked(bytes);
  assert.ok('log' in read);
  assert.deepEqual(verifyLog(read.log, null).faults, []);
});

test('every hash that the page works out is that of the example', () => {
  const hashes = leaves.map((leaf) => sha256(Uint8Array.of(0), leaf));
  const given = openings[0];
  const sorted = JSON.stringify(given.facts, Object.keys(given.facts).sort());
  const commitment = sha256(`puente-commitment/1\n${given.salt}\n${sorted}`).toString('hex');
  assert.equal(JSON.parse(leaves[given.position] ?? '')[given.part], commitment);
  const entries = leaves.map((leaf) => JSON.parse(leaf));
  const { listHash } = entries.find(({ kind }) => kind === 'batch.closed');
  const { seed, values } = entries.find(({ kind }) => kind === 'batch.drawn');
  assert.equal(seed, sha256(...values.map((value: string) => `${value}\n`)).toString('hex'));
  const { facts: plan } = openings.find(({ facts }) => facts.what === 'plan');
  const root = rootOf(hashes);
  const worked = [commitment, listHash, seed, plan.instanceHash, plan.planHash];
  const told = [hashes[0]?.toString('hex'), root.toString('hex'), given.salt, ...worked];
  for (const one of told) assert.ok(page.includes(`\`${one}\``), one);
});

test('the page names every kind of entry, every reason and everything that is sealed', () => {
  const sources = ['transparency/entry.rules', 'waiting-lists/list-entry.rules'].map((name) =>
    readFileSync(join(import.meta.dirname, `../../src/${name}.ts`), 'utf8'),
  );
  const kinds = sources.flatMap((source) =>
    [...source.matchAll(/z\.literal\('([a-z]+)\.([a-zA-Z]+)'\)/gu)].map(([, of, what]) => [
      of,
      what,
    ]),
  );
  assert.ok(kinds.length > 20);
  for (const [of, what] of kinds) {
    assert.ok(page.includes(`\`${of}.${what}\``) || page.includes(`\`.${what}\``), `${of}.${what}`);
  }
  for (const { shape } of SealedFacts.options) {
    for (const name of [...shape.what.values, ...Object.keys(shape)]) {
      assert.ok(name === 'what' || page.includes(`\`${name}\``), name);
    }
  }
});
