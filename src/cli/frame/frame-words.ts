import { fill, type Language } from '../../verifier/say.rules.ts';
import en from './words/en.json' with { type: 'json' };
import es from './words/es.json' with { type: 'json' };
import ht from './words/ht.json' with { type: 'json' };
import pt from './words/pt.json' with { type: 'json' };

/** A command as it is called after `npx puente`. */
export type CommandName = keyof typeof en.commands;

/** What is wrong with arguments. */
export type FaultCode = keyof typeof en.faults;

/** What a sentence names. */
export type Named = Readonly<Record<string, string>>;

/** What is told of a command. */
interface Told {
  summary: string;
  lead: string;
  /** By the first word of what can be named. */
  rows?: Readonly<Record<string, string>>;
  exit?: string;
}

interface FrameWords extends Omit<typeof en, 'commands' | 'names'> {
  names: Readonly<Record<string, string>>;
  commands: Readonly<Record<CommandName, Told>>;
}

const words: Readonly<Record<Language, FrameWords>> = { en, es, pt, ht };

/** What is told of a command, in a language. */
export function toldOf(language: Language, command: CommandName): Told {
  return words[language].commands[command];
}

/** A sentence of the frame. */
export function sayFrame(
  language: Language,
  code: 'usage' | 'moreHelp' | 'codes' | 'language',
  named: Named = {},
): string {
  return fill(words[language][code], named);
}

/** What a command says of its work. */
export function sayDone(
  language: Language,
  code: keyof typeof en.said,
  named: Readonly<Record<string, string | number>> = {},
): string {
  return fill(words[language].said[code], named);
}

/** What is wrong with the arguments of a command. */
export function sayFault(
  language: Language,
  code: FaultCode,
  command: string,
  { given = '', ...named }: Named,
): string {
  const help = `${['npx puente', command].join(' ').trim()} --help`;
  // What is missing is named as the help names it; what was typed stays as it was typed.
  const spoken = code === 'missing' ? inWords(language, given) : given;
  return fill(words[language].faults[code], { ...named, given: spoken, help });
}

/** A usage with what stands in capitals, as FILE, in a language. */
export function inWords(language: Language, usage: string): string {
  return usage.replace(/\b[A-Z]{2,}\b/gu, (name) => words[language].names[name] ?? name);
}
