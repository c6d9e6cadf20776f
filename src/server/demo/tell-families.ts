import * as appointments from '#appointments/contract.ts';
import type { Actor } from '#platform/actor.ts';
import * as queue from '#queue/contract.ts';
import * as registry from '#registry/contract.ts';
import { chanceFrom } from './chance.ts';
import { demoFamily } from './families.ts';
import { actorOf, callAs, daysAgo, type Stage } from './stage.ts';

/** A family of the demonstration, as the story goes on with it. */
export interface DemoFamily {
  householdId: string;
  folio: string;
  words: string[];
  /** Who works with it at the desk. */
  registrar: string;
}

/** Which registrar works in which town; the others come through the public form. */
const registrars: Readonly<Record<string, string>> = {
  'ciudad-juarez': 'nadia',
  matamoros: 'lucia',
  tapachula: 'rafa',
};

/** One family asks for help, at the desk of its town or through the public form. */
export async function askForHelp(stage: Stage, number: number): Promise<DemoFamily> {
  const family = demoFamily(chanceFrom(number * 7919 + 1), number);
  const registrar = registrars[family.whereabouts?.place ?? ''];
  const call = registrar ? callAs(stage, registrar) : stage.application.callAs({ kind: 'anyone' });
  const receipt = await call(registry.registerHousehold, {
    ...family,
    consents: [...(family.consents ?? []), ...(number % 3 === 0 ? legalHelp(stage) : [])],
    way: registrar ? 'desk' : 'web',
  });
  return { ...receipt, registrar: registrar ?? 'marta' };
}

/** A third of the families let the two legal organisations see their answers. */
function legalHelp(stage: Stage) {
  return ['priya', 'dana'].map((lawyer) => ({
    purpose: 'legal' as const,
    recipientId: actorOf(stage, lawyer).organisationId,
  }));
}

/** The rights of a family that opened its place and proved its own fact. */
export function familyActor({ householdId }: DemoFamily): Actor {
  return { kind: 'family', householdId, personId: null, proofs: { day: true } };
}

/** The registrar sees the papers of everybody in the household who was returned. */
export async function seePapers(stage: Stage, family: DemoFamily): Promise<void> {
  const call = callAs(stage, family.registrar);
  const { householdId } = family;
  const page = await call(registry.householdPage, { householdId });
  for (const { personId, enrolments } of page.people) {
    for (const { enrolmentId, enrolledOn, port } of enrolments) {
      if (!enrolledOn) continue;
      await call(registry.seePaper, {
        householdId,
        personId,
        enrolmentId,
        enrolledOn,
        port,
        document: { kind: 'nta', reference: `DEMO-${family.folio}` },
      });
    }
  }
}

/** What a family answers to an offer. */
export async function answerOffers(stage: Stage, families: readonly DemoFamily[]): Promise<void> {
  for (const family of families) {
    const call = stage.application.callAs(familyActor(family));
    const { slots } = await call(appointments.mySlots, {});
    for (const { slotId, state } of slots) {
      if (state !== 'offered' || stage.chance.happens(0.12)) continue;
      const accepts = stage.chance.happens(0.88);
      await call(
        appointments.answerOffer,
        accepts
          ? { slotId, answer: 'accept' }
          : { slotId, answer: 'decline', reason: stage.chance.one(['too_soon', 'ill', 'afraid']) },
      );
    }
  }
}

/** Days that have come: most families arrived, a few missed theirs and keep their place. */
export async function recordDays(
  stage: Stage,
  programmeId: string,
  days: readonly number[],
): Promise<void> {
  const planner = callAs(stage, 'karla');
  for (const ago of days) {
    const day = daysAgo(ago).toISOString().slice(0, 10);
    for (const port of ['2504', '2402', '2301']) {
      const { slots } = await planner(appointments.dayList, { programmeId, port, day });
      for (const { slotId, state } of slots) {
        if (state !== 'accepted') continue;
        const missed = stage.chance.happens(0.08);
        await planner(
          appointments.recordOutcome,
          missed
            ? { slotId, outcome: 'missed', reason: stage.chance.one(['no_transport', 'ill']) }
            : { slotId, outcome: 'arrived' },
        );
      }
    }
  }
}

/** Families of the coalition's own desk that wait in the queue. */
async function withPlace(stage: Stage, families: readonly DemoFamily[]): Promise<DemoFamily[]> {
  const waiting: DemoFamily[] = [];
  for (const family of families) {
    if (family.registrar !== 'marta') continue;
    const { places } = await stage.application.callAs(familyActor(family))(queue.myPlaces, {});
    if (places.some(({ ticket }) => ticket?.state === 'waiting')) waiting.push(family);
  }
  return waiting;
}

/** Some ask to go earlier: granted by two people, refused, or still waiting. */
export async function askToGoEarlier(
  stage: Stage,
  programmeId: string,
  families: readonly DemoFamily[],
): Promise<void> {
  const waiting = await withPlace(stage, families);
  for (const [at, { householdId }] of waiting.entries()) {
    const { requestId } = await callAs(stage, 'teresa')(queue.requestExpedite, {
      programmeId,
      householdId,
      class: at % 3 === 0 ? 'urgent' : 'expedited',
      criteria: at % 3 === 0 ? ['V-MED-URG'] : [stage.chance.one(['V-PREG', 'V-DIS', 'V-AGE'])],
      note: 'Inventado para la demostración.',
      evidence: 'professional_letter',
    });
    if (at % 4 === 3) continue;
    const decision = { requestId };
    if (at % 4 === 2) {
      await callAs(stage, 'oscar')(queue.decideExpedite, {
        ...decision,
        decision: 'refuse',
        reasonCode: 'evidence_missing',
      });
      continue;
    }
    await callAs(stage, 'oscar')(queue.decideExpedite, {
      ...decision,
      decision: 'grant',
      reasonCode: 'criterion_met',
    });
    if (at % 4 === 0) {
      await callAs(stage, 'ivan')(queue.confirmExpedite, { ...decision, confirm: true });
    }
  }
  await stage.settle();
}
