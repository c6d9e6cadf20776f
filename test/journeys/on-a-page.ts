import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import {
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  laptop,
  phone,
  screenshot,
} from '../browser.ts';

/** What stands on a page below its frame. */
export function body(page: Page): Promise<string> {
  return page.locator('main').innerText();
}

/** The page's heading. */
export function heading(page: Page): Promise<string> {
  return page.locator('h1').innerText();
}

/** Presses the first button of that name. */
export function press(page: Page, name: string | RegExp): Promise<void> {
  return page.getByRole('button', { name }).first().click();
}

/** What the page says was done, once it does. */
export async function said(page: Page): Promise<string> {
  await page.getByRole('status').waitFor();
  return page.getByRole('status').innerText();
}

/** What the page says is wrong, once it does. */
export async function refusal(page: Page): Promise<string> {
  await page.getByRole('alert').waitFor();
  return page.getByRole('alert').innerText();
}

/** Fails with every barrier of a page, and keeps a picture of it for people to look at. */
export async function look(page: Page, name: string): Promise<void> {
  await expectNoAxeFindings(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, name);
}

/** The same on both screens, with a picture of each; the page stays as wide as a laptop. */
export async function lookOnBoth(page: Page, name: string): Promise<void> {
  await expectNoAxeFindings(page);
  for (const [size, viewport] of Object.entries({ phone, laptop })) {
    await page.setViewportSize(viewport);
    await expectNoSidewaysScroll(page);
    await screenshot(page, `${name}-${size}`);
  }
}

/** A public page’s own text, as a phone without a script gets it: light, not kept, under a neutral title. */
export async function readPublic(address: string): Promise<string> {
  const answer = await fetch(address);
  const html = await answer.text();
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.match(html, /<title>Puente<\/title>/);
  assert.doesNotMatch(html, /<script/);
  assert.match(html, /accesskey="x"/);
  assert.ok(Buffer.byteLength(html) <= 30_000, `${address}: ${Buffer.byteLength(html)} bytes`);
  return html;
}
