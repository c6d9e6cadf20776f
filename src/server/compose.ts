import { background as appointmentsBackground } from '#appointments/jobs.ts';
import { routes as appointments } from '#appointments/routes.ts';
import { routesOf as coordination, type Installed } from '#coordination/routes.ts';
import { background as observatoryBackground } from '#observatory/jobs.ts';
import { routesOf as observatory } from '#observatory/routes.ts';
import { type OutreachSettings, backgroundOf as outreachBackground } from '#outreach/jobs.ts';
import { routes as outreach } from '#outreach/routes.ts';
import { routes as pathways } from '#pathways/routes.ts';
import type { Listeners } from '#platform/context.ts';
import type { Route } from '#platform/handle.ts';
import type { Background } from '#platform/jobs.ts';
import { forgetEndedSessions } from '#platform/sessions.ts';
import { background as queueBackground } from '#queue/jobs.ts';
import { routes as queue } from '#queue/routes.ts';
import { background as registryBackground } from '#registry/jobs.ts';
import { routes as registry } from '#registry/routes.ts';
import { background as transparencyBackground } from '#transparency/jobs.ts';
import { routes as transparency } from '#transparency/routes.ts';
import { background as waitingBackground } from '#waiting-lists/jobs.ts';
import { routes as waitingLists } from '#waiting-lists/routes.ts';

/** Every route of every capability; a few exist only in the demonstration. */
export function routesOf(
  installed: Installed & Parameters<typeof observatory>[0],
): readonly Route[] {
  return [
    ...coordination(installed),
    ...registry,
    ...transparency,
    ...pathways,
    ...queue,
    ...appointments,
    ...waitingLists,
    ...outreach,
    ...observatory(installed),
  ];
}

/** What the platform does in the background. */
const platformBackground: Background = {
  schedules: {
    'platform.forgetEndedSessions': {
      every: '*/10 * * * *',
      job: ({ tx, now }) => forgetEndedSessions(tx, now),
    },
  },
};

/** What the platform and every capability do in the background. */
export function backgroundsOf(settings: OutreachSettings): readonly Background[] {
  return [
    platformBackground,
    registryBackground,
    transparencyBackground,
    queueBackground,
    appointmentsBackground,
    waitingBackground,
    outreachBackground(settings),
    observatoryBackground,
  ];
}

/** Which jobs heed which facts. */
export const listeners: Listeners = listenersOf(backgroundsOf({ send: null, address: '' }));

function listenersOf(all: readonly Background[]): Listeners {
  const heeded = new Map<string, string[]>();
  for (const { listeners = {} } of all) {
    for (const [fact, jobs] of Object.entries(listeners)) {
      heeded.set(fact, [...(heeded.get(fact) ?? []), ...jobs]);
    }
  }
  return heeded;
}
