import { roles } from '#platform/actor.ts';
import type { Staff } from '#platform/asker.ts';
import * as waiting from '#waiting-lists/contract.ts';
import { aBeginning, aList, call, join, visitOf } from '../../src/waiting-lists/lists.fixture.ts';
import { aMember, anOrganisation, type TestApplication } from '../application.ts';

/**
 * A list that our organisation keeps with a third one: numbers 1 (called, with a word of its own) to 4, a
 * proposal and a report about that one; and a list that it was only asked to keep.
 */
export async function aWaitingList(
  puente: TestApplication,
  insider: Staff,
): Promise<{ partner: Staff; ids: Record<string, string> }> {
  const partnerId = await anOrganisation(puente, 'Oficina Ejemplo');
  const partner = await aMember(puente, partnerId, ...roles);
  const holders = { coordinator: insider, partnerCoordinator: partner };
  const listId = await aList(puente, holders);
  const { listId: askedListId } = await puente.callAs(insider)(
    waiting.beginList,
    aBeginning(partnerId),
  );
  const [first] = await join(puente, insider, listId, [2], 'lápiz');
  await join(puente, insider, listId, [1, 1, 3]);
  await call(puente, { registrar: insider, partner }, listId, 2);
  const { proposalId } = await puente.callAs(insider)(waiting.proposeEarly, {
    listId,
    number: 4,
    reason: 'health',
  });
  if (!first) throw new RangeError('no number was given');
  await puente.callAs({ kind: 'anyone' })(waiting.reportAbuse, {
    visit: await visitOf(puente, first),
    kind: 'money_asked',
    about: partnerId,
    note: 'nos pidieron dinero',
  });
  const { reports } = await puente.callAs(insider)(waiting.listReports, {});
  return {
    partner,
    ids: {
      partnerId,
      listId,
      askedListId,
      proposalId,
      reportId: reports[0]?.reportId ?? '',
      listWords: first.words.join(' '),
    },
  };
}
