import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ArgumentFault } from '../frame/argument-fault.ts';
import { run as runCases } from './cases.ts';
import { run as runCompare } from './compare.ts';
import { run as runDiff } from './diff.ts';
import { CommandFault } from './fault.ts';
import { run as runImport } from './import.ts';
import { run as runReleases } from './releases.ts';
import { run as runTable } from './table.ts';

type Run = (args: string[]) => Promise<number>;

/** Each is refused for its arguments alone, before any release is opened. */
const FAULTS: readonly [said: RegExp, run: Run, ...args: string[]][] = [
  [/^--by is missing; see npx puente courts table --help$/, runTable],
  [/^--by needs a value/, runTable, '--by'],
  [/^--by needs a value/, runTable, '--by='],
  [/^--by needs a value/, runTable, '--by', '--where', 'status=closed'],
  [/^--by is given twice/, runTable, '--by', 'status', '--by', 'outcome'],
  [/^--by names status twice/, runTable, '--by', 'status,status'],
  [/^there is no option --colour/, runTable, '--by', 'status', '--colour', 'red'],
  [/^there is no option -b/, runTable, '-b', 'status'],
  [/^"more" is one argument too many/, runTable, '--by', 'status', 'more'],
  [/^there is no column "colour".* nationality/, runTable, '--by', 'colour'],
  [/^there is no column "".* nationality/, runTable, '--by', 'status,'],
  [/^there is no column "hue".* nationality/, runTable, '--by', 'status', '--where', 'hue=red'],
  [/^--where is COLUMN=VALUE/, runTable, '--by', 'status', '--where', 'closed'],
  [
    /^outcome is one of pending, .*"asylum"/,
    runTable,
    '--by',
    'status',
    '--where',
    'outcome=asylum',
  ],
  [/^phase is one of mpp1, mpp2, later, other,/, runTable, '--by', 'status', '--where', 'phase=1'],
  [/^represented is one of true, false,/, runTable, '--by', 'status', '--where', 'represented=yes'],
  [/^nta_month is a month/, runTable, '--by', 'status', '--where', 'nta_month=2019-13'],
  [/^decided_on is a date/, runTable, '--by', 'status', '--where', 'decided_on=2019-02-29'],
  [/^nationality is a code/, runTable, '--by', 'status', '--where', 'nationality=Cuba'],
  [/^--format is text, csv, json/, runTable, '--by', 'status', '--format', 'xml'],
  [/^there is no programme "mmp".* not-mpp/, runTable, '--by', 'status', '--programme', 'mmp'],
  [/none\.json cannot be read/, runTable, '--by', 'status', '--programme', './none.json'],
  [/^--out is missing/, runCases],
  [/^--out ends in \.csv or \.parquet/, runCases, '--out', 'cases.xlsx'],
  [/^SOURCE is missing/, runImport],
  [/^"more" is one argument too many/, runImport, 'dump', 'more'],
  [/^A is missing/, runDiff],
  [/^B is missing/, runDiff, '2026-07-01'],
  [/^"none\.csv": it cannot be read \(ENOENT\)/, runCompare, 'none.csv'],
  [/^there is no option --as-of/, runCompare, '--as-of', '2021-01-31'],
  [/^"all" is one argument too many/, runReleases, 'all'],
];

for (const [said, run, ...args] of FAULTS) {
  test(`refused: ${args.join(' ') || 'nothing'}: ${said.source}`, async () => {
    await assert.rejects(run(args), (error) => {
      assert.ok(error instanceof CommandFault || error instanceof ArgumentFault);
      assert.match(error.message, said);
      assert.doesNotMatch(error.message, /\n/);
      return true;
    });
  });
}
