import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after } from 'node:test';
import { gzipSync } from 'node:zlib';
import type axe from 'axe-core';
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Page,
  Response,
} from 'playwright-core';
import { launchChromium } from './chromium.ts';

/** The two screens that every page is looked at on: a cheap phone and a small laptop. */
export const phone = { width: 360, height: 740 };
export const laptop = { width: 1280, height: 800 };

/** Milliseconds that a step may take, on a slow machine too: less than a test may (see run.ts). */
const patience = 2 * 60_000;

/** A browser that the tests of one file share. */
export interface SharedBrowser {
  /** A visit of its own: no cookies, scripts allowed, and checks of ours may be put into its pages. */
  visit(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** The same with scripts off, as every public page must work. */
  visitWithoutScript(options?: BrowserContextOptions): Promise<BrowserContext>;
}

/** Call once at the top of a test file: starts at the first visit, closes after the last test. */
export function openBrowser(): SharedBrowser {
  let starting: Promise<Browser> | undefined;
  after(async () => (await starting)?.close());
  const begin = async (options: BrowserContextOptions) => {
    starting ??= launchChromium();
    const visit = await (await starting).newContext({ viewport: phone, ...options });
    visit.setDefaultTimeout(patience);
    return visit;
  };
  return {
    visit: (options) => begin({ bypassCSP: true, ...options }),
    visitWithoutScript: (options) => begin({ javaScriptEnabled: false, ...options }),
  };
}

/** Fails with every barrier that axe-core finds: which rule, and where in the page. */
export async function expectNoAxeFindings(page: Page): Promise<void> {
  await page.evaluate(await axeSource());
  const findings = await page.evaluate(async () => {
    const results = await (globalThis as typeof globalThis & { axe: typeof axe }).axe.run(
      document,
      {
        resultTypes: ['violations'],
      },
    );
    return results.violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target}: ${failureSummary}`),
    );
  });
  assert.deepEqual(findings, [], `axe on ${page.url()}`);
}

/** Fails when the page must be scrolled sideways to be read. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.equal(content, screen, `${page.url()} is wider than the screen`);
}

/** Keeps a picture of the whole page as `build/screenshots/NAME.png`, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = join(import.meta.dirname, '../build/screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

let axeText: Promise<string> | undefined;

function axeSource(): Promise<string> {
  axeText ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return axeText;
}

/** The bytes that a page brings when it is opened, each answer compressed by itself. */
export async function compressedWeight(page: Page, url: string): Promise<number> {
  const weights: Promise<number>[] = [];
  const weigh = (response: Response) => {
    // What the page itself broke off brought nothing.
    const size = response.body().then(
      (body) => gzipSync(body).length,
      () => 0,
    );
    weights.push(size);
  };
  page.on('response', weigh);
  await page.goto(url, { waitUntil: 'networkidle' });
  page.off('response', weigh);
  return (await Promise.all(weights)).reduce((sum, weight) => sum + weight, 0);
}
