import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import * as appointments from '../../src/appointments/contract.ts';
import { background } from '../../src/appointments/jobs.ts';
import {
  endProgramme,
  myPlaces,
  type Place,
  pauseProgramme,
  resumeProgramme,
} from '../../src/queue/contract.ts';
import {
  aMember,
  aMonday,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../application.ts';
import { aHousehold, anOrder, aProgramme, drawn, familyOf, heed, withPaper } from '../queue.ts';

/** What a story needs: a programme at Brownsville and San Ysidro, its people, and the time in its hand. */
export interface Stage {
  puente: TestApplication;
  programmeId: string;
  coordinator: Actor;
  planner: Actor;
  registrar: Actor;
  /** Messages that went out, by the address of a family. */
  letters: { to: string; text: string }[];
  /** Registers a household of so many with a paper of that day, and its own address; draws nothing. */
  family(enrolledOn: string, size?: number, place?: string): Promise<Family>;
  /** Draws everybody who joined, plans and applies, and offers every day. */
  plan(): Promise<void>;
  open(perDay: number, changes?: Partial<appointments.Opening>): Promise<unknown>;
  /** Moves the clock to an instant, and runs every job that waits. */
  at(instant: string): Promise<void>;
  settle(): Promise<void>;
  /** Runs one job of those that run by the clock. */
  run(job: string): Promise<void>;
  /** An order about the programme. */
  order(what: 'pauseProgramme' | 'resumeProgramme' | 'endProgramme'): Promise<unknown>;
}

const orders = { pauseProgramme, resumeProgramme, endProgramme };

/** A family of a story. */
export interface Family {
  householdId: string;
  address: string;
  /** As it is with its own fact proven. */
  actor: Actor;
  slot(): Promise<appointments.MySlot | undefined>;
  place(): Promise<NonNullable<Place['ticket']>>;
  /** Names of the facts that it was told of since the last time, those of a day only. */
  facts(): Promise<string[]>;
  /** What the messages said since the last time, without greeting and address. */
  told(): string;
}

/** Brownsville, open every day. */
const everyDay = {
  port: '2301',
  opensOn: '2026-11-01',
  closesOn: '2027-12-31',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
};

/** Opens a stage, on an application of its own unless one is given; close its `puente` afterwards. */
export async function aStage(given?: TestApplication): Promise<Stage> {
  const puente = given ?? (await testApplication());
  const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const theirs = await anOrganisation(puente, 'Casa Ejemplo');
  const coordinator = await aMember(puente, ours, 'coordinator');
  const planner = await aMember(puente, ours, 'planner');
  const registrar = await aMember(puente, ours, 'registrar');
  const other = await aMember(puente, theirs, 'coordinator');
  // Nine in the morning at Matamoros, so that nobody waits for quiet hours to end.
  puente.clock.now = new Date(aMonday.getTime() + 3 * 3_600_000);
  const programmeId = await aProgramme(puente, coordinator);
  const letters: Stage['letters'] = [];
  // An order is heeded, what it changed is told, and the telling is sent: three rounds.
  const settle = async () => {
    for (let round = 0; round < 3; round += 1) {
      await puente.settle(async ({ to, text }) => void letters.push({ to, text }));
    }
  };
  return {
    puente,
    programmeId,
    coordinator,
    planner,
    registrar,
    letters,
    settle,
    family: (day, size, place) => aFamily(puente, registrar, letters, day, size, place),
    plan: async () => {
      await settle();
      await drawIfNeeded(puente, programmeId, [coordinator, other]);
      await planAndOffer(puente.callAs(planner), programmeId);
      await settle();
    },
    open: (perDay, changes = {}) => {
      const opening = { ...everyDay, perDay, ...changes };
      const reason = 'As the port said';
      return puente.callAs(planner)(appointments.setOpening, { programmeId, opening, reason });
    },
    at: async (instant) => {
      puente.clock.now = new Date(instant);
      await settle();
    },
    run: async (job) => {
      await heed(puente, job, programmeId, undefined, background);
      await settle();
    },
    order: async (what) => {
      const source = { ...anOrder, name: 'Invented order of a court' };
      await puente.callAs(coordinator)(orders[what], { programmeId, source });
      await settle();
    },
  };
}

async function planAndOffer(
  call: ReturnType<TestApplication['callAs']>,
  programmeId: string,
): Promise<void> {
  const { planId } = await call(appointments.makePlan, { programmeId });
  await call(appointments.applyPlan, { programmeId, planId });
  await call(appointments.offerSlots, { programmeId, upTo: '2027-12-31' });
}

async function drawIfNeeded(
  puente: TestApplication,
  programmeId: string,
  coordinators: readonly Actor[],
): Promise<void> {
  const waiting = await puente.within(system, ({ tx }) =>
    tx.first(sql`
      select from queue.batches b join queue.tickets t using (programme_id, batch_id)
      where b.programme_id = ${programmeId} and b.closed_at is null limit 1`),
  );
  if (waiting) await drawn(puente, programmeId, coordinators);
}

async function aFamily(
  puente: TestApplication,
  registrar: Actor,
  letters: Stage['letters'],
  enrolledOn: string,
  size = 2,
  place = 'matamoros',
): Promise<Family> {
  const address = `f${enrolledOn.replaceAll('-', '')}s${size}@example.org`;
  const { householdId } = await aHousehold(puente, registrar, {
    ...withPaper(enrolledOn, size),
    language: 'eng',
    whereabouts: { country: 'mexico', place },
    contacts: [{ channel: 'email', value: address, whose: 'own', maySay: 'everything' }],
  });
  const actor = familyOf(householdId, { day: true });
  let [seen, read] = [0, 0];
  return {
    householdId,
    address,
    actor,
    slot: async () => (await puente.callAs(actor)(appointments.mySlots, {})).slots[0],
    place: async () => {
      const { places } = await puente.callAs(actor)(myPlaces, {});
      const ticket = places[0]?.ticket;
      if (!ticket) throw new Error('the family has no place');
      return ticket;
    },
    facts: async () => {
      const rows = await puente.within(system, ({ tx }) =>
        tx.rows<{ name: string; position: number }>(sql`
          select name, position from platform.facts
          where subject_id = ${householdId} and position > ${seen} and name like 'appointments.%'
          order by position`),
      );
      seen = rows.at(-1)?.position ?? seen;
      return rows.map(({ name }) => name.replace('appointments.', ''));
    },
    told: () => {
      const mine = letters.filter(({ to }) => to === address);
      const fresh = mine.slice(read);
      read = mine.length;
      return fresh.map(({ text }) => text.split('\n\n').slice(1, -2).join(' ')).join(' | ');
    },
  };
}
