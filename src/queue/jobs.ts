import { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { newCode } from '#platform/crypto/codes.ts';
import type { Background, JobFact, Within } from '#platform/jobs.ts';
import { everyHousehold, queueFactsOf } from '#registry/index.ts';
import { announce, announceAll } from './announce.ts';
import { joinOpenBatch } from './batches.store.ts';
import { foldChanges } from './changes.store.ts';
import { considerHouseholds, ticketLength } from './consider-households.ts';
import { forgetGrounds } from './decisions/expedite.store.ts';
import { settleDecisions } from './decisions/settle-decisions.ts';
import { setAsideWhoLeft } from './decisions/stand-aside.ts';
import { settleOverdue } from './draw-batch.ts';
import { comeBackTo, leavePlaceOf } from './leave-queue.ts';
import { localDay } from './local-day.rules.ts';
import { forgetLogged, programmesWithoutLog } from './logged.store.ts';
import { ensureLog } from './programme-log.ts';
import { findPayload, listOpenProgrammes } from './programmes.store.ts';
import { publishAllLists, publishList } from './publish-list.ts';
import { standingsDue } from './standings.store.ts';
import { joinAnew, ticketsOfHousehold } from './tickets.store.ts';
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

/**
 * Judges every household for a programme that came into force or takes in more, and publishes its list.
 * Some at a time, each in a transaction of its own: one announcement may concern tens of thousands, and
 * whoever registers meanwhile must not wait for them.
 */
async function considerEverybody(context: Context, fact: JobFact): Promise<void> {
  const { subjectId } = fact;
  const { after } = GoesOn.safeParse(await findPayload(context.tx, fact)).data ?? {};
  const { value: ids = [] } = await everyHousehold(context, chunk, after).next();
  await considerHouseholds(context, ids, subjectId);
  const last = ids.length < chunk ? undefined : ids.at(-1);
  if (last === undefined) {
    await publishList(context, { programmeId: subjectId });
    return;
  }
  await announce(context, {
    name: 'queue.considerationGoesOn',
    subject: { kind: 'programme', id: subjectId },
    payload: { after: last },
  });
}

const GoesOn = z.object({ after: z.uuid() });

/** Judges again whom a phase takes in from a day that has come, some at a time. */
async function considerDue(within: Within): Promise<void> {
  const due = await within(async ({ tx, now }) => {
    const programmes = await listOpenProgrammes(tx);
    const listed = programmes.map(async (programme) => {
      const today = localDay(now, programme.timeZone);
      const begun = programme.rules.phases.map(({ from }) => from).filter((day) => day <= today);
      const began = begun.sort().at(-1) ?? null;
      const ids = await standingsDue(tx, programme, { today, began });
      return { programmeId: programme.programmeId, ids };
    });
    return Promise.all(listed);
  });
  for (const { programmeId, ids } of due) {
    for (let at = 0; at < ids.length; at += chunk) {
      const some = ids.slice(at, at + chunk);
      await within((context) => considerHouseholds(context, some, programmeId));
    }
  }
}

/** Gives a new place to who left the old one for more than 30 days and asked for another. */
async function giveNewPlace(context: Context, { subjectId }: JobFact): Promise<void> {
  const { tx, now } = context;
  const standing = await queueFactsOf(context, [subjectId]);
  if (standing.length === 0) return;
  for (const { programmeId, state } of await ticketsOfHousehold(tx, subjectId)) {
    if (state !== 'withdrawn') continue;
    const batchId = await joinOpenBatch(tx, programmeId, context.newId, now);
    const ticketNumber = newCode(ticketLength);
    const place = { householdId: subjectId, programmeId, ticketNumber, batchId };
    if (!(await joinAnew(tx, place, now))) continue;
    await announce(context, {
      name: 'queue.ticketGiven',
      subject: { kind: 'household', id: subjectId },
      payload: { programmeId, ticketNumber },
    });
  }
  await considerHouseholds(context, [subjectId]);
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

/** With an erased household goes what its place commits to; the hashes stay. */
async function forgetLoggedPlaces({ tx }: Context, { subjectId }: JobFact): Promise<void> {
  await forgetLogged(tx, subjectId);
}

/** Begins the logs of programmes from before there were logs. */
async function beginMissingLogs(context: Context): Promise<void> {
  for (const programmeId of await programmesWithoutLog(context.tx)) {
    await ensureLog(context, programmeId);
  }
}

/** What the queue does in the background. */
export const background: Background = {
  jobs: {
    'queue.considerHousehold': considerHousehold,
    'queue.considerEverybody': considerEverybody,
    'queue.giveNewPlace': giveNewPlace,
    'queue.leaveWithHousehold': leaveWithHousehold,
    'queue.returnWithHousehold': returnWithHousehold,
    'queue.tellEachPlace': tellEachPlace,
    'queue.publishDrawn': publishDrawn,
    'queue.forgetRequests': forgetRequests,
    'queue.forgetLoggedPlaces': forgetLoggedPlaces,
    'queue.setAsideWhoLeft': setAsideWhoLeft,
  },
  together: { 'queue.considerHousehold': considerTogether },
  listeners: {
    'coordination.memberRemoved': ['queue.setAsideWhoLeft'],
    'coordination.rolesChanged': ['queue.setAsideWhoLeft'],
    'registry.householdRegistered': ['queue.considerHousehold'],
    'registry.householdCorrected': ['queue.considerHousehold'],
    'registry.enrolmentDecided': ['queue.considerHousehold'],
    'registry.personLeft': ['queue.considerHousehold'],
    'registry.householdWithdrew': ['queue.leaveWithHousehold'],
    'registry.householdClosed': ['queue.leaveWithHousehold'],
    'registry.householdErased': [
      'queue.leaveWithHousehold',
      'queue.forgetRequests',
      'queue.forgetLoggedPlaces',
    ],
    'registry.withdrawalUndone': ['queue.returnWithHousehold', 'queue.considerHousehold'],
    'registry.householdReopened': ['queue.returnWithHousehold', 'queue.considerHousehold'],
    'queue.programmeDeclared': ['queue.considerEverybody'],
    'queue.programmeStarted': ['queue.considerEverybody'],
    'queue.programmeAmended': ['queue.considerEverybody'],
    'queue.considerationGoesOn': ['queue.considerEverybody'],
    'queue.newPlaceAsked': ['queue.giveNewPlace'],
    'queue.programmePaused': ['queue.tellEachPlace'],
    'queue.programmeResumed': ['queue.tellEachPlace'],
    'queue.programmeEnded': ['queue.tellEachPlace'],
    'queue.batchDrawn': ['queue.publishDrawn'],
  },
  works: { 'queue.considerDue': { every: '7 * * * *', work: considerDue } },
  schedules: {
    'queue.beginMissingLogs': { every: '*/5 * * * *', job: beginMissingLogs },
    'queue.foldChanges': { every: '*/10 * * * *', job: ({ tx }) => foldChanges(tx) },
    'queue.publishAllLists': { every: '17 * * * *', job: publishAllLists },
    'queue.settleDecisions': { every: '*/10 * * * *', job: settleDecisions },
    'queue.settleOverdue': { every: '*/10 * * * *', job: settleOverdue },
  },
};
