import type { Listeners } from '#platform/context.ts';
import type { Route } from '#platform/handle.ts';
import { routes as registry } from '#registry/routes.ts';

/** Every route of every capability. */
export const routes: readonly Route[] = [...registry];

/** Which jobs heed which facts. */
export const listeners: Listeners = new Map();
