import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { version } from '@duckdb/node-api';

/** What the figures were measured on, in two lines. */
export function machine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return [
    `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${gigabytes} GB memory; load average at the start ${loadavg()[0]?.toFixed(1)}`,
    `Node ${process.version}, DuckDB ${version()} on two threads`,
  ].join('\n');
}
