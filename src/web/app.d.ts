import type { Application, Visit } from '#platform/call.ts';
import type { ScreenLocale } from '#vocabulary/named.ts';
import type { Theme } from './preferences.ts';

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
