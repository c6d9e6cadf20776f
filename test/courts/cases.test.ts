import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Programme } from '#observatory/courts/cases/programme.ts';
import {
  dedicatedDocket,
  familyExpeditedRemoval,
} from '#observatory/courts/cases/programmes.rules.ts';
import { inside, outside } from '#observatory/courts/cases/selection.rules.ts';
import type { ImportOutcome } from '#observatory/courts/import/import-dump.ts';
import type { RowReport } from '#observatory/courts/import/import-report.ts';
import type { Release } from '#observatory/courts/release/open-release.ts';
import { RELEASE_DAY } from '../../bench/courts/generate/dump-files.ts';
import type { Defect, GeneratedDump } from '../../bench/courts/generate/generate-dump.ts';
import { TABLES } from '../../bench/courts/generate/layout.ts';
import { MPP } from '../../bench/courts/generate/truth.ts';
import { csvOf } from '../../bench/courts/generate/write-truth.ts';
import {
  casesOf,
  casesSelected,
  differences,
  dumpIn,
  imported,
  scratch,
  truthProgramme,
} from './dumps.ts';

// Dumps with every known defect are imported as anyone would; every cell must be the truth's.

const at = scratch();
after(() => at[Symbol.dispose]());

/** The gravest of what is done to a row gives its line in the report its kind. */
function kindOf({ treatments }: Defect): RowReport['kind'] | null {
  if (treatments.includes('rejected')) return 'rejected';
  if (treatments.includes('joined')) return 'joined';
  if (treatments.includes('taken out')) return 'removed';
  return treatments.includes('padded') ? 'padded' : null;
}

/** Many identifiers and places, two types, a window that ends, and phases that overlap. */
const ANOTHER: Programme = {
  name: 'another',
  title: 'Another',
  identifiers: ['FA', 'J', 'B6', 'NA'],
  locations: ['MIA', 'NYC', 'ENP', 'PDN'],
  excludedLocations: ['MPP'],
  caseTypes: ['RMV', 'DEP'],
  ntaWindow: { from: 19900101, to: 20191231 },
  phases: [
    { name: 'old', from: null, to: 20031231 },
    { name: 'young', from: 20000101, to: 20150101 },
  ],
  sources: {},
};

interface Case {
  readonly scale: number;
  readonly seed: number;
  readonly truthOf: 'all' | 'programme';
  readonly dates: readonly string[];
}

const SIZES: readonly Case[] = [
  {
    scale: 0.001,
    seed: 11,
    truthOf: 'all',
    dates: [
      ...['2019-06-30', '2019-11-30', '2021-01-20', '2021-01-31', '2021-02-01', '2021-05-31'],
      ...['2022-05-31', '2025-01-01', '2026-08-31', '2026-09-02', '2027-06-01'],
    ],
  },
  { scale: 0.01, seed: 12, truthOf: 'programme', dates: ['2021-01-31', '2022-05-31'] },
];

for (const { scale, seed, truthOf, dates } of SIZES) {
  describe(`a dump of scale ${scale}`, () => {
    let dump: GeneratedDump;
    let outcome: ImportOutcome;
    let release: Release;
    before(async () => {
      dump = dumpIn(join(at.folder, `dump-${scale}`), { scale, seed, truthOf });
      ({ outcome, release } = await imported(dump.folder, join(at.folder, `release-${scale}`)));
    });

    test('every defect is in it', () => assert.deepEqual(dump.unplanted, []));

    test('every cell of its cases is the truth', async () => {
      const truth = csvOf(dump.truth.casesAt(MPP, dump.releaseDay, dump.releaseDay));
      assert.ok(truth.split('\n').length > 180);
      assert.deepEqual(differences(await casesOf(release, 'mpp'), truth), []);
    });

    for (const date of dates) {
      test(`so it is on ${date}`, async () => {
        const truth = csvOf(dump.truth.casesAt(MPP, date, dump.releaseDay));
        assert.deepEqual(differences(await casesOf(release, 'mpp', date), truth), []);
      });
    }

    test('rows, repaired and rejected are as planted, and add up to Count.txt', () => {
      assert.equal(outcome.report.isReconciled, true);
      for (const name of TABLES) {
        const { expected, rows, repaired, rejected } = outcome.report.tables[name];
        assert.deepEqual(
          { name, count: expected, rows, repaired, rejected },
          { name, ...dump.expected[name] },
        );
      }
    });

    test('every row with a defect is reported by its line, and no other', () => {
      const found = [...outcome.report.rows].map(
        ({ table, line, kind }) => `${table} ${line} ${kind}`,
      );
      const wanted = dump.defects.flatMap((defect) => {
        const kind = kindOf(defect);
        return kind === null ? [] : [`${defect.table} ${defect.line} ${kind}`];
      });
      assert.deepEqual(differences(found.sort().join('\n'), wanted.sort().join('\n')), []);
    });

    test('every cell that had to be cleaned is counted', () => {
      for (const name of TABLES) {
        const planted = dump.defects.filter(
          ({ table, treatments }) => table === name && treatments.includes('cleaned'),
        );
        const counted = Object.values(outcome.report.tables[name].cleaned);
        assert.ok(counted.reduce((sum, count) => sum + count, 0) >= planted.length * 0.4, name);
      }
    });

    if (truthOf === 'all') {
      test('a programme of another kind is the truth too', async () => {
        for (const date of [RELEASE_DAY, '2015-06-30']) {
          for (const [selection, which] of [
            [inside(ANOTHER), 'inside'],
            [outside(ANOTHER), 'outside'],
          ] as const) {
            const programme = truthProgramme(ANOTHER);
            const rows = dump.truth.casesAt(programme, date, dump.releaseDay, which);
            assert.ok(rows.length > 200);
            const found = await casesSelected(release, selection, date);
            assert.deepEqual(differences(found, csvOf(rows)), []);
          }
        }
      });

      const others = [
        { name: 'all', programme: MPP, which: 'all' },
        { name: 'not-mpp', programme: MPP, which: 'outside' },
        { name: dedicatedDocket.name, programme: truthProgramme(dedicatedDocket), which: 'inside' },
        {
          name: familyExpeditedRemoval.name,
          programme: truthProgramme(familyExpeditedRemoval),
          which: 'inside',
        },
        {
          name: `not-${dedicatedDocket.name}`,
          programme: truthProgramme(dedicatedDocket),
          which: 'outside',
        },
      ] as const;
      for (const { name, programme, which } of others) {
        for (const date of [RELEASE_DAY, '2021-01-31']) {
          test(`the cases of ${name} are the truth on ${date}`, async () => {
            const truth = csvOf(dump.truth.casesAt(programme, date, dump.releaseDay, which));
            assert.deepEqual(differences(await casesOf(release, name, date), truth), []);
          });
        }
      }
    }
  });
}
