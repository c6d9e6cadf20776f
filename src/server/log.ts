import type { ClusterLog } from '#platform/postgres/cluster.ts';

/** One line of JSON an event, for whoever runs the server. Codes and numbers, never personal text. */
export const terminalLog: ClusterLog = {
  info: () => undefined,
  warn: (message, facts) => console.error(JSON.stringify({ warning: message, ...facts })),
};

/** Notes what nobody expected: the kind of error and where in our code, never its message. */
export function noteUnexpected(event: string, error: unknown): void {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n    at ').slice(1, 6) : [];
  const name = error instanceof Error ? error.name : typeof error;
  console.error(JSON.stringify({ event, name, frames }));
}
