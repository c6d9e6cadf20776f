import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { windDownLike } from '#pathways/index.ts';
import type { Actor } from '#platform/actor.ts';
import { type Context, contextOf, todayOf } from '#platform/context.ts';
import { newCode } from '#platform/crypto/codes.ts';
import { newSecretWords } from '#platform/crypto/secret-words.ts';
import { sql } from '#platform/sql.ts';
import { amendRules, declareProgramme, foreseeRules, publicState } from '#queue/contract.ts';
import { registerHousehold } from '#registry/contract.ts';
import { folioLength } from '#registry/folio.rules.ts';
import { keepHouseholds } from '#registry/household.store.ts';
import { HouseholdInput } from '#registry/household.ts';
import { getOrganisationKey } from '#registry/keys.store.ts';
import { normalHousehold } from '#registry/normal-household.rules.ts';
import { newHousehold } from '#registry/sealed-rows.ts';
import { wordsMac } from '#registry/words.ts';
import {
  aMember,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../test/application.ts';
import { anOrder } from '../test/queue.ts';
import { familyOf } from './families.ts';
import { type Row, tableOf } from './row.ts';

/** Households that the announcement of the second phase of 2021 concerned, were each case one household. */
const HOUSEHOLDS = Number(process.env.HOUSEHOLDS ?? 34_528);
const step = 500;

/**
 * A phase is added: tens of thousands become eligible in one announcement. How long until each has a place
 * and the list is published; and how people fare meanwhile who read the public page or register.
 */
export async function bench(): Promise<Row[]> {
  const puente = await testApplication();
  try {
    const organisationId = await anOrganisation(puente, 'Albergue Ejemplo', true);
    const coordinator = await aMember(puente, organisationId, 'coordinator');
    const { programmeId } = await puente.callAs(coordinator)(declareProgramme, declared());
    for (let from = 0; from < HOUSEHOLDS; from += step) {
      await populate(puente, organisationId, from, Math.min(step, HOUSEHOLDS - from));
    }
    await puente.settle();
    const rules = rulesFrom('2026-11-02');
    const counted = await count(puente, coordinator, { programmeId, rules });
    await puente.callAs(coordinator)(amendRules, { programmeId, source: anOrder, rules });
    const start = performance.now();
    const seconds = () => (performance.now() - start) / 1000;
    const meanwhile = new AbortController();
    const waits = watch(puente, meanwhile.signal);
    let published: number | null = null;
    while (published === null) {
      await puente.settle();
      if ((await listedIn(puente, programmeId)) >= HOUSEHOLDS) published = seconds();
    }
    meanwhile.abort();
    const { read, registered } = await waits;
    const most = (all: readonly number[]) => Math.round(Math.max(...all));
    const scale = `${HOUSEHOLDS.toLocaleString('en')} households`;
    return [
      ...counted,
      row(
        `a phase added for ${scale}: every place given and the list published`,
        published,
        600,
        's',
      ),
      row(
        `meanwhile, the longest wait of ${read.length} who read the public page`,
        most(read),
        1000,
        'ms',
      ),
      row(
        `meanwhile, the longest wait of ${registered.length} who register`,
        most(registered),
        2000,
        'ms',
      ),
    ];
  } finally {
    await puente.close();
  }
}

/** How long the count takes that a coordinator sees before deciding, and how people fare meanwhile. */
async function count(
  puente: TestApplication,
  coordinator: Actor,
  asked: z.input<typeof foreseeRules.input>,
): Promise<Row[]> {
  const over = new AbortController();
  const waits = watch(puente, over.signal);
  const start = performance.now();
  const { joins } = await puente.callAs(coordinator)(foreseeRules, asked);
  const seconds = (performance.now() - start) / 1000;
  over.abort();
  const { read, registered } = await waits;
  const what = `whom it moves counted before it is decided (${joins.households} households)`;
  return [
    row(what, seconds, 10, 's'),
    row(`meanwhile, the longest wait of ${read.length} who read`, Math.max(...read), 1000, 'ms'),
    row(
      `meanwhile, the longest wait of ${registered.length} who register`,
      Math.max(...registered),
      2000,
      'ms',
    ),
  ];
}

/** Somebody reads the public page and somebody registers, again and again. */
async function watch(puente: TestApplication, over: AbortSignal) {
  const read: number[] = [];
  const registered: number[] = [];
  const timed = async (into: number[], act: () => Promise<unknown>) => {
    const start = performance.now();
    await act();
    into.push(performance.now() - start);
  };
  const anyone = puente.callAs({ kind: 'anyone' });
  for (let at = 0; !over.aborted; at += 1) {
    await timed(read, () => anyone(publicState, {}));
    await timed(registered, () => anyone(registerHousehold, familyOf(HOUSEHOLDS + at)));
    await pause(100);
  }
  return { read, registered };
}

/** How many numbers the public list holds. */
async function listedIn(puente: TestApplication, programmeId: string): Promise<number> {
  const row = await puente.within(system, ({ tx }) =>
    tx.first<{ count: number }>(sql`
      select count(*) from queue.public_entries where programme_id = ${programmeId}`),
  );
  return row?.count ?? 0;
}

function rulesFrom(phaseTwoFrom: string) {
  return windDownLike({
    programme: 'bench',
    phaseOneFrom: '2026-11-01',
    phaseTwoFrom,
    to: null,
    phaseOneSource: anOrder,
    phaseTwoSource: anOrder,
  });
}

function declared() {
  return {
    name: 'Invented wind-down',
    state: 'in_force' as const,
    source: anOrder,
    startsOn: '2026-11-01',
    timeZone: 'America/Matamoros',
    ports: ['2301', '2504'],
    rules: rulesFrom('2027-06-23'),
    leadDays: 3,
    offerHours: 48,
  };
}

/** Households whose case was closed by an order of absence: the first phase does not take them in. */
async function populate(puente: TestApplication, keeperId: string, from: number, count: number) {
  await puente.within(system, async (context) => {
    const key = await getOrganisationKey(context, keeperId);
    const all = Array.from({ length: count }, (_, at) => prepared(context, key, from + at));
    await keepHouseholds(context.tx, all);
    const parts = { now: () => context.now, keyring: context.keyring, listeners: new Map() };
    await contextOf(context.tx, context.actor, parts).announceAll({
      name: 'registry.householdRegistered',
      kind: 'household',
      subjects: all.map(({ householdId }) => ({
        id: householdId,
        payload: { way: 'web', size: 4, byProxy: false, childAlone: false },
      })),
    });
  });
}

function prepared(
  context: Context,
  key: Awaited<ReturnType<typeof getOrganisationKey>>,
  at: number,
) {
  const family = familyOf(at);
  const people = family.people.map((person) => ({
    ...person,
    ...(person.inProgramme === 'yes' ? { caseKnowledge: { situation: 'INABS' } } : {}),
  }));
  const form = HouseholdInput.parse({ ...family, people });
  const { household: input } = normalHousehold(form, todayOf(context.now));
  const folio = newCode(folioLength);
  const mac = wordsMac(context.keyring, folio, newSecretWords('es').join(' '));
  return newHousehold(context, {
    householdId: randomUUID(),
    folio,
    input,
    organisationKeys: [key],
    words: { id: randomUUID(), mac, knownToHelper: false },
  });
}

function row(what: string, value: number, target: number, unit: string): Row {
  const measured = `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
  return { what, measured, target: `≤ ${target} ${unit}`, met: value <= target };
}

if (import.meta.main) console.log(tableOf(await bench()));
