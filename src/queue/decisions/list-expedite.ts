import { z } from 'zod';
import { onDuty } from '#coordination/index.ts';
import { type Staff, staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { noteListView } from '#platform/list-views.ts';
import { findHouseholdSeals, type HouseholdSeal } from '#registry/index.ts';
import { listOpenProgrammes } from '../programmes.store.ts';
import { listQuotas } from './decision-rules.store.ts';
import type { listExpedite as contract, ExpediteRequest } from './expedite.contract.ts';
import { closedStates, listCases, openStates, type SeenCase } from './expedite.store.ts';
import { lackElsewhere } from './on-duty.rules.ts';
import { openCriteria } from './review-seal.ts';

const Ground = z.object({ criteria: z.array(z.string()), note: z.string() });
const Appeal = z.object({ note: z.string() });

type Shown = z.infer<typeof ExpediteRequest>;

/**
 * Requests that wait for a decision or another person, opened as far as the actor may; the view is noted.
 * Of another organisation's family: number, class, evidence, and its criteria where it shares them.
 */
export async function listExpedite(
  context: Context,
  { show }: { show: 'open' | 'decided' },
): Promise<z.output<typeof contract.output>> {
  const { tx, now } = context;
  const cases = await listCases(tx, show === 'open' ? openStates : closedStates, now);
  const own = cases.flatMap(({ householdId }) => householdId ?? []);
  const staff = staffOf(context);
  const [seals, programmes, duty] = await Promise.all([
    findHouseholdSeals(context, own),
    listOpenProgrammes(tx),
    onDuty(tx, staff.organisationId),
  ]);
  const requests = cases.map((seen) => {
    const seal = seen.householdId ? seals.get(seen.householdId) : undefined;
    return { ...shownTo(staff, seen, now), ...groundOf(context, seen, seal) };
  });
  await noteListView(context, 'queue.listExpedite', [...seals.keys()]);
  const quotas = await listQuotas(
    tx,
    programmes.map(({ programmeId }) => programmeId),
    now,
  );
  const { reviewersHere } = duty;
  return { requests, quotas, onDuty: { reviewersHere, lack: lackElsewhere(duty) } };
}

function groundOf(context: Context, seen: SeenCase, seal: HouseholdSeal | undefined) {
  const { requestId, ground, appeal, criteria } = seen;
  if (seal && ground) {
    const open = Ground.parse(seal.open('expedite_requests.ground', requestId, ground));
    const said = appeal ? seal.open('expedite_requests.appeal', requestId, appeal) : { note: '' };
    return { ...open, appealNote: Appeal.parse(said).note };
  }
  const shared = criteria && openCriteria(context.keyring, requestId, criteria);
  return { criteria: shared, note: '', appealNote: '' };
}

function shownTo(staff: Staff, seen: SeenCase, now: Date) {
  const { ground, appeal, criteria, keeperId, dueAt, movedAt, isAside, ...rest } = seen;
  const { decidedBy, confirmedBy, appealDecidedBy, decidedByOrganisation, ...others } = rest;
  const { appealDecidedByOrganisation, ...plain } = others;
  const whyNot = whyNotBy(staff, seen);
  return {
    ...plain,
    decideBy: dueAt,
    late: isOpen(seen) && dueAt < now,
    decidedByMe: tookPart(staff, seen),
    mayDecide: seen.mayDecide && whyNot === null,
    whyNot,
    mayStandAside: whyNot === null ? seen.mayDecide : isHalf(staff, seen),
    waitsForQuota: seen.state === 'confirmed' && movedAt === null,
  };
}

const isOpen = ({ state }: SeenCase) => openStates.some((open) => open === state);

function tookPart({ staffId }: Staff, seen: SeenCase): boolean {
  return [seen.decidedBy, seen.confirmedBy, seen.appealDecidedBy].includes(staffId);
}

function whyNotBy(staff: Staff, seen: SeenCase): Shown['whyNot'] {
  if (!isOpen(seen)) return null;
  if (seen.isAside) return 'stood_aside';
  if (tookPart(staff, seen)) return 'took_part';
  if (wouldBothBeOfOne(staff, seen)) return 'same_organisation';
  if (seen.mayDecide) return null;
  return seen.stage === 'coordinators' ? 'not_shared' : 'not_yet';
}

/** Whether the yes of this member of staff waits for another person's. */
function isHalf({ staffId }: Staff, seen: SeenCase): boolean {
  if (seen.state === 'appeal_granted') return seen.appealDecidedBy === staffId;
  return seen.decidedBy === staffId && (seen.state === 'granted' || seen.confirmedBy !== null);
}

/** Whether a yes would be the second from one organisation. */
function wouldBothBeOfOne({ organisationId }: Staff, seen: SeenCase): boolean {
  if (seen.state === 'appeal_granted') return seen.appealDecidedByOrganisation === organisationId;
  const firstStands = seen.state === 'granted' || (seen.state === 'appealed' && seen.confirmedBy);
  return Boolean(firstStands) && seen.decidedByOrganisation === organisationId;
}
