import type { CommandName } from './frame-words.ts';

/** How a command is called, in its help and where it reads its arguments: the same in every language. */
interface Shape {
  /** After `npx puente`; what stands in capitals is said in the reader's language. */
  usage: string;
  /** The names of the arguments without an option, all needed. */
  needs?: readonly string[];
  /** The names of those that may follow. */
  may?: readonly string[];
  /**
   * What can be named, options among it: without a value, with one, or (at the end ` …`) more than once. The
   * first word is the key of what it means.
   */
  rows?: readonly string[];
  examples?: readonly string[];
  /** True where everything that goes wrong ends with its code. */
  hasCodes?: boolean;
}

const programme = '--programme mpp|all|not-mpp|NAME|FILE.json';
const asOf = '--as-of DATE';
const release = '--release NAME|FOLDER';
const format = '--format text|csv|json';

export const shapes: Readonly<Record<CommandName, Shape>> = {
  import: {
    usage: 'import FILE [OPTIONS]',
    needs: ['FILE'],
    rows: ['--dry-run', '--report FILE.json', '--lang es|en'],
  },
  start: { usage: 'start' },
  demo: { usage: 'demo' },
  'setup-link': { usage: 'setup-link' },
  backup: { usage: 'backup --to FILE', rows: ['--to FILE'] },
  restore: {
    usage: 'restore FILE',
    needs: ['FILE'],
    examples: ['PUENTE_DATA=./data npx puente restore FILE'],
  },
  plan: {
    usage: 'plan --in INSTANCE.json --out PLAN.json [OPTIONS]',
    rows: ['--in INSTANCE.json', '--out PLAN.json', '--previous PLAN.json'],
  },
  verify: {
    usage: 'verify URL|FILE [OPTIONS]',
    needs: ['URL|FILE'],
    rows: ['URL', 'FILE', '--log ID', '--since FILE', '--keep FILE'],
    hasCodes: true,
  },
  witness: {
    usage: 'witness URL --key FILE [--token-file FILE] [OPTIONS]',
    needs: ['URL'],
    rows: [
      '--name NAME',
      '--key FILE',
      '--token-file FILE',
      '--log ID',
      '--state FOLDER',
      '--once',
    ],
    hasCodes: true,
  },
  'replace-log-key': {
    usage: 'replace-log-key rotated|lost|stolen',
    needs: ['rotated|lost|stolen'],
    rows: ['rotated', 'lost', 'stolen'],
  },
  courts: { usage: 'courts COMMAND [OPTIONS]' },
  'courts import': {
    usage: 'courts import SOURCE [OPTIONS]',
    needs: ['SOURCE'],
    rows: ['--to FOLDER'],
    examples: [
      'npx puente courts import "EOIR Case Data.zip"',
      'npx puente courts import ./dump --to ./release-2026-08',
    ],
  },
  'courts cases': {
    usage: 'courts cases --out FILE.csv|FILE.parquet [OPTIONS]',
    rows: ['--out FILE.csv|FILE.parquet', programme, asOf, release],
    examples: [
      'npx puente courts cases --programme mpp --out mpp.csv',
      'npx puente courts cases --programme mpp --as-of 2021-01-31 --out mpp-2021-01.parquet',
      'npx puente courts cases --programme my-programme.json --out mine.csv',
    ],
  },
  'courts table': {
    usage: 'courts table --by COLUMN[,COLUMN …] [OPTIONS]',
    rows: ['--by COLUMN[,COLUMN …]', '--where COLUMN=VALUE …', programme, asOf, release, format],
    examples: [
      'npx puente courts table --by nta_month,assigned_location',
      'npx puente courts table --by nationality --where outcome=relief --as-of 2021-01-31',
      'npx puente courts table --by represented,attendance --programme not-mpp --format csv',
      'npx puente courts table --by status --where nta_month=2019-07 --where nationality=CU',
    ],
  },
  'courts compare': {
    usage: 'courts compare [FIGURES.csv] [OPTIONS]',
    may: ['FIGURES.csv'],
    rows: ['FIGURES.csv', '--programme mpp|NAME|FILE.json', release, format],
    examples: [
      'npx puente courts compare',
      'npx puente courts compare figures.csv',
      'npx puente courts compare figures.csv --release 2026-08-01 --format csv > compared.csv',
    ],
  },
  'courts diff': {
    usage: 'courts diff A B [OPTIONS]',
    needs: ['A', 'B'],
    rows: [programme, asOf, format],
    examples: [
      'npx puente courts diff 2026-07-01 2026-08-01',
      'npx puente courts diff ./june ./july --programme all --format csv > changes.csv',
    ],
  },
  'courts definitions': { usage: 'courts definitions' },
  'courts releases': { usage: 'courts releases [OPTIONS]', rows: [format] },
};
