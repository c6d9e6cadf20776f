import type { z } from 'zod';
import type { consentQuestions } from '#registry/contract.ts';
import type { Key } from '../../../words/catalogue.ts';
import type { Words } from '../../../words/say.ts';
import type { Draft, TypedPage } from './draft.ts';

/** One answer to choose. */
export interface Choice {
  value: string;
  label: string;
  hint?: string;
  lang?: string;
}

/** One thing to fill in or choose; what was typed comes from the draft. */
export type Field =
  | {
      kind: 'choices';
      name: string;
      many?: boolean;
      /** Asked beside it; absent where the page's own title asks. */
      question?: string;
      hint?: string;
      choices: readonly Choice[];
      mayNotKnow?: boolean;
      mayNotSay?: boolean;
    }
  | { kind: 'date'; name: string; question?: string; hint?: string; mayNotKnow?: boolean }
  | {
      kind: 'text';
      name: string;
      label: string;
      hint?: string;
      type?: 'text' | 'email' | 'tel';
      inputmode?: 'text' | 'numeric' | 'tel' | 'email';
      width?: 'short' | 'medium' | 'full';
    }
  /** What was asked, to know later whether it must be asked again. */
  | { kind: 'hidden'; name: string; value: string }
  | { kind: 'select'; name: string; label: string; hint?: string; options: readonly Choice[] };

/** What a page shows. */
export interface PageView {
  title: string;
  hint?: string;
  why?: string;
  notice?: { text: string; href?: string; link?: string };
  fields: readonly Field[];
}

/** What is wrong with what was typed: where, and the sentence that says how to mend it. */
export interface Fault {
  field: string;
  message: Key;
}

/** What a question needs to know besides the draft. */
export interface Asking {
  draft: Draft;
  /** The number of the person or of the way to reach them; null where a page is asked once. */
  at: number | null;
  words: Words;
  /** Calendar date `YYYY-MM-DD`. */
  today: string;
  /** Who would keep the answers, and what may be permitted; only on the pages that ask for it. */
  consents?: ConsentQuestions;
}

/** Who would keep the answers, and which permissions to ask for. */
export type ConsentQuestions = z.output<(typeof consentQuestions)['output']>;

/** One page of the form, as data. */
export interface Question {
  id: string;
  /** Which of the nine parts it stands in: "3 of 9". */
  part: number;
  /** For whom it is asked: once, or for each of these numbers. An empty list asks nobody. */
  whom: (draft: Draft) => readonly (number | null)[];
  view: (asking: Asking) => PageView;
  /** What is wrong with the answer; an empty list lets go on. */
  faults: (typed: TypedPage, asking: Asking) => Fault[];
  /** What "check your answers" calls it, where pages with one title stand beside each other. */
  label?: (asking: Asking) => string;
  /** How we read the answer, for "check your answers"; absent where the words chosen say it. */
  answer?: (typed: TypedPage, asking: Asking) => string[];
}

/** How many parts the whole form has. */
export const parts = 9;

/** For a page that everybody gets once. */
export const once = [null] as const;
/** For a page that nobody gets. */
export const nobody = [] as const;

/** A fault unless one of the offered values was chosen. */
export function mustChoose(typed: TypedPage, field: string): Fault[] {
  const chosen = typed[field] ?? [];
  return chosen.length > 0 ? [] : [{ field, message: 'ask-for-help.error.choose' }];
}
