/** What was made of an A-number as somebody wrote it. */
export interface AnumberReading {
  /** Nine digits, or null when the text does not hold one for certain. */
  readonly value: string | null;
  /** Set when the value must be checked against a paper and is never used alone to find a person. */
  readonly unconfirmed: boolean;
  readonly finding:
    | 'a-number-rewritten'
    | 'a-number-zero-restored'
    | 'a-number-eight-digits'
    | 'a-number-letter'
    | 'a-number-scientific'
    | 'a-number-wrong-length'
    | null;
  /** Nine digits that may have been meant; shown, never stored. */
  readonly suggestion?: string;
}

const scientific = /^[+-]?\d+(?:[.,]\d+)?e\+?\d+$/i;
const nothing = { value: null, unconfirmed: false } as const;

/** Letters that are taken for digits on paper: only ever for a suggestion. */
const lookAlikes: Readonly<Record<string, string>> = {
  O: '0',
  I: '1',
  L: '1',
  S: '5',
  B: '8',
  Z: '2',
};

function suggestionFor(compact: string): string | undefined {
  const digits = compact
    .toUpperCase()
    .replace(/[OILSBZ]/g, (letter) => lookAlikes[letter] ?? letter);
  return /^\d{9}$/.test(digits) ? digits : undefined;
}

function wrongDigits(compact: string): AnumberReading {
  if (/^\d+$/.test(compact)) return { ...nothing, finding: 'a-number-wrong-length' };
  const suggestion = suggestionFor(compact);
  return { ...nothing, finding: 'a-number-letter', ...(suggestion ? { suggestion } : {}) };
}

function fromDigits(digits: string, asWritten: boolean, numberCell: boolean): AnumberReading {
  if (/^0+$/.test(digits)) return { ...nothing, finding: 'a-number-wrong-length' };
  if (digits.length === 9) {
    return { value: digits, unconfirmed: false, finding: asWritten ? null : 'a-number-rewritten' };
  }
  return numberCell
    ? { value: `0${digits}`, unconfirmed: false, finding: 'a-number-zero-restored' }
    : { value: `0${digits}`, unconfirmed: true, finding: 'a-number-eight-digits' };
}

/**
 * Reads an A-number (the US alien registration number, nine digits on a Notice to Appear) however it
 * is written: `A 200-123-456`, `A#200123456`, `200 123 456`. A spreadsheet drops the leading zero of
 * a number cell, so eight digits there are nine; eight digits in a text may be an old number or a
 * slip, and stay unconfirmed. A letter among the digits or a rounded number is never mended.
 * @param numberCell the text comes from a spreadsheet cell that holds a number
 */
export function readAnumber(text: string, numberCell = false): AnumberReading {
  const written = text.trim();
  if (scientific.test(written)) {
    const exact = numberCell ? exactInteger(written) : null;
    return exact === null
      ? { ...nothing, finding: 'a-number-scientific' }
      : fromDigits(exact, true, true);
  }
  const plain = numberCell ? written.replace(/\.0+$/, '') : written;
  const compact = plain
    .replace(/^'/, '')
    .replace(/^a(?:lien)?\s*(?:n(?:o|um|umber)?\.?)?\s*[#:º°]*/i, '')
    .replace(/[\s\u00a0.\-–—_/]/g, '');
  if (!/^\d{8,9}$/.test(compact)) return wrongDigits(compact);
  return fromDigits(compact, compact === plain, numberCell);
}

/** The digits of a number cell written with an exponent, if none of them was rounded away. */
function exactInteger(written: string): string | null {
  const [mantissa = '', exponent = ''] = written.toLowerCase().split('e');
  const decimals = mantissa.split('.')[1] ?? '';
  if (decimals.length < Number(exponent) - 1) return null;
  const digits = String(Number(written));
  return /^\d{8,9}$/.test(digits) ? digits : null;
}

/** Nine digits, or null when the text does not hold an A-number for certain. */
export function normalAnumber(text: string): string | null {
  const reading = readAnumber(text);
  return reading.unconfirmed ? null : reading.value;
}
