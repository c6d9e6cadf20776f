import { randomUUID } from 'node:crypto';
import type { DemoNumber } from '#platform/call.ts';
import { checkpointNow } from '#transparency/index.ts';
import * as waiting from '#waiting-lists/contract.ts';
import type { Outcome } from '#waiting-lists/list-words.rules.ts';
import { asSystem, callAs, type Stage } from './stage.ts';
import { inventedOrder } from './tell-programme.ts';

/** How many people each number is, from number 1 on. */
const sizes = [2, 3, 1, 4, 1, 2, 5, 3, 2, 1, 4, 2, 3, 1, 2, 2, 4, 1, 3, 2];

/** The numbers whose words a visitor is told, and what there is to see. */
const examples: Readonly<Record<number, string>> = {
  4: 'En el puerto le regresaron: va primero en la próxima llamada.',
  5: 'Su número fue llamado hoy. Su palabra propia es «puente».',
  12: 'Espera su turno.',
};

/**
 * Tells the first day of an invented waiting list that two organisations keep: numbers given, a call, a
 * missed turn. Gives its numbers with what opens them.
 */
export async function beginWaitingList(stage: Stage): Promise<DemoNumber[]> {
  const listId = await aList(stage);
  const numbers: DemoNumber[] = [];
  for (const people of sizes) {
    const { number, words } = await aNumber(stage, listId, people, numbers.length + 1);
    numbers.push({ listId, number, words: words.join(' '), about: examples[number] ?? '' });
  }
  await call(stage, listId, 8);
  await record(stage, listId, { 1: 'crossed', 2: 'missed', 3: 'crossed' });
  return numbers;
}

/**
 * Tells what happened on it just now: a call, somebody sent back at the port, a call out of turn that
 * waits for its second person. Leaves the numbers that a visitor may open with the application.
 */
export async function goOnCalling(stage: Stage, numbers: readonly DemoNumber[]): Promise<void> {
  stage.clock.now = new Date(Date.now() - 60_000);
  const [{ listId } = { listId: '' }] = numbers;
  await call(stage, listId, 10);
  await record(stage, listId, { 2: 'crossed', 4: 'turned_back' });
  await callAs(stage, 'nadia')(waiting.proposeEarly, { listId, number: 9, reason: 'health' });
  await stage.settle();
  await asSystem(stage, (context) => checkpointNow(context, listId));
  const demoNumbers = numbers.filter(({ about }) => about !== '');
  Object.assign(stage.application, { demoNumbers });
}

/** A shelter begins the list; the coalition’s own organisation keeps it too. */
async function aList(stage: Stage): Promise<string> {
  const { others } = await callAs(stage, 'julio')(waiting.ourLists, {});
  const { listId } = await callAs(stage, 'julio')(waiting.beginList, {
    port: '2402',
    reason: 'Inventado para la demostración: el puerto recibe a unas diez personas al día.',
    source: inventedOrder('Aviso del puerto', 10),
    coHolderId: others.find(({ name }) => name.startsWith('Coalición'))?.organisationId ?? null,
    grace: 2,
    confirmMinutes: 240,
  });
  await callAs(stage, 'teresa')(waiting.answerCoHolding, { listId, accept: true });
  return listId;
}

function aNumber(stage: Stage, listId: string, people: number, number: number) {
  return callAs(stage, number % 3 === 0 ? 'marta' : 'nadia')(waiting.joinList, {
    listId,
    people,
    ownWord: number === 5 ? 'puente' : null,
    submissionKey: randomUUID(),
  });
}

/** One proposes, somebody of the other organisation confirms. */
async function call(stage: Stage, listId: string, people: number): Promise<void> {
  const { proposalId } = await callAs(stage, 'nadia')(waiting.proposeCall, { listId, people });
  await callAs(stage, 'marta')(waiting.decideProposal, { proposalId, confirm: true });
}

async function record(
  stage: Stage,
  listId: string,
  what: Readonly<Record<number, Outcome>>,
): Promise<void> {
  const outcomes = Object.entries(what).map(([number, outcome]) => ({
    number: Number(number),
    outcome,
  }));
  await callAs(stage, 'nadia')(waiting.recordOutcomes, { listId, outcomes });
}
