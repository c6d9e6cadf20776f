import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Actor } from '#platform/actor.ts';
import { openSession } from '#platform/sessions.ts';
import { system } from '../application.ts';
import { laptop, type SharedBrowser } from '../browser.ts';
import type { Served } from '../served.ts';

/** The cookie with which a member of staff is signed in, or a family is at my place. */
export function sessionOf({ application }: Served, actor: Actor): Promise<string> {
  if (actor.kind !== 'staff' && actor.kind !== 'family') throw new RangeError('nobody to sign in');
  return application.within(system, ({ tx, keyring, now }) => openSession(tx, keyring, actor, now));
}

/** A page of somebody who is signed in to the desk; without a script where that is asked for. */
export async function deskOf(
  browser: SharedBrowser,
  served: Served,
  actor: Actor,
  options: BrowserContextOptions & { script?: boolean } = {},
): Promise<Page> {
  const { script = true, ...rest } = options;
  const settings = { viewport: laptop, reducedMotion: 'reduce' as const, ...rest };
  const visit = script ? await browser.visit(settings) : await browser.visitWithoutScript(settings);
  const value = await sessionOf(served, actor);
  await visit.addCookies([{ name: 'puente', value, url: served.address }]);
  return visit.newPage();
}

/** A page of the desk on a laptop, open at a path and ready for keys. */
export async function openDesk(
  browser: SharedBrowser,
  served: Served,
  actor: Actor,
  path: string,
): Promise<Page> {
  const page = await deskOf(browser, served, actor);
  await openAt(page, `${served.address}${path}`);
  return page;
}

/** Opens a page of the desk that has a script, and waits until it answers. */
export async function openAt(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await readyForKeys(page);
}

/** Waits until the desk's script answers. */
export async function readyForKeys(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.hasAttribute('data-ready'));
}
