import { languageRows } from './language-rows.ts';
import { byCode, type Names } from './named.ts';

/** A language a person may speak or sign. */
export interface Language {
  /**
   * What we store: ISO 639-3, or our own id where two languages share one code. Awakateko keeps
   * `agu`; Chalchiteko, which has no code of its own, is `agu-x-chalchiteko` (a private-use tag in
   * the manner of BCP 47). Nobody's Chalchiteko is ever stored as Awakateko or the reverse.
   */
  readonly code: string;
  /** The nearest ISO 639-3 code, which two languages may share. */
  readonly iso6393: string;
  readonly names: Names;
  /** The name in the language itself; absent where we are not certain. */
  readonly ownName?: string;
  /** Codes of the US immigration courts' table. They are not ISO codes and collide with them. */
  readonly courtCodes: readonly string[];
  /** Where it is spoken, to tell like names apart. */
  readonly spokenIn?: string;
  /** A language of signs: no audio, no written messages of its own. */
  readonly signed: boolean;
  /** Other spellings that people and papers use. */
  readonly aliases: readonly string[];
  /** Set where the court code or the ISO code could not be confirmed. */
  readonly unconfirmed?: true;
}

/** The languages that a family can choose. Any other ISO 639-3 code may stand in a file as well. */
export const languages: readonly Language[] = languageRows.map(
  ({ iso6393, courtCodes = [], aliases = [], signed = false, ...row }) => ({
    ...row,
    iso6393: iso6393 ?? row.code,
    courtCodes,
    aliases,
    signed,
  }),
);

/** Languages by their stored code. */
export const languageByCode = byCode(languages);

/**
 * The name a person of that language would look for: in the language itself where we are certain of
 * it, else in Spanish. The code itself for a language outside our list.
 */
export function ownLanguageName(code: string): string {
  const language = languageByCode.get(code);
  return language?.ownName ?? language?.names.es ?? code;
}
