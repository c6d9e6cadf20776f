import { join } from 'node:path';
import type { CaseRows, Row } from './case-model.ts';
import { Ids, rowsOf } from './case-rows.ts';
import { CaseSource } from './case-source.ts';
import { dateFiles, makeFolders, RELEASE_DAY, writeSideFiles } from './dump-files.ts';
import { LAYOUTS, TABLES, type TableName } from './layout.ts';
import { padded } from './padding.ts';
import { type Planted, Planting } from './planting.ts';
import type { Treatment } from './plants.ts';
import { Random } from './random.ts';
import { TableWriter } from './table-writer.ts';
import { Truth } from './truth.ts';

export interface DumpOptions {
  /** 1 is the size of September 2026: 12.8 million cases. */
  readonly scale: number;
  readonly seed: number;
  /** Becomes the dump. */
  readonly folder: string;
  /** Keeps the rows of every case for the truth, or only of those that the programme may select. */
  readonly truthOf: 'all' | 'programme';
  /** Leaves all other cases out: the programme at full size is as small as a dump of scale 0.01. */
  readonly isProgrammeOnly?: boolean;
  /** Plants no defects and pads nothing. */
  readonly isSound?: boolean;
}

/** A planted defect, where it lies and what must become of it. */
export interface Defect {
  readonly table: TableName;
  readonly line: number;
  readonly kind: string;
  readonly treatments: readonly Treatment[];
  readonly column: string;
}

export interface Expected {
  /** As in Count.txt. */
  count: number;
  rows: number;
  repaired: number;
  rejected: number;
}

export interface GeneratedDump {
  readonly folder: string;
  readonly releaseDay: string;
  readonly defects: readonly Defect[];
  readonly expected: Readonly<Record<TableName, Expected>>;
  readonly truth: Truth;
  readonly bytes: number;
  /** Kinds of defects for which no fitting row was found; none unless the dump is very small. */
  readonly unplanted: readonly string[];
}

/** Folder of the five core tables within a dump. */
export const CORE = 'EOIR Case Data';

/** Writes a dump with its defects, case after case; the same bytes for the same scale and seed. */
export function generateDump(options: DumpOptions): GeneratedDump {
  makeFolders(options.folder, CORE);
  const making = new Making(options);
  making.run();
  return making.end();
}

function byTable<Value>(of: (name: TableName) => Value): Record<TableName, Value> {
  return {
    A_TblCase: of('A_TblCase'),
    A_TblCaseIdentifier: of('A_TblCaseIdentifier'),
    B_TblProceeding: of('B_TblProceeding'),
    tbl_schedule: of('tbl_schedule'),
    tbl_RepsAssigned: of('tbl_RepsAssigned'),
  };
}

class Making {
  private readonly options: DumpOptions;
  private readonly source: CaseSource;
  private readonly planting: Planting;
  private readonly random: Random;
  private readonly ids = new Ids();
  private readonly truth = new Truth();
  private readonly defects: Defect[] = [];
  private readonly paths: Record<TableName, string>;
  private readonly writers: Record<TableName, TableWriter>;
  private readonly expected = byTable<Expected>(() => ({
    count: 0,
    rows: 0,
    repaired: 0,
    rejected: 0,
  }));

  constructor(options: DumpOptions) {
    this.options = options;
    this.source = new CaseSource(options.scale);
    this.planting = new Planting(options.seed, options.scale, this.source.count);
    this.random = new Random(options.seed, 0);
    this.paths = byTable((name) => join(options.folder, CORE, `${name}.csv`));
    this.writers = byTable((name) => {
      const header = LAYOUTS[name].columns.map((column) => column.name).join('\t');
      return new TableWriter(this.paths[name], `${header}\r\n`);
    });
  }

  run(): void {
    for (let place = 0; place < this.source.count; place++) {
      const isProgramme = this.source.isProgramme(place);
      if (this.options.isProgrammeOnly && !isProgramme) continue;
      this.random.begin(this.options.seed, place + 1);
      const rows = rowsOf(this.random, this.source.caseAt(place, this.random), this.ids);
      const planted = this.options.isSound ? [] : this.planting.plantIn(place, isProgramme, rows);
      for (const table of TABLES) this.write(table, rows[table], planted);
      if (isProgramme || this.options.truthOf === 'all') this.truth.add(accepted(rows, planted));
    }
  }

  end(): GeneratedDump {
    const { folder, scale, isSound } = this.options;
    for (const table of TABLES) this.writers[table].close();
    for (const table of TABLES) {
      const expected = this.expected[table];
      expected.count = this.writers[table].rows;
      expected.rows = expected.count - expected.rejected;
    }
    writeSideFiles(
      folder,
      byTable((name) => this.expected[name].count),
      scale,
    );
    dateFiles(folder, Object.values(this.paths));
    return {
      folder,
      releaseDay: RELEASE_DAY,
      defects: this.defects,
      expected: this.expected,
      truth: this.truth,
      bytes: TABLES.reduce((sum, name) => sum + this.writers[name].bytes, 0),
      unplanted: isSound ? [] : this.planting.left,
    };
  }

  private write(table: TableName, rows: readonly Row[], planted: readonly Planted[]): void {
    const writer = this.writers[table];
    for (const row of rows) {
      const found = planted.length === 0 ? undefined : planted.find((one) => one.row === row);
      if (found) this.note(found, writer.damaged(found.damage.text));
      else writer.row(this.options.isSound ? row : padded(this.random, table, row));
    }
  }

  private note({ table, kind, damage }: Planted, line: number): void {
    const { treatments, column = '' } = damage;
    this.defects.push({ table, line, kind, treatments, column });
    const isRepair = treatments.some((one) => ['joined', 'padded', 'taken out'].includes(one));
    if (isRepair) this.expected[table].repaired++;
    if (treatments.includes('rejected')) this.expected[table].rejected++;
  }
}

/** The clean rows that a reader must accept. */
function accepted(rows: CaseRows, planted: readonly Planted[]): CaseRows {
  if (planted.length === 0) return rows;
  return byTable((table) =>
    rows[table].flatMap((row) => {
      const damage = planted.find((one) => one.row === row)?.damage;
      if (damage?.treatments.includes('rejected')) return [];
      return [damage?.clean ?? row];
    }),
  );
}
