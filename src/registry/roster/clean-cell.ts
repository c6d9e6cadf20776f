/** What cleaning a cell had to do. */
export type Cleaning =
  | 'hidden-characters'
  | 'emoji'
  | 'accents-composed'
  | 'line-break'
  | 'blanks-trimmed';

/** A cell's text fit to be read, and what was done to it. */
export interface CleanText {
  readonly text: string;
  readonly done: readonly Cleaning[];
}

// Direction marks and overrides, zero-width letters, soft hyphens, NUL and other controls.
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const emoji =
  /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\ufe0e\ufe0f\u20e3]|[\u{e0020}-\u{e007f}]/gu;
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const clean = /^[\u0021-\u007e\u00c0-\u024f]+(?: [\u0021-\u007e\u00c0-\u024f]+)*$/;

const steps: readonly (readonly [Cleaning, (text: string) => string])[] = [
  ['hidden-characters', (text) => text.replace(hidden, '')],
  ['emoji', (text) => text.replace(emoji, '')],
  ['accents-composed', (text) => text.normalize('NFC')],
  [
    'line-break',
    (text) => text.replace(/^\s+|\s+$/g, (edge) => edge.replace(breaks, ' ')).replace(breaks, ' '),
  ],
  ['blanks-trimmed', (text) => text.replace(/[\s\u00a0]+/g, ' ').trim()],
];

/**
 * Cleans one cell: removes what cannot be seen and emoji, joins loose accents to their letters, turns
 * a line break or tab into a blank, and takes away blanks at the ends and doubled ones.
 */
export function cleanCell(written: string): CleanText {
  if (written === '' || clean.test(written)) return { text: written, done: [] };
  const done: Cleaning[] = [];
  let text = written;
  for (const [cleaning, step] of steps) {
    const next = step(text);
    if (next !== text) done.push(cleaning);
    text = next;
  }
  return { text, done };
}
