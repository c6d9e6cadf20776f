import type { Language } from '../../verifier/say.rules.ts';
import { type CommandName, inWords, type Named, sayFrame, toldOf } from './frame-words.ts';
import { shapes } from './shapes.ts';

/** Characters of a line. */
const width = 100;

/** Beyond so many characters a label stands on a line of its own. */
const widestLabel = 30;

type Row = readonly [label: string, meaning: string];

/** The help of a command, laid out for a terminal. */
export function helpText(
  language: Language,
  command: CommandName,
  { columns = '' }: Named,
): string {
  const { usage, rows = [], examples = [], hasCodes = false } = shapes[command];
  const told = toldOf(language, command);
  const meanings = rows.map((label): Row => {
    const [name = ''] = label.split(' ', 1);
    return [inWords(language, label), told.rows?.[name] ?? ''];
  });
  const ends = [told.exit ?? '', hasCodes ? sayFrame(language, 'codes') : ''].filter(Boolean);
  return partsOf([
    [usageOf(language, usage)],
    wrapped(
      told.lead.replace('{columns}', () => columns),
      0,
    ),
    rowLines([...meanings, [inWords(language, '--language CODE'), sayFrame(language, 'language')]]),
    ends.flatMap((end) => wrapped(end, 0)),
    examples.map((example) => `  ${inWords(language, example)}`),
  ]);
}

/** The list of commands: of `puente`, or of a command that has others under it. */
export function listText(
  language: Language,
  path: CommandName | '',
  commands: readonly { readonly name: string; readonly path: CommandName }[],
): string {
  const help = inWords(language, ['npx puente', path, 'COMMAND --help'].filter(Boolean).join(' '));
  return partsOf([
    [usageOf(language, `${path} COMMAND [OPTIONS]`.trim())],
    rowLines(commands.map((one): Row => [one.name, toldOf(language, one.path).summary])),
    path === '' ? [] : wrapped(toldOf(language, path).lead, 0),
    [sayFrame(language, 'moreHelp', { help })],
  ]);
}

function usageOf(language: Language, usage: string): string {
  return sayFrame(language, 'usage', { usage: inWords(language, usage) });
}

function partsOf(parts: readonly (readonly string[])[]): string {
  const told = parts.filter((lines) => lines.length > 0);
  return `${told.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** What can be named beside what it means. */
function rowLines(rows: readonly Row[]): string[] {
  const labels = rows.map(([label]) => label.length).filter((length) => length <= widestLabel);
  const indent = 4 + Math.max(...labels);
  return rows.flatMap(([label, meaning]) => {
    const lines = wrapped(meaning, indent);
    if (label.length > widestLabel) return [`  ${label}`, ...lines];
    const [first = '', ...others] = lines;
    return [`  ${label}`.padEnd(indent) + first.trimStart(), ...others];
  });
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
