import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateDump } from './generate/generate-dump.ts';
import { writeTruth } from './generate/write-truth.ts';

// `node bench/courts/generate.ts --scale 0.01 --seed 1 --to FOLDER [--programme-only] [--as-of DATE …]`:
// writes an invented dump of the immigration courts to FOLDER/dump and to FOLDER/truth what a reader must
// make of it.

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '0.001' },
    seed: { type: 'string', default: '1' },
    to: { type: 'string' },
    'programme-only': { type: 'boolean', default: false },
    'as-of': { type: 'string', multiple: true, default: [] },
  },
});
const scale = Number(values.scale);
if (values.to === undefined || !(scale > 0) || !Number.isInteger(Number(values.seed))) {
  console.error(
    'Usage: node bench/courts/generate.ts --scale 0.01 --seed 1 --to FOLDER [--programme-only] [--as-of DATE …]',
  );
  process.exit(2);
}
const folder = join(values.to, 'dump');
mkdirSync(folder, { recursive: true });
const began = performance.now();
const dump = generateDump({
  scale,
  seed: Number(values.seed),
  folder,
  truthOf: 'programme',
  isProgrammeOnly: values['programme-only'],
});
const seconds = (performance.now() - began) / 1000;
const { length } = writeTruth(dump, join(values.to, 'truth'), values['as-of']);
console.log(
  `${folder}: ${(dump.bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(1)} s (${(dump.bytes / 1e6 / seconds).toFixed(0)} MB/s); ${length} cases of the programme, ${dump.defects.length} defects`,
);
for (const [table, { count }] of Object.entries(dump.expected)) console.log(`  ${table}\t${count}`);
if (dump.unplanted.length > 0) console.log(`  without a fitting row: ${dump.unplanted.join('; ')}`);
