import { onDuty } from '#coordination/index.ts';
import { familyOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database.ts';
import { ticketsOfHousehold } from '../tickets.store.ts';
import type { MyExpedite } from './expedite.contract.ts';
import { type CaseState, requestsOf } from './expedite.store.ts';
import { type Lack, lackElsewhere } from './on-duty.rules.ts';

/** What became of the family's requests. What they rest on is not shown: somebody may look over a shoulder. */
export async function myExpedite(
  context: Context,
): Promise<{ lack: Lack | null; requests: MyExpedite[] }> {
  const { tx, now } = context;
  const { householdId } = familyOf(context);
  const [asked, [ticket]] = await Promise.all([
    requestsOf(tx, householdId, now),
    ticketsOfHousehold(tx, householdId),
  ]);
  const keepers = asked.map(({ keeperId }) => keeperId);
  const lacking = await lackingOf(tx, ticket ? [...keepers, ticket.organisationId] : keepers);
  const requests = asked.map((request): MyExpedite => {
    const { requestId, programmeId, programme, askedAt, state, dueAt } = request;
    const step = stepOf(state, request.movedAt);
    const waits = step === 'waits' || step === 'appeal_waits';
    return {
      requestId,
      programmeId,
      programme,
      askedAt,
      step,
      decideBy: waits ? dueAt : null,
      late: waits && dueAt < now,
      lack: waits ? lackOf(lacking.get(request.keeperId), request) : null,
      sharingHelps: request.sharingHelps,
      reasonCode: waits ? null : request.reasonCode,
      mayAppeal: step === 'refused' && request.appealedAt === null,
    };
  });
  return { lack: (ticket && lacking.get(ticket.organisationId)) ?? null, requests };
}

/** What stands in the way of a grant for families of these organisations. */
async function lackingOf(tx: Tx, organisations: readonly string[]) {
  const each = [...new Set(organisations)].map(
    async (one) => [one, lackElsewhere(await onDuty(tx, one))] as const,
  );
  return new Map(await Promise.all(each));
}

/** Also where all who could decide stand aside a yes is not possible yet. */
function lackOf(lack: Lack | null | undefined, { nobodyLeft }: { nobodyLeft: boolean }) {
  return lack ?? (nobodyLeft ? 'nobody_elsewhere' : null);
}

/** What one person granted is not told before another confirmed it. */
function stepOf(state: CaseState, movedAt: Date | null): MyExpedite['step'] {
  if (state === 'confirmed') return movedAt ? 'granted' : 'granted_waits';
  if (state === 'refused' || state === 'not_confirmed') return 'refused';
  if (state === 'upheld') return 'upheld';
  return state === 'appealed' || state === 'appeal_granted' ? 'appeal_waits' : 'waits';
}
