import type { Application, Visit } from '#platform/call.ts';
import type { ScreenLocale } from '#vocabulary/named.ts';
import type { Theme } from './preferences.ts';
import type { Refusal } from './refusal.ts';

declare global {
  namespace App {
    /** What every page knows about the request. Nothing here identifies a person. */
    interface Locals {
      application: Application;
      visit: Visit;
      language: ScreenLocale;
      theme: Theme;
      /** For the hidden field of every form of this page. */
      formToken: string;
      /** What the form of this request brought: shown again where it could not be taken. */
      typed?: readonly [string, string][];
      /** Why this request could not be answered. */
      trouble?: Refusal;
    }
    /** What an error page says, in the person's language. `code` is stable; the rest is for reading. */
    interface Error {
      code?: string;
      what?: string;
      todo?: string;
      home?: string;
      exit?: string;
      demo?: string;
    }
  }
}
