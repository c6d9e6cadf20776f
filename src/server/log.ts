import type { ClusterLog } from '#platform/postgres/cluster.ts';
import { traceOf } from '#platform/problem.ts';

/** One line of JSON an event, for whoever runs the server. Codes and numbers, never personal text. */
export const terminalLog: ClusterLog = {
  info: () => undefined,
  warn: (message, facts) => console.error(JSON.stringify({ warning: message, ...facts })),
};

/** Notes what nobody expected: the kind of error, its code and where in our code, never its message. */
export function noteUnexpected(event: string, error: unknown): void {
  console.error(JSON.stringify({ event, ...traceOf(error) }));
}
