import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { Source } from './list.ts';
import type { EarlyReason, Outcome } from './list-words.rules.ts';

/** What is proposed. */
export type Proposed =
  | { kind: 'call'; people: number }
  | { kind: 'early'; number: number; reason: EarlyReason }
  | { kind: 'outcome'; number: number; outcome: Outcome }
  | { kind: 'close'; source: Source };

/** Something that waits, or waited, for a second person. */
export interface KeptProposal {
  proposalId: string;
  listId: string;
  kind: Proposed['kind'];
  people: number | null;
  number: number | null;
  reason: EarlyReason | null;
  outcome: Outcome | null;
  source: Source | null;
  proposedAt: Date;
  proposedBy: string;
  proposedFor: string;
  confirmBy: Date;
  state: 'open' | 'confirmed' | 'declined' | 'lapsed';
}

const columns = sql`proposal_id as "proposalId", list_id as "listId", kind, people, number, reason,
  outcome, source, proposed_at as "proposedAt", proposed_by as "proposedBy",
  proposed_for as "proposedFor", confirm_by as "confirmBy", state`;

/** Keeps a proposal. The constraint `proposals_one_open` refuses a second about the same. */
export async function keepProposal(
  tx: Tx,
  proposal: {
    proposalId: string;
    listId: string;
    proposed: Proposed;
    wantsTwoOrganisations: boolean;
    staffId: string;
    organisationId: string;
    confirmBy: Date;
  },
  now: Date,
): Promise<void> {
  const what = { people: null, number: null, reason: null, outcome: null, ...proposal.proposed };
  const source = 'source' in what ? JSON.stringify(what.source) : null;
  await tx.run(sql`
    insert into waiting_lists.proposals (proposal_id, list_id, kind, people, number, reason, outcome,
      source, wants_two_organisations, proposed_at, proposed_by, proposed_for, confirm_by)
    values (${proposal.proposalId}, ${proposal.listId}, ${what.kind}, ${what.people}, ${what.number},
      ${what.reason}, ${what.outcome}, ${source}, ${proposal.wantsTwoOrganisations}, ${now},
      ${proposal.staffId}, ${proposal.organisationId}, ${proposal.confirmBy})`);
}

/** A proposal of a list that the actor keeps, or null. */
export function findProposal(tx: Tx, proposalId: string): Promise<KeptProposal | null> {
  return tx.first(
    sql`select ${columns} from waiting_lists.proposals where proposal_id = ${proposalId}`,
  );
}

/** What waits for a second person in a list, oldest first. */
export function openProposals(tx: Tx, listId: string, now: Date): Promise<KeptProposal[]> {
  return tx.rows(sql`
    select ${columns} from waiting_lists.proposals
    where list_id = ${listId} and state = 'open' and confirm_by >= ${now} order by proposed_at`);
}

/** Ends what was not confirmed by a time, or all that waits, in one list or in all. */
export async function lapseProposals(
  tx: Tx,
  listId: string | null,
  by: Date | null,
): Promise<void> {
  await tx.run(sql`
    update waiting_lists.proposals set state = 'lapsed'
    where state = 'open' and (${by}::timestamptz is null or confirm_by < ${by})
      and (${listId}::uuid is null or list_id = ${listId})`);
}

/**
 * Decides a proposal. The database refuses a confirmation by the same person, too late, or by the same
 * organisation where two are wanted.
 */
export async function decide(
  tx: Tx,
  proposalId: string,
  decision: { confirm: boolean; staffId: string; organisationId: string },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update waiting_lists.proposals set
      state = ${decision.confirm ? 'confirmed' : 'declined'}, decided_at = ${now},
      decided_by = ${decision.staffId}, decided_for = ${decision.organisationId}
    where proposal_id = ${proposalId}`);
}
