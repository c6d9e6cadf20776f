import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { system } from '../../test/application.ts';
import { verifyLog } from '../verifier/verify-log.rules.ts';
import type { TicketFacts } from './commitment.rules.ts';
import { appendToLog, sealedEntry, ticketEntry, ticketTravelled } from './index.ts';
import {
  aLog,
  factsOf,
  fileOf,
  type LoggingApplication,
  logged,
  loggingApplication,
} from './log.fixture.ts';
import { type LogFile, readLogFile } from './log-file.rules.ts';
import { dropOpenings } from './openings.store.ts';

let application: LoggingApplication;
before(async () => {
  application = await loggingApplication();
});
after(() => application.puente.close());

const travelledOn = '2026-11-05';
/** The first day on which what travelled then is open. */
const due = '2026-12-05';

/** A ticket as a test tells of it: its facts from first to last. */
interface Told {
  ticket: string;
  facts: Partial<TicketFacts>[];
  householdId?: string;
  /** Null for one that waits. */
  travelledOn?: string | null;
  size?: number;
}

/** Writes tickets with their days, and whose travelled that they did. */
async function told(logId: string, ...tickets: readonly Told[]): Promise<void> {
  const entries = tickets.flatMap(({ ticket, facts, householdId = randomUUID(), ...rest }) => {
    const day = rest.travelledOn === undefined ? travelledOn : rest.travelledOn;
    const slot = { what: 'slot', ticket, port: '2301', day: day ?? '2026-12-24', plan: null };
    const written = facts.map((some, at) =>
      ticketEntry(householdId, { ...factsOf(ticket), ...some }, (committed) =>
        at === 0
          ? { kind: 'ticket.given', ...committed }
          : { kind: 'ticket.changed', ...committed, reason: 'date_corrected', deciders },
      ),
    );
    return [...written, sealedEntry(slot, { householdId, ticket })].map((entry) => ({
      entry,
      travel: day === null ? null : { ticket, householdId, travelledOn: day, size: rest.size ?? 4 },
    }));
  });
  await logged(application, logId, ...entries.map(({ entry }) => entry));
  await application.puente.within(system, async (context) => {
    for (const { travel } of entries) if (travel) await ticketTravelled(context, logId, travel);
  });
}
const deciders = ['1'.repeat(32), '2'.repeat(32)];

/** So many tickets with the same facts. */
function tickets(letter: string, count: number, ...facts: Partial<TicketFacts>[]): Told[] {
  return Array.from({ length: count }, (_, at) => ({ ticket: `${letter}${at}`, facts }));
}

/** The file that anybody is given on a day, as it came, page after page. */
async function fileOn(day: string, logId: string): Promise<{ text: string; file: LogFile }> {
  const { clock } = application.puente;
  const { now } = clock;
  clock.now = new Date(`${day}T12:00:00Z`);
  const text = await fileOf(application, logId);
  clock.now = now;
  return { text, file: readLogFile(text) };
}

/** The tickets of which a part is open to the public, and how many openings there are of each. */
async function openOn(day: string, logId: string, part: 'order' | 'travel' | 'commitment') {
  const { file } = await fileOn(day, logId);
  const found = file.openings.filter((one) => one.part === part);
  return [...new Set(found.map(({ facts }) => String(facts.ticket)))].sort();
}

const common = { enrolledOn: '2019-08-14' };
const rare = { enrolledOn: '2019-03-03' };
const numbers = (letter: string, count: number) =>
  tickets(letter, count).map(({ ticket }) => ticket);

