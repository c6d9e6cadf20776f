import type { Context } from '#platform/context.ts';
import type { QueueFacts } from '#registry/index.ts';
import { announceAll } from '../announce.ts';
import { type KnownEnrolment, standingDate } from '../standing-date.rules.ts';
import type { PlaceFacts, Ticket } from '../tickets.store.ts';
import { noticeGrowth } from './corrections.store.ts';
import { type Followed, followFacts } from './held-place.rules.ts';

/** Places as they stand after what is known changed, and those whose day two people corrected. */
export interface FollowedPlaces {
  places: PlaceFacts[];
  corrected: { householdId: string; deciders: string[] }[];
}

/**
 * Lets places that were given follow what is known of their households as far as one person may move
 * them; what takes two waits, and where a household grew that is noted for its desk.
 */
export async function followPlaces(
  context: Context,
  holding: readonly { householdId: string; place: PlaceFacts }[],
  tickets: readonly Ticket[],
  facts: readonly QueueFacts[],
): Promise<FollowedPlaces> {
  const ticketOf = new Map(tickets.map((ticket) => [ticket.householdId, ticket]));
  const factsOf = new Map(facts.map((one) => [one.householdId, one]));
  const followed = holding.flatMap(({ place }) => {
    const ticket = ticketOf.get(place.householdId);
    if (!ticket) return [];
    const looked = isLookedAt(factsOf.get(place.householdId), ticket, place);
    return [{ known: place, ...followFacts(heldBy(ticket), place, looked) }];
  });
  await notice(context, followed);
  return {
    places: followed.map(({ known, place, dateWaits }) => ({ ...known, ...place, dateWaits })),
    corrected: followed
      .filter(({ dateCorrected }) => dateCorrected)
      .map(({ known: { householdId, enrolledOn } }) => ({
        householdId,
        deciders: decidersOf(factsOf.get(householdId), enrolledOn),
      })),
  };
}

function heldBy(ticket: Ticket) {
  const { enrolledOn, undated, size } = ticket;
  return {
    enrolledOn,
    undated,
    precision: ticket.enrolmentPrecision,
    basis: ticket.enrolmentBasis,
    size,
  };
}

/** Whether the paper of the day that is known was confirmed after whoever's day stands left, if they did. */
function isLookedAt(
  facts: QueueFacts | undefined,
  { enrolledOn: held }: Ticket,
  { enrolledOn: known }: PlaceFacts,
): boolean {
  const parted = facts?.enrolmentsOfLeavers.filter((one) => dayOf(one, held) === held) ?? [];
  const confirmedAt = confirmedPaper(facts, known)?.confirmedAt ?? null;
  return parted.every(({ leftAt }) => leftAt && confirmedAt && confirmedAt > leftAt);
}

const dayOf = (one: KnownEnrolment, otherwise: string) => standingDate([one], otherwise).enrolledOn;

function confirmedPaper(facts: QueueFacts | undefined, day: string) {
  return facts?.enrolments.find((one) => one.basis === 'confirmed' && dayOf(one, day) === day);
}

/** Who saw and who confirmed the paper that shows this day. */
function decidersOf(facts: QueueFacts | undefined, day: string): string[] {
  const paper = confirmedPaper(facts, day);
  return [paper?.seenBy, paper?.confirmedBy].flatMap((id) => id ?? []);
}

async function notice(
  context: Context,
  followed: readonly (Followed & { known: PlaceFacts })[],
): Promise<void> {
  const grown = followed
    .filter(({ sizeWaits }) => sizeWaits)
    .map(({ known: { householdId, organisationId, size }, place }) => ({
      householdId,
      organisationId,
      sizeFrom: place.size,
      sizeTo: size,
    }));
  if (grown.length === 0) return;
  const ids = grown.map(() => context.newId());
  const noticed = await noticeGrowth(context.tx, grown, ids, context.now);
  await announceAll(context, {
    name: 'queue.correctionNoticed',
    subjects: noticed.map(({ householdId, correctionId }) => ({
      id: householdId,
      payload: { correctionId },
    })),
  });
}
