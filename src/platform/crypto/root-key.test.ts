import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { refused } from '../../../test/refused.ts';
import { openRootKey } from './root-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'puente-key-'));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
test('the key is made once, outside the data folder, and found again', async () => {
  const source = { dataFolder: at('data'), keyFile: at('elsewhere/puente.key') };
  const key = await openRootKey(source);
  assert.deepEqual(await openRootKey(source), key);
  for (const name of readdirSync(at('data'))) {
    const bytes = readFileSync(at(`data/${name}`));
    assert.ok(!bytes.includes(key) && !bytes.toString().includes(key.toString('hex')), name);
  }
});

test('another key, a key that is gone and a file that is no key are told apart', async () => {
  const dataFolder = at('told-apart');
  await openRootKey({ dataFolder, keyFile: at('right.key') });
  writeFileSync(at('wrong.key'), 'ab'.repeat(32));
  writeFileSync(at('none.key'), 'not a key');
  const open = (name: string) => openRootKey({ dataFolder, keyFile: at(name) });
  await assert.rejects(open('wrong.key'), refused('platform.keyWrong'));
  await assert.rejects(open('gone.key'), refused('platform.keyMissing'));
  await assert.rejects(open('none.key'), refused('platform.keyUnreadable'));
});

test('a key under a passphrase opens with it alone', async () => {
  const dataFolder = at('passphrase');
  const ask = (answer: string) => ({ dataFolder, askPassphrase: async () => answer });
  const key = await openRootKey({ ...ask('cuatro palabras muy largas'), usePassphrase: true });
  assert.deepEqual(await openRootKey(ask('cuatro palabras muy largas')), key);
  await assert.rejects(openRootKey(ask('otra frase')), refused('platform.passphraseWrong'));
  await assert.rejects(openRootKey({ dataFolder }), refused('platform.passphraseNeeded'));
});