test('ten who share class and date are opened, nine are not, and the travel parts of all are', async () => {
  const logId = await aLog(application);
  await told(logId, ...tickets('A', 10, common), ...tickets('B', 9, rare));
  assert.deepEqual(await openOn('2026-12-04', logId, 'travel'), []);
  assert.deepEqual(await openOn(due, logId, 'travel'), [...numbers('A', 10), ...numbers('B', 9)]);
  assert.deepEqual(await openOn(due, logId, 'commitment'), [
    ...numbers('A', 10),
    ...numbers('B', 9),
  ]);
  assert.deepEqual(await openOn(due, logId, 'order'), numbers('A', 10));
  const { text, file } = await fileOn(due, logId);
  assert.doesNotMatch(text, /2019-03/);
  assert.deepEqual(verifyLog(file, null).faults, []);
  // The tenth opens the nine with itself, and not before it is due.
  await told(logId, { ticket: 'B9', facts: [rare], travelledOn: '2026-11-06' });
  await told(logId, ...[1, 2].map((at) => ({ ...other(at), travelledOn: '2026-11-06' })));
  assert.deepEqual(await openOn(due, logId, 'order'), numbers('A', 10));
  const all = [...numbers('A', 10), ...numbers('B', 10)];
  assert.deepEqual(await openOn('2026-12-06', logId, 'order'), all);
});

const other = (at: number): Told => ({
  ticket: `X${at}`,
  facts: [{ enrolledOn: `2019-05-0${at}` }],
});

test('one date known in two ways, or in two classes, is two groups', async () => {
  for (const differing of [
    { basis: 'confirmed' },
    { precision: 'month' },
    { class: 'urgent' },
    { undated: true },
  ] as const) {
    const logId = await aLog(application);
    await told(logId, ...tickets('A', 9, common), ...tickets('B', 9, { ...common, ...differing }));
    assert.deepEqual(await openOn(due, logId, 'order'), [], JSON.stringify(differing));
  }
});

test('who waits, was not there with two others, or is one household twice, makes no group', async () => {
  const logId = await aLog(application);
  const householdId = randomUUID();
  await told(
    logId,
    ...tickets('A', 9, common),
    { ticket: 'W', facts: [common], travelledOn: null },
    { ticket: 'L', facts: [common], travelledOn: '2026-11-03' },
  );
  assert.deepEqual(await openOn(due, logId, 'order'), []);
  const twice = await aLog(application);
  const same = tickets('A', 12, common).map((one) => ({ ...one, householdId }));
  await told(twice, ...same);
  assert.deepEqual(await openOn(due, twice, 'travel'), []);
  assert.deepEqual(await openOn(due, twice, 'order'), []);
});

test('a corrected date opens only among ten who were corrected alike', async () => {
  const logId = await aLog(application);
  // Nine who always stood by this date, and one who came to it from a rare one.
  await told(logId, ...tickets('A', 9, common), { ticket: 'C', facts: [rare, common] });
  assert.deepEqual(await openOn(due, logId, 'order'), []);
  // One who left it does not make it ten either; and ten without it stand on their own.
  await told(logId, { ticket: 'D', facts: [common, rare] });
  assert.deepEqual(await openOn(due, logId, 'order'), []);
  await told(logId, { ticket: 'A9', facts: [common] });
  assert.deepEqual(await openOn(due, logId, 'order'), numbers('A', 10));
  assert.doesNotMatch((await fileOn(due, logId)).text, /2019-03/);
  await told(logId, ...tickets('E', 9, rare, common));
  assert.deepEqual(await openOn(due, logId, 'order'), [
    ...numbers('A', 10),
    'C',
    ...numbers('E', 9),
  ]);
});

test('a correction after the day of travel opens nothing more', async () => {
  const logId = await aLog(application);
  await told(logId, ...tickets('A', 10, common));
  const householdId = randomUUID();
  await told(logId, { ticket: 'Z', facts: [common], householdId });
  const before = await fileOn(due, logId);
  const changed = ticketEntry(householdId, { ...factsOf('Z'), ...rare }, (committed) => ({
    kind: 'ticket.changed',
    ...committed,
    reason: 'date_corrected',
    deciders,
  }));
  // While it waits for its position it counts already.
  await application.puente.within(system, (context) => appendToLog(context, logId, [changed]));
  assert.deepEqual(await openOn(due, logId, 'order'), numbers('A', 10));
  await logged(application, logId);
  const after = await fileOn(due, logId);
  assert.doesNotMatch(after.text, /2019-03/);
  const seen = new Set(before.file.openings.map((one) => JSON.stringify(one)));
  const more = after.file.openings.filter((one) => !seen.has(JSON.stringify(one)));
  assert.deepEqual(
    more.map(({ part }) => part),
    ['travel'],
  );
});

