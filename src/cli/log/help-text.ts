import type { Language } from '../../verifier/say.rules.ts';
import { type CommandCode, sayOf } from './command-words.ts';

/** What the help of a command says, by its sentences. */
export interface Help {
  usage: CommandCode;
  lead: CommandCode;
  /** What can be named, with what follows it where something does, and what that is for. */
  rows: readonly (readonly [name: string, argument: CommandCode | null, meaning: CommandCode])[];
  exit: CommandCode;
}

/** Characters of a line. */
const width = 100;

/** The help of a command, laid out for a terminal. */
export function helpText(language: Language, { usage, lead, rows, exit }: Help): string {
  const named = rows.map(([name, argument, meaning]) => {
    const label = [name, argument && sayOf(language, argument)].filter(Boolean).join(' ');
    return [label, sayOf(language, meaning)] as const;
  });
  const indent = 4 + Math.max(...named.map(([label]) => label.length));
  return [
    sayOf(language, usage),
    '',
    ...wrapped(sayOf(language, lead), 0),
    '',
    ...named.flatMap(([label, meaning]) => {
      const [first = '', ...others] = wrapped(meaning, indent);
      return [`  ${label}`.padEnd(indent) + first.trimStart(), ...others];
    }),
    '',
    ...wrapped(sayOf(language, exit), 0),
    ...wrapped(sayOf(language, 'helpCodes'), 0),
    '',
  ].join('\n');
}

/** A text in lines, each after so many spaces. */
function wrapped(text: string, indent: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => ' '.repeat(indent) + one);
}
