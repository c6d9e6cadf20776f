import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packTexts, unpackTexts } from './packed-texts.ts';

const texts = { instance: '{"units":["ñ\\n"]}', previous: '{"slots":[]}' };

test('what is kept packed is given back to the byte', async () => {
  assert.deepEqual(unpackTexts(await packTexts(texts)), texts);
});

test('what was kept before it was packed is given as it is', () => {
  const { instance, previous } = texts;
  assert.deepEqual(unpackTexts(Buffer.from(`${instance}\n${previous}`)), texts);
});

test('the texts of one instance are packed to the same bytes at every run', async () => {
  assert.deepEqual(await packTexts(texts), await packTexts({ ...texts }));
});
