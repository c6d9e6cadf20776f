import { Problem } from '#platform/problem.ts';
import { openCluster } from './cluster.ts';

// A program that opens the cluster of a folder, says so in one line of JSON, and stays until SIGTERM.
// It can be killed as the real one can.

async function open(dataFolder: string): Promise<void> {
  const log = { info: () => {}, warn: () => {} };
  const cluster = await openCluster({ dataFolder, log });
  process.once('SIGTERM', () => cluster.stop());
  const { url, home } = cluster;
  console.log(JSON.stringify({ pid: cluster.pid(), home, url }));
}

try {
  await open(process.argv[2] ?? '');
} catch (error) {
  const code = error instanceof Problem ? error.code : String(error);
  console.log(JSON.stringify({ problem: code }));
}
