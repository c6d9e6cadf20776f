import { readFileSync } from 'node:fs';

/** How far a list of cases is from the truth. */
export interface Difference {
  /** Cells that are not the same in cases that stand in both. */
  readonly cells: number;
  readonly missing: number;
  readonly extra: number;
  /** Cases of the truth, the header not among them. */
  readonly cases: number;
}

/** Compares two lists of cases in CSV, without quotes, cell by cell; the first column is the key. */
export function compareCases(path: string, truth: string): Difference {
  const found = readCases(path);
  const wanted = readCases(truth);
  let cells = 0;
  let missing = 0;
  for (const [idncase, row] of wanted) {
    const own = found.get(idncase);
    if (own === undefined) missing++;
    else cells += row.filter((cell, at) => cell !== own[at]).length;
  }
  const extra = [...found.keys()].filter((idncase) => !wanted.has(idncase)).length;
  return { cells, missing, extra, cases: wanted.size - 1 };
}

/** The rows by case number, the header among them: it has to be the same too. */
function readCases(path: string): Map<string, string[]> {
  const lines = readFileSync(path, 'latin1').split(/\r?\n/u);
  return new Map(
    lines
      .filter((line) => line !== '')
      .map((line) => {
        const cells = line.split(',');
        return [cells[0] ?? '', cells];
      }),
  );
}
