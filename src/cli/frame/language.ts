import { type Language, languages } from '../../verifier/say.rules.ts';
import { ArgumentFault } from './argument-fault.ts';

/** In which language a command speaks. */
export interface Spoken {
  language: Language;
  /** False where neither `--language` nor the terminal names one that is spoken: then it is English. */
  isChosen: boolean;
}

const option = '--language';

/** The terminal's language; null where it names none that is spoken. */
export function terminalLanguage(): Language | null {
  const set = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  return languageNamed(set.slice(0, 2));
}

/** Takes `--language` out of arguments. Throws an ArgumentFault for a language that is not spoken. */
export function spokenIn(given: readonly string[]): { spoken: Spoken; args: string[] } {
  const at = given.findIndex((one) => one === option || one.startsWith(`${option}=`));
  const set = terminalLanguage();
  if (at < 0)
    return { spoken: { language: set ?? 'en', isChosen: set !== null }, args: [...given] };
  const isInline = given[at] !== option;
  const asked = isInline ? given[at]?.slice(option.length + 1) : given[at + 1];
  const language = languageNamed(asked);
  if (!language) throw new ArgumentFault('languageForm', '');
  const args = given.toSpliced(at, isInline ? 1 : 2);
  return { spoken: { language, isChosen: true }, args };
}

function languageNamed(name: string | undefined): Language | null {
  return languages.find((one) => one === name) ?? null;
}
