import { IntlMessageFormat } from 'intl-messageformat';

/** The words of one file: message keys to ICU messages, in groups as deep as one likes. */
export interface WordTree {
  [key: string]: string | boolean | WordTree;
}

/** One way in which the words of one language do not match those of another. */
export interface Difference {
  /** Message key, groups joined by dots. */
  key: string;
  kind: 'missing' | 'extra' | 'empty' | 'unreadable' | 'placeholders';
  /** What is expected and found, in English, for whoever mends the file. */
  detail: string;
}

/** `getAst` names its elements by number; only these shapes matter here. */
type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Messages by key, without the file's own `_meta`. */
export function flattenWords(tree: WordTree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    if (prefix === '' && name === '_meta') continue;
    const key = prefix + name;
    if (typeof value === 'string') flat.set(key, value);
    else if (typeof value === 'object') {
      for (const [inner, text] of flattenWords(value, `${key}.`)) flat.set(inner, text);
    }
  }
  return flat;
}

/** The placeholders of an ICU message, sorted; a select lists its options. Throws on a syntax error. */
function placeholdersOf(message: string): string[] {
  const ast = new IntlMessageFormat(message, 'en').getAst();
  return [...new Set(ast.flatMap(placeholdersIn))].sort();
}

const LITERAL = 0;
const SELECT = 5;

function placeholdersIn(element: Element): string[] {
  if (!('value' in element) || element.type === LITERAL) return [];
  const inner = 'children' in element ? element.children.flatMap(placeholdersIn) : [];
  if (!('options' in element)) return [`${element.value}:${element.type}`, ...inner];
  const options = Object.values(element.options).flatMap(({ value }) =>
    value.flatMap(placeholdersIn),
  );
  // Plural categories differ between languages; the options of a select are ours and may not.
  const names = element.type === SELECT ? `:${Object.keys(element.options).sort().join('/')}` : '';
  return [`${element.value}:${element.type}${names}`, ...options];
}

function readPlaceholders(message: string): string[] | Error {
  try {
    return placeholdersOf(message);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function compareMessage(key: string, expected: string, found: string): Difference[] {
  if (found.trim() === '') return [{ key, kind: 'empty', detail: 'no words' }];
  const [ours, theirs] = [readPlaceholders(expected), readPlaceholders(found)];
  if (theirs instanceof Error) return [{ key, kind: 'unreadable', detail: theirs.message }];
  if (ours instanceof Error) return [{ key, kind: 'unreadable', detail: ours.message }];
  if (ours.join() === theirs.join()) return [];
  const detail = `expected {${ours.join(', ')}}, found {${theirs.join(', ')}}`;
  return [{ key, kind: 'placeholders', detail }];
}

/**
 * How the words of `b` differ from those of `a`, the language written first: keys that are missing
 * or too many, empty or unreadable messages, other placeholders.
 */
export function compareWords(a: WordTree, b: WordTree): Difference[] {
  const [expected, found] = [flattenWords(a), flattenWords(b)];
  const differences = [...expected].flatMap(([key, message]): Difference[] => {
    const other = found.get(key);
    if (other === undefined) return [{ key, kind: 'missing', detail: message }];
    return compareMessage(key, message, other);
  });
  const extra = [...found].filter(([key]) => !expected.has(key));
  return [
    ...differences,
    ...extra.map(([key, detail]): Difference => ({ key, kind: 'extra', detail })),
  ];
}
