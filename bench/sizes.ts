import { gzipSync } from 'node:zlib';
import { ask } from './load.ts';
import { type Row, tableOf } from './row.ts';
import { asFounded, withPuente } from './with-puente.ts';

const port = 6052;
const publicLimit = 30_000;
const deskLimit = 170_000;

/** The pages that a telephone loads, without an account. */
const publicPages = [
  '/',
  '/ask-for-help',
  '/ask-for-help/language',
  '/my-place',
  '/list',
  '/list/check',
  '/list/earlier',
  '/public-figures/courts',
  '/public-figures/fairness',
  '/law',
];

/** The weight of each public page with everything that it loads, and of the desk's first load. */
export function bench(): Promise<Row[]> {
  return withPuente(port, asFounded, (address, { desk }) => measure(address, desk));
}

async function measure(address: string, desk: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const path of publicPages) {
    const files = await loaded(address, path, '');
    const weight = sum(files.map(({ body }) => Buffer.byteLength(body)));
    const scripts = files.filter(({ path: file }) => file.endsWith('.js')).length;
    rows.push({
      what: `${path} with all that it loads, uncompressed (${files.length} files, ${scripts} scripts)`,
      measured: `${(weight / 1000).toFixed(1)} kB`,
      target: `≤ ${publicLimit / 1000} kB`,
      met: weight <= publicLimit && scripts === 0,
    });
  }
  const files = await loaded(address, '/desk', desk);
  const weight = sum(files.map(({ body }) => gzipSync(body).length));
  return [
    ...rows,
    {
      what: `the desk’s first load, compressed (${files.length} files)`,
      measured: `${(weight / 1000).toFixed(1)} kB`,
      target: `≤ ${deskLimit / 1000} kB`,
      met: weight <= deskLimit,
    },
  ];
}

const sum = (numbers: readonly number[]) => numbers.reduce((sofar, next) => sofar + next, 0);

interface Loaded {
  path: string;
  body: string;
}

/** A page and every file of ours that it or its scripts load at once. */
async function loaded(address: string, path: string, cookie: string): Promise<Loaded[]> {
  const files = new Map<string, Loaded>();
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (files.has(next)) continue;
    const answer = await ask(`${address}${next}`, { headers: { cookie, accept: '*/*' } });
    if (answer.status !== 200) throw new Error(`${next} answered ${answer.status}`);
    files.set(next, { path: next, body: answer.body });
    waiting.push(...namedIn(next, answer.body));
  }
  return [...files.values()];
}

/** What a page names to be loaded, and what a script imports without being asked. */
function namedIn(path: string, body: string): string[] {
  const here = new URL(path, 'http://here');
  return namesIn(path, body).flatMap((name) => {
    if (name.startsWith('data:')) return [];
    const url = new URL(name, here);
    return url.host === 'here' ? [`${url.pathname}${url.search}`] : [];
  });
}

function namesIn(path: string, body: string): string[] {
  if (path.endsWith('.js')) return all(body, /(?:from|import)\s*["'](\.[^"']+\.js)["']/gu);
  if (path.endsWith('.css')) return all(body, /url\(["']?([^"')]+)["']?\)/gu);
  const links = [...body.matchAll(/<link[^>]*>/gu)].map(([link]) => link);
  // A style sheet that stands in the page already is named once more, disabled, and is not loaded.
  const loading = links.filter(
    (link) =>
      /rel="?(stylesheet|modulepreload|icon|preload)/u.test(link) && !/ disabled/u.test(link),
  );
  return [
    ...loading.flatMap((link) => all(link, /href="([^"]+)"/gu)),
    ...all(body, /<(?:img|script)[^>]+src="([^"]+)"/gu),
    ...all(body, /import\("([^"]+\.js)"\)/gu),
  ];
}

const all = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []);

if (import.meta.main) console.log(tableOf(await bench()));
