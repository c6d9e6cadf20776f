import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { buildPage } from '../../src/verifier/build-page.ts';
import { largestFile } from '../../src/verifier/read-bytes.rules.ts';
import { isReviewed, languages, say } from '../../src/verifier/say.rules.ts';
import {
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  laptop,
  openBrowser,
  phone,
  screenshot,
} from '../browser.ts';
import { give, placeFileOf, ticketFacts, wholeLog } from './invented-log.ts';

const browser = openBrowser();
let folder: string;
const file = (name: string) => join(folder, name);

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'puente-verifier-'));
  const [log, other] = [wholeLog(), wholeLog()];
  give(other, ticketFacts(50, { batch: 'batch 2' }));
  await Promise.all([
    writeFile(file('verifier.html'), await buildPage()),
    writeFile(file('log.jsonl'), log.text()),
    writeFile(file('changed.jsonl'), log.text().replace('T000003', 'T000004')),
    writeFile(file('cut.jsonl'), log.text().slice(0, 4000)),
    writeFile(file('kept.txt'), other.sign()),
    writeFile(file('notas.json'), JSON.stringify(placeFileOf(log, 'T000001'), null, 1)),
  ]);
});
after(() => rm(folder, { recursive: true }));

/** The page from a disk, with the network off and its own policy in force. */
async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const visit = await browser.visit({
    bypassCSP: false,
    offline: true,
    locale: 'en-US',
    ...options,
  });
  const page = await visit.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) wrong.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('close', () => assert.deepEqual(wrong, []));
  await page.goto(pathToFileURL(file('verifier.html')).href);
  return page;
}

async function verdictOn(page: Page, log: string, kept?: string): Promise<string> {
  await page.setInputFiles('#log', file(log));
  if (kept) await page.setInputFiles('#kept', file(kept));
  await page.click('button');
  await page.waitForSelector('#result h2');
  return page.innerText('#result');
}

test('one file checks a log from a disk, with the network off', async () => {
  const page = await open();
  const good = await verdictOn(page, 'log.jsonl');
  assert.match(good, /^All that is open holds\./);
  assert.match(good, /Plans were made anew in full and gave the same: 1\./);
  assert.match(good, /puente\/log\/invented\n26\n[0-9a-f]{64}/);
  assert.match(await verdictOn(page, 'changed.jsonl'), /^Something does not hold\./);
  assert.match(await verdictOn(page, 'cut.jsonl'), /^The file was cut short at line \d+/);
  assert.match(await verdictOn(page, 'log.jsonl', 'kept.txt'), /this log has only 26/);
  await page.close();
});

test('it reads a family’s own file, and compares it with a file of the log', async () => {
  const page = await open({ viewport: phone });
  const alone = await verdictOn(page, 'notas.json');
  assert.match(alone, /^All that is open holds\./);
  assert.match(alone, /Give it only to people whom you trust/);
  assert.match(alone, /Entry 3 of 2026-11-02: number T000001 was given\.\s+Class: general\./);
  assert.match(alone, /This file alone cannot show what was written later/);
  assert.match(await verdictOn(page, 'notas.json', 'log.jsonl'), /same history up to 26 entries/);
  await screenshot(page, 'verifier-place-phone');
  await page.setViewportSize(laptop);
  await screenshot(page, 'verifier-place-laptop');
  await page.close();
});

test('a checkpoint that was kept here shows the next time that the log goes on from it', async () => {
  const page = await open();
  await verdictOn(page, 'changed.jsonl');
  assert.equal(await page.locator('#result a').count(), 0);
  await verdictOn(page, 'log.jsonl');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#result a')]);
  assert.equal(download.suggestedFilename(), 'checkpoint-26.txt');
  await download.saveAs(file('mine.txt'));
  assert.match(await verdictOn(page, 'log.jsonl', 'mine.txt'), /goes on from what you kept, of 26/);
  await page.close();
});

test('what is no such file is told apart, also what is dropped, and in the language chosen afterwards', async () => {
  await writeFile(file('photo.png'), Uint8Array.of(0x89, 0x50, 0x4e, 0x47));
  const page = await open();
  assert.match(await verdictOn(page, 'photo.png'), /^This is not text/);
  await page.selectOption('#language', 'es');
  assert.equal(await page.innerText('#result'), say('es', 'notText'));
  await page.selectOption('#language', 'en');
  assert.match(
    await verdictOn(page, 'log.jsonl', 'photo.png'),
    /^What you want to compare with cannot be read\. This is not text/,
  );
  assert.match(
    await verdictOn(page, 'log.jsonl', 'notas.json'),
    /^What you kept is neither a checkpoint nor a file of the log/,
  );
  await page.setInputFiles('#kept', []);
  await dropBeside(page, 'wrong.jsonl', wholeLog().text().slice(0, 4000));
  assert.equal(await page.innerText('#result'), '', 'what was said before is of another file');
  await page.click('button');
  await page.waitForSelector('#result h2');
  assert.match(await page.innerText('#result'), /^The file was cut short at line \d+/);
  await page.close();
});

/** Drops a file on the page, outside of its fields. */
async function dropBeside(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([called = '', content = '']) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], called));
      return transfer;
    },
    [name, text],
  );
  await page.dispatchEvent('h1', 'drop', { dataTransfer });
}

test('a file larger than any log is refused before it is read', async () => {
  const page = await open();
  // A file of that size on paper: no byte of it is there to be read.
  await page.evaluate((bytes) => {
    Object.defineProperty(File.prototype, 'size', { get: () => bytes });
  }, largestFile + 1);
  assert.match(await verdictOn(page, 'log.jsonl'), /larger than a log can be/);
  await page.close();
});

test('without JavaScript it says in each language what it needs, and shows no dead fields', async () => {
  const page = await open({ javaScriptEnabled: false, viewport: phone });
  const shown = await page.innerText('body');
  for (const language of languages) assert.ok(shown.includes(say(language, 'noScript')));
  assert.equal(await page.isVisible('form'), false);
  await page.close();
});

test('it speaks four languages, without barriers, on a phone and in the dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open({ viewport: phone, colorScheme, bypassCSP: true });
    for (const language of languages) {
      await page.selectOption('#language', language);
      assert.equal(await page.innerText('h1'), say(language, 'title'));
      assert.equal(await page.isVisible('#unreviewed'), !isReviewed(language));
      for (const name of ['changed.jsonl', 'notas.json']) {
        await verdictOn(page, name);
        await expectNoAxeFindings(page);
        await expectNoSidewaysScroll(page);
      }
    }
    await page.close();
  }
});

test('what a file says is shown as text, never as a part of the page', async () => {
  const log = wholeLog();
  give(log, ticketFacts(3, { ticket: '<img src=x onerror=alert(1)>' }));
  give(log, ticketFacts(3, { ticket: '<img src=x onerror=alert(1)>' }));
  log.sign();
  await writeFile(file('wild.jsonl'), log.text());
  const page = await open();
  assert.match(await verdictOn(page, 'wild.jsonl'), /Number <img src=x/);
  assert.equal(await page.locator('#result img').count(), 0);
  await page.close();
});
