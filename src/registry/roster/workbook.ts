import { instructionSheets } from './own-headings.rules.ts';
import { FileRefused } from './sheet.rules.ts';
import type { Archive } from './unzip.ts';
import { walkXml } from './xml.ts';

/** What the parts of a workbook say that is needed to read its first sheet. */
export interface Workbook {
  /** The path of the first sheet's part. */
  readonly firstSheet: string;
  /** How many sheets there are, our own instructions not counted. */
  readonly sheets: number;
  readonly from1904: boolean;
  readonly texts: readonly string[];
  /** Whether the number of a style is a date format, by place. */
  readonly dateStyles: readonly boolean[];
}

const ownSheets: ReadonlySet<string> = new Set(Object.values(instructionSheets));

/** Number formats that mean dates in every workbook (ECMA-376 part 1, 18.8.30). */
const builtInDates = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** A format of our own making is a date if it has years or days left outside quotes and brackets. */
function isDateFormat(format: string): boolean {
  const letters = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  return /[ydYD]/.test(letters) || /m{3,}/i.test(letters);
}

function readTargets(archive: Archive): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  walkXml(archive.text('xl/_rels/workbook.xml.rels'), {
    open: (name, attribute) => {
      const [id, target] = [attribute('Id'), attribute('Target')];
      if (name !== 'Relationship' || !id || !target) return;
      targets.set(
        id,
        target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`,
      );
    },
  });
  return targets;
}

function readSheets(archive: Archive) {
  const ids: string[] = [];
  let ours = 0;
  let from1904 = false;
  walkXml(archive.text('xl/workbook.xml'), {
    open: (name, attribute) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '');
      if (name !== 'sheet') return;
      if (ownSheets.has(attribute('name') ?? '')) ours += 1;
      ids.push(attribute('r:id') ?? attribute('ns1:id') ?? attribute('id') ?? '');
    },
  });
  return { ids, from1904, count: ids.length - ours };
}

/** The character a workbook writes as `_xHHHH_` because XML cannot hold it. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function readTexts(archive: Archive, part: string): string[] {
  const texts: string[] = [];
  if (!archive.has(part)) return texts;
  let text = '';
  let inText = false;
  let phonetic = false;
  walkXml(archive.text(part), {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 't') inText = true;
      if (name === 'rPh') phonetic = true;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'si') texts.push(unescapeText(text));
    },
    text: (value) => {
      if (inText && !phonetic) text += value;
    },
  });
  return texts;
}

function readDateStyles(archive: Archive, part: string): boolean[] {
  if (!archive.has(part)) return [];
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  walkXml(archive.text(part), {
    open: (name, attribute) => {
      if (name === 'numFmt')
        own.set(Number(attribute('numFmtId')), isDateFormat(attribute('formatCode') ?? ''));
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const format = Number(attribute('numFmtId') ?? 0);
      styles.push(own.get(format) ?? builtInDates.has(format));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** Reads all of a workbook but its sheets. Throws FileRefused when it is none. */
export function readWorkbook(archive: Archive): Workbook {
  if (!archive.has('xl/workbook.xml')) throw new FileRefused('not-a-spreadsheet');
  const targets = readTargets(archive);
  const { ids, from1904, count } = readSheets(archive);
  const firstSheet = targets.get(ids[0] ?? '');
  if (firstSheet === undefined) throw new FileRefused('spreadsheet-broken');
  const part = (end: string) =>
    [...targets.values()].find((target) => target.toLowerCase().endsWith(end));
  return {
    firstSheet,
    sheets: count,
    from1904,
    texts: readTexts(archive, part('sharedstrings.xml') ?? 'xl/sharedStrings.xml'),
    dateStyles: readDateStyles(archive, part('styles.xml') ?? 'xl/styles.xml'),
  };
}
