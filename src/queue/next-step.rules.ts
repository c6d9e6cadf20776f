import type { Place, Programme } from './contract.ts';

type NextStep = NonNullable<Place['ticket']>['nextStep'];

/** What the family can do or expect next: what stands most in the way comes first. */
export function nextStep(
  programme: Pick<Programme, 'state'>,
  ticket: {
    state: 'waiting' | 'offered' | 'accepted' | 'served' | 'withdrawn';
    heldReason: string | null;
    enrolmentBasis: 'declared' | 'paper_seen' | 'confirmed';
    /** One person saw a paper with another day; a second must see it before the place follows. */
    oneSaw: boolean;
    drawn: boolean;
  },
): NextStep {
  if (ticket.state === 'served') return 'done';
  if (ticket.state === 'withdrawn') return 'may_come_back';
  if (ticket.heldReason === 'lawyer_first') return 'lawyer_first';
  if (ticket.heldReason === 'child_alone') return 'child_alone';
  if (programme.state === 'ended') return 'programme_ended';
  if (programme.state === 'paused') return 'programme_paused';
  if (ticket.heldReason === 'family_apart') return 'wait_together';
  if (ticket.heldReason !== null) return 'answer_questions';
  if (ticket.state === 'offered') return 'answer_offer';
  if (ticket.state === 'accepted') return 'prepare_to_travel';
  if (ticket.enrolmentBasis === 'declared') return ticket.oneSaw ? 'second_look' : 'bring_paper';
  return ticket.drawn ? 'wait_for_turn' : 'wait_for_draw';
}
