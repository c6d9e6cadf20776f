import type { Listeners } from '#platform/context.ts';
import type { Route } from '#platform/handle.ts';
import type { Background } from '#platform/jobs.ts';
import { routes as registry } from '#registry/routes.ts';

/** Every route of every capability; a few exist only in the demonstration. */
export function routesOf(_only: { demo: boolean }): readonly Route[] {
  return [...registry];
}

/** What every capability does in the background. */
export const backgrounds: readonly Background[] = [];

/** Which jobs heed which facts. */
export const listeners: Listeners = listenersOf(backgrounds);

function listenersOf(all: readonly Background[]): Listeners {
  const heeded = new Map<string, string[]>();
  for (const { listeners = {} } of all) {
    for (const [fact, jobs] of Object.entries(listeners)) {
      heeded.set(fact, [...(heeded.get(fact) ?? []), ...jobs]);
    }
  }
  return heeded;
}