test('a household that is erased takes its group below ten with it', async () => {
  const logId = await aLog(application);
  const householdId = randomUUID();
  await told(logId, ...tickets('A', 9, common), { ticket: 'A9', facts: [common], householdId });
  assert.equal((await openOn(due, logId, 'order')).length, 10);
  await application.puente.within(system, ({ tx }) => dropOpenings(tx, householdId));
  assert.deepEqual(await openOn(due, logId, 'order'), []);
  assert.deepEqual(await openOn(due, logId, 'travel'), numbers('A', 9));
});

test('day and size are shared by three households, and each day is due on its own', async () => {
  const logId = await aLog(application);
  const travels: [string, string, number][] = [
    ['T1', '2026-11-05', 4],
    ['T2', '2026-11-05', 4],
    ['T3', '2026-11-05', 4],
    ['T4', '2026-11-05', 3],
    ['T5', '2026-11-05', 3],
    ['T6', '2026-11-06', 4],
    ['T7', '2026-11-06', 4],
    ['T8', '2026-11-06', 4],
  ];
  for (const [ticket, day, size] of travels) {
    await told(logId, { ticket, facts: [{ size }], travelledOn: day, size });
  }
  assert.deepEqual(await openOn('2026-12-04', logId, 'travel'), []);
  assert.deepEqual(await openOn('2026-12-05', logId, 'travel'), ['T1', 'T2', 'T3']);
  const later = ['T1', 'T2', 'T3', 'T6', 'T7', 'T8'];
  assert.deepEqual(await openOn('2026-12-06', logId, 'travel'), later);
});

test('a day before the day of travel, and what came of it, open only where three share them all', async () => {
  const logId = await aLog(application);
  const earlier = (ticket: string, day: string, outcome: string) => ({ ticket, day, outcome });
  const moved = [
    // What three have in common names none of them.
    ...numbers('M', 3).map((ticket) => earlier(ticket, '2026-10-20', 'missed')),
    earlier('R0', '2026-10-20', 'turned_away'),
    earlier('R1', '2026-10-21', 'missed'),
  ];
  await told(logId, ...tickets('A', 3, common));
  for (const { ticket, day, outcome } of moved) {
    const householdId = randomUUID();
    const slot = { what: 'slot', ticket, port: '2301', day, plan: null };
    const came = { what: 'outcome', ticket, port: '2301', day, outcome };
    const sealed = [slot, came].map((facts) => sealedEntry(facts, { householdId, ticket }));
    await logged(application, logId, ...sealed);
    await told(logId, { ticket, facts: [common], householdId });
  }
  const open = [...numbers('A', 3), ...numbers('M', 3)];
  assert.deepEqual(await openOn(due, logId, 'travel'), open);
  assert.deepEqual(await openOn(due, logId, 'commitment'), open);
  assert.doesNotMatch((await fileOn(due, logId)).text, /turned_away|2026-10-21/);
});

test('what the public is given holds, and it is said plainly what is still sealed', async () => {
  const logId = await aLog(application);
  await told(logId, ...tickets('A', 10, common), ...tickets('B', 3, rare));
  const { file } = await fileOn(due, logId);
  const { faults, sealed, order } = verifyLog(file, null);
  assert.deepEqual(faults, []);
  const sealing = Object.fromEntries(sealed.map(({ code, values }) => [code, values.count]));
  assert.equal(sealing.ordersSealed, 3);
  assert.equal(sealing.ticketsSealed, undefined);
  assert.equal(order.length, 10);
});
