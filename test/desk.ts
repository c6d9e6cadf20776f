import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openSession } from '#platform/sessions.ts';
import { system } from './application.ts';
import { laptop, type SharedBrowser } from './browser.ts';
import type { Served } from './served.ts';

/** Somebody of staff at a screen. */
export interface AtTheDesk {
  visit: BrowserContext;
  page: Page;
}

/** The ways in to the desk of a served Puente. */
export interface Desk {
  /** A visit that is signed in, with no page open yet. */
  signedIn(staffId: string, options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A page of the desk on a laptop, ready for keys. */
  open(path: string, staffId: string): Promise<AtTheDesk>;
}

/** Opens the desk of a served Puente without the sign-in page: that has tests of its own. */
export function deskOf(browser: SharedBrowser, { address, application }: Served): Desk {
  const signedIn: Desk['signedIn'] = async (staffId, options = {}) => {
    const token = await application.within(system, ({ tx, now }) =>
      openSession(tx, application.keyring, { kind: 'staff', staffId }, now),
    );
    const visit = await browser.visit({
      viewport: laptop,
      reducedMotion: 'reduce',
      locale: 'es-MX',
      ...options,
    });
    await visit.addCookies([{ name: 'puente', value: token, url: address }]);
    return visit;
  };
  const open: Desk['open'] = async (path, staffId) => {
    const visit = await signedIn(staffId);
    const page = await visit.newPage();
    await page.goto(`${address}${path}`);
    await readyForKeys(page);
    return { visit, page };
  };
  return { signedIn, open };
}

/** Waits until the desk's script answers. */
export async function readyForKeys(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.hasAttribute('data-ready'));
}
