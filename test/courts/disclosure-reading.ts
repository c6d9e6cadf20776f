import type { Selection } from '#observatory/courts/cases/selection.ts';
import { cellDefinition } from '#observatory/courts/figures/cell-definition.rules.ts';
import { crossTab } from '#observatory/courts/figures/cross-tab.rules.ts';
import { shownTable } from '#observatory/courts/figures/shown-table.rules.ts';
import type { Scheme, Sum } from './disclosure-attacker.ts';
import {
  countablesOf,
  type InventedCase,
  type WorldDimension,
  worldProgramme,
} from './disclosure-world.ts';

const inside: Selection = { name: 'mpp', programme: worldProgramme, cases: 'inside' };
const outside: Selection = { name: 'not-mpp', programme: worldProgramme, cases: 'outside' };
const all: Selection = { name: 'all', programme: worldProgramme, cases: 'all' };
const SELECTIONS = [inside, outside, all];

type Conditions = ReadonlyMap<WorldDimension, string>;

/** The values of each dimension that the attacker goes through: all that there are. */
type Values = ReadonlyMap<WorldDimension, readonly string[]>;

/** All that can be read of two releases. Cells are named by release and definition: `0|mpp inside & …`. */
export interface Reading {
  /** Null where no table shows a figure. */
  readonly figures: ReadonlyMap<string, number | null>;
  /** What the attacker is after. */
  readonly counts: ReadonlyMap<string, number>;
  /** Cells and their totals, all cases as those inside and outside. */
  readonly sums: readonly Sum[];
  readonly tables: number;
  /** Cells for which two tables differ, and names that stand for two sets: there must be none. */
  readonly contradictions: readonly string[];
}

/**
 * Asks for every table of the page: by up to three dimensions, alone and with each filter of one value,
 * in each release, of the programme, of those outside it and of all.
 */
export function readEverything(
  releases: readonly (readonly InventedCase[])[],
  dimensions: readonly WorldDimension[],
  scheme: Scheme,
): Reading {
  const values: Values = new Map(
    dimensions.map((name) => [name, [...new Set(releases.flat().map((one) => one[name]))].sort()]),
  );
  const notes = new Notes();
  releases.forEach((cases, release) => {
    for (const selection of SELECTIONS) {
      const chosen = cases.filter((one) => isOf(selection, one));
      readTables(chosen, selection, release, values, scheme, notes);
      countCells(chosen, selection, release, values, notes);
    }
  });
  const sums = releases.flatMap((_, release) => sumsOf(values, release));
  return { ...notes, sums };
}

class Notes {
  readonly figures = new Map<string, number | null>();
  readonly counts = new Map<string, number>();
  readonly contradictions: string[] = [];
  tables = 0;

  note(into: 'figures' | 'counts', name: string | null, value: number | null): void {
    if (name === null) {
      if (value) this.contradictions.push(`an impossible cell has ${value}`);
      return;
    }
    const notes: Map<string, number | null> = this[into];
    if (notes.has(name) && notes.get(name) !== value) {
      this.contradictions.push(`${name}: ${notes.get(name)} and ${value}`);
    }
    notes.set(name, value);
  }
}

function isOf({ cases }: Selection, { isInside }: InventedCase): boolean {
  return cases === 'all' || isInside === (cases === 'inside');
}

function readTables(
  cases: readonly InventedCase[],
  selection: Selection,
  release: number,
  values: Values,
  scheme: Scheme,
  notes: Notes,
): void {
  const table = countablesOf(cases);
  const filters = conditionSets(values, 1);
  for (const by of choices([...values.keys()], 3)) {
    for (const where of filters) {
      if (by.some((name) => where.has(name))) continue;
      const filter = [...where].map(([dimension, value]) => ({ dimension, value }));
      const { rows } = crossTab(table, { by, where: filter });
      const { lines } = shownTable([{ selection, rows }], { by, where }, scheme.figure);
      notes.tables += 1;
      for (const line of lines) {
        const conditions = new Map(where);
        by.forEach((name, at) => {
          const value = line.values[at];
          if (typeof value === 'string') conditions.set(name, value);
        });
        notes.note('figures', nameOf(selection, conditions, release), line.figures[0] ?? null);
      }
    }
  }
}

/** The true count of every cell of up to four conditions; one that no table lists reads as `<10`. */
function countCells(
  cases: readonly InventedCase[],
  selection: Selection,
  release: number,
  values: Values,
  notes: Notes,
): void {
  const table = countablesOf(cases);
  for (const set of conditionSets(values, 4)) {
    const where = [...set].map(([dimension, value]) => ({ dimension, value }));
    const name = nameOf(selection, set, release);
    notes.note('counts', name, crossTab(table, { by: [], where }).total);
    if (name !== null && !notes.figures.has(name)) notes.figures.set(name, null);
  }
}

/** As who knows the scheme names a cell: equal sets have one name. */
function nameOf(selection: Selection, conditions: Conditions, release: number): string | null {
  const definition = cellDefinition(selection, conditions);
  return definition === null ? null : `${release}|${definition}`;
}

function sumsOf(values: Values, release: number): Sum[] {
  const sums = new Map<string, Sum>();
  const add = (whole: string | null, parts: readonly (string | null)[]) => {
    const known = [...new Set(parts.filter((part) => part !== null))].sort();
    if (whole === null || known.length === 0 || known.includes(whole)) return;
    sums.set(JSON.stringify([whole, known]), { whole, parts: known });
  };
  for (const set of conditionSets(values, 4)) {
    add(nameOf(all, set, release), [nameOf(inside, set, release), nameOf(outside, set, release)]);
    if (set.size === 4) continue;
    for (const selection of SELECTIONS) {
      for (const [name, some] of values) {
        if (set.has(name)) continue;
        const parts = some.map((value) =>
          nameOf(selection, new Map(set).set(name, value), release),
        );
        add(nameOf(selection, set, release), parts);
      }
    }
  }
  return [...sums.values()];
}

/** Every choice of at most so many of a list, the empty one too. */
function choices<T>(list: readonly T[], most: number): T[][] {
  const [first, ...others] = list;
  if (first === undefined || most === 0) return [[]];
  return [...choices(others, most - 1).map((rest) => [first, ...rest]), ...choices(others, most)];
}

/** Every set of at most so many conditions. */
function conditionSets(values: Values, most: number): Map<WorldDimension, string>[] {
  return choices([...values.keys()], most).flatMap((names) =>
    names.reduce<Map<WorldDimension, string>[]>(
      (sets, name) =>
        sets.flatMap((set) =>
          (values.get(name) ?? []).map((value) => new Map(set).set(name, value)),
        ),
      [new Map()],
    ),
  );
}
