import { randomUUID } from 'node:crypto';
import { after, beforeEach } from 'node:test';
import type { Staff } from '#platform/asker.ts';
import {
  aMember,
  aMonday,
  anOrganisation,
  type TestApplication,
  testApplication,
} from '../../test/application.ts';
import { anOrder } from '../../test/queue.ts';
import * as contracts from './contract.ts';

/** Two organisations that can keep a list together, and a third that keeps none. */
export interface Holders {
  coordinator: Staff;
  registrar: Staff;
  /** Of the second organisation. */
  partner: Staff;
  partnerCoordinator: Staff;
  /** Of the third. */
  outsider: Staff;
}

/** Whoever is not signed in. */
export const anyone = { kind: 'anyone' } as const;

/** Opens an application for a test file, with organisations that can keep lists; at noon of a Monday each time. */
export async function openForLists(): Promise<{ puente: TestApplication; who: Holders }> {
  const puente = await testApplication();
  after(() => puente.close());
  beforeEach(() => {
    puente.clock.now = aMonday;
  });
  return { puente, who: await holdersIn(puente) };
}

/** Founds the organisations of a test. */
export async function holdersIn(puente: TestApplication): Promise<Holders> {
  const ours = await anOrganisation(puente, 'Albergue Ejemplo');
  const theirs = await anOrganisation(puente, 'Casa Ejemplo');
  const third = await anOrganisation(puente, 'Oficina Ejemplo');
  return {
    coordinator: await aMember(puente, ours, 'coordinator'),
    registrar: await aMember(puente, ours, 'registrar'),
    partner: await aMember(puente, theirs, 'registrar'),
    partnerCoordinator: await aMember(puente, theirs, 'coordinator'),
    outsider: await aMember(puente, third, 'coordinator', 'registrar', 'planner'),
  };
}

/** What a coordinator types in to begin a list. */
export function aBeginning(coHolderId: string | null, grace = 1) {
  const reason = 'Port officers take a few families a day and ask who is next.';
  return { port: '2504', reason, source: anOrder, coHolderId, grace, confirmMinutes: 60 };
}

/** Begins a list that two organisations keep, and opens it. */
export async function aList(
  puente: TestApplication,
  { coordinator, partnerCoordinator }: Pick<Holders, 'coordinator' | 'partnerCoordinator'>,
  grace = 1,
): Promise<string> {
  const { listId } = await puente.callAs(coordinator)(
    contracts.beginList,
    aBeginning(partnerCoordinator.organisationId, grace),
  );
  await puente.callAs(partnerCoordinator)(contracts.answerCoHolding, { listId, accept: true });
  return listId;
}

/** Gives numbers to parties of so many people; their papers. */
export async function join(
  puente: TestApplication,
  staff: Staff,
  listId: string,
  sizes: readonly number[],
  ownWord: string | null = null,
): Promise<contracts.NumberPaper[]> {
  const papers: contracts.NumberPaper[] = [];
  for (const people of sizes) {
    papers.push(
      await puente.callAs(staff)(contracts.joinList, {
        listId,
        people,
        ownWord,
        submissionKey: randomUUID(),
      }),
    );
  }
  return papers;
}

/** Calls as many people as a port takes: one proposes, another organisation confirms. */
export async function call(
  puente: TestApplication,
  { registrar, partner }: Pick<Holders, 'registrar' | 'partner'>,
  listId: string,
  people: number,
) {
  const { proposalId } = await puente.callAs(registrar)(contracts.proposeCall, { listId, people });
  const decided = { proposalId, confirm: true };
  const { called } = await puente.callAs(partner)(contracts.decideProposal, decided);
  return called;
}

/** Opens a number with its paper; the token of the visit. */
export async function visitOf(
  puente: TestApplication,
  { listId, number, words }: contracts.NumberPaper,
): Promise<string> {
  const { visit } = await puente.callAs(anyone)(contracts.openNumber, {
    listId,
    number,
    words: words.join(' '),
  });
  return visit;
}

/** A list of two organisations, with numbers for parties of so many people. */
export async function aListOf(
  puente: TestApplication,
  who: Holders,
  sizes: readonly number[],
  ownWord: string | null = null,
) {
  const listId = await aList(puente, who);
  return { listId, papers: await join(puente, who.registrar, listId, sizes, ownWord) };
}
