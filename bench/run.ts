import { machine } from './machine.ts';
import { type Row, tableOf } from './row.ts';

// `npm run bench [-- name …]`: measures what the README claims, one bench after the other, and prints one
// table. It ends with 0 whatever was measured, and with 1 if a bench broke.

const benches: Readonly<Record<string, () => Promise<{ bench(): Promise<Row[]> }>>> = {
  start: () => import('./start.ts'),
  sizes: () => import('./sizes.ts'),
  register: () => import('./register.ts'),
  'my-place': () => import('./my-place.ts'),
  search: () => import('./search.ts'),
  'import-read': () => import('./import-read.ts'),
  import: () => import('./import.ts'),
  plan: () => import('./plan.ts'),
  log: () => import('./log.ts'),
};

/** Too long for every time: only when named. */
const onlyNamed: typeof benches = {
  faults: () => import('./faults.ts'),
  phase: () => import('./phase.ts'),
};

const wanted = process.argv.slice(2);
const all = { ...benches, ...onlyNamed };
const unknown = wanted.filter((name) => !(name in all));
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}. There are: ${Object.keys(all).join(', ')}.`,
  );
  process.exit(2);
}

console.log(`${machine()}\n`);
const rows: Row[] = [];
for (const [name, load] of Object.entries(wanted.length > 0 ? all : benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`${name} …`);
  try {
    const { bench } = await load();
    rows.push(...(await bench()));
  } catch (error) {
    console.error(`${name} broke: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
console.log(`\n${tableOf(rows)}`);
