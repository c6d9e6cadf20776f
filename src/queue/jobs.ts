import type { Context } from '#platform/context.ts';
import type { Background, JobFact } from '#platform/jobs.ts';
import { everyHousehold, queueFactsOf } from '#registry/index.ts';
import { announceAll } from './announce.ts';
import { considerHouseholds } from './consider-households.ts';
import { forgetGrounds } from './decisions/expedite.store.ts';
import { settleDecisions } from './decisions/settle-decisions.ts';
import { settleOverdue } from './draw-batch.ts';
import { comeBackTo, leavePlaceOf } from './leave-queue.ts';
import { localDay } from './local-day.rules.ts';
import { listOpenProgrammes } from './programmes.store.ts';
import { publishAllLists, publishList } from './publish-list.ts';
import { standingsDue, ticketsOfHousehold } from './tickets.store.ts';
import { placesOfProgramme } from './units.store.ts';

/** Households considered together. */
const chunk = 1000;

/** Judges one household again, when it registered or what is known of it changed. */
async function considerHousehold(context: Context, { subjectId }: JobFact): Promise<void> {
  await considerHouseholds(context, [subjectId]);
}

/** Judges many at once: after a rush of requests, or an announcement, they wait together. */
async function considerTogether(context: Context, facts: readonly JobFact[]): Promise<void> {
  await considerHouseholds(context, [...new Set(facts.map(({ subjectId }) => subjectId))]);
}

/**
 * Who withdrew, or was closed or erased, leaves its queues; the places stay to come back to. A household
 * that was brought back before this ran stays where it is.
 */
async function leaveWithHousehold(context: Context, { subjectId }: JobFact): Promise<void> {
  const standing = await queueFactsOf(context, [subjectId]);
  if (standing.length > 0) return;
  for (const { programmeId } of await ticketsOfHousehold(context.tx, subjectId)) {
    await leavePlaceOf(context, subjectId, programmeId);
  }
}

/** Who took the withdrawal back, or was reopened, stands at the same places again. */
async function returnWithHousehold(context: Context, { subjectId }: JobFact): Promise<void> {
  for (const { programmeId } of await ticketsOfHousehold(context.tx, subjectId)) {
    await comeBackTo(context, subjectId, programmeId);
  }
}

/** Judges every household for a programme that came into force, and publishes its list. */
async function considerEverybody(context: Context, { subjectId }: JobFact): Promise<void> {
  for await (const ids of everyHousehold(context)) {
    await considerHouseholds(context, ids, subjectId);
  }
  await publishList(context, { programmeId: subjectId });
}

/** Judges again whom a phase takes in from a day that has come. */
async function considerDue(context: Context): Promise<void> {
  for (const programme of await listOpenProgrammes(context.tx)) {
    const { programmeId } = programme;
    const today = localDay(context.now, programme.timeZone);
    const due = await standingsDue(context.tx, programmeId, today);
    for (let at = 0; at < due.length; at += chunk) {
      await considerHouseholds(context, due.slice(at, at + chunk), programmeId);
    }
  }
}

const factOfPlaces = {
  'queue.programmePaused': 'queue.placePaused',
  'queue.programmeResumed': 'queue.placeResumed',
  'queue.programmeEnded': 'queue.placeEnded',
} as const;

/** Tells each household with a place that its programme stands still, goes on, or is over. */
async function tellEachPlace(context: Context, { subjectId, name }: JobFact): Promise<void> {
  const told = Object.entries(factOfPlaces).find(([programmes]) => programmes === name)?.[1];
  if (!told) return;
  const households = await placesOfProgramme(context.tx, subjectId);
  await announceAll(context, {
    name: told,
    subjects: households.map((id) => ({ id, payload: { programmeId: subjectId } })),
  });
}

/** Publishes the list with the order that a draw decided. */
async function publishDrawn(context: Context, { subjectId }: JobFact): Promise<void> {
  await publishList(context, { programmeId: subjectId });
}

/** What an erased family asked on is gone; the counts stay. */
async function forgetRequests({ tx }: Context, { subjectId }: JobFact): Promise<void> {
  await forgetGrounds(tx, subjectId);
}

/** What the queue does in the background. */
export const background: Background = {
  jobs: {
    'queue.considerHousehold': considerHousehold,
    'queue.considerEverybody': considerEverybody,
    'queue.leaveWithHousehold': leaveWithHousehold,
    'queue.returnWithHousehold': returnWithHousehold,
    'queue.tellEachPlace': tellEachPlace,
    'queue.publishDrawn': publishDrawn,
    'queue.forgetRequests': forgetRequests,
  },
  together: { 'queue.considerHousehold': considerTogether },
  listeners: {
    'registry.householdRegistered': ['queue.considerHousehold'],
    'registry.householdCorrected': ['queue.considerHousehold'],
    'registry.enrolmentDecided': ['queue.considerHousehold'],
    'registry.personLeft': ['queue.considerHousehold'],
    'registry.householdWithdrew': ['queue.leaveWithHousehold'],
    'registry.householdClosed': ['queue.leaveWithHousehold'],
    'registry.householdErased': ['queue.leaveWithHousehold', 'queue.forgetRequests'],
    'registry.withdrawalUndone': ['queue.returnWithHousehold', 'queue.considerHousehold'],
    'registry.householdReopened': ['queue.returnWithHousehold', 'queue.considerHousehold'],
    'queue.programmeDeclared': ['queue.considerEverybody'],
    'queue.programmeStarted': ['queue.considerEverybody'],
    'queue.programmeAmended': ['queue.considerEverybody'],
    'queue.programmePaused': ['queue.tellEachPlace'],
    'queue.programmeResumed': ['queue.tellEachPlace'],
    'queue.programmeEnded': ['queue.tellEachPlace'],
    'queue.batchDrawn': ['queue.publishDrawn'],
  },
  schedules: {
    'queue.considerDue': { every: '7 * * * *', job: considerDue },
    'queue.publishAllLists': { every: '17 * * * *', job: publishAllLists },
    'queue.settleDecisions': { every: '*/10 * * * *', job: settleDecisions },
    'queue.settleOverdue': { every: '*/10 * * * *', job: settleOverdue },
  },
};
