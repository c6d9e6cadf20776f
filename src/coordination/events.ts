import type { Role } from '#platform/actor.ts';

/** The facts that coordination announces, with what each carries: codes and ids. */
export interface CoordinationFacts {
  'coordination.organisationFounded': { kind: string };
  'coordination.memberInvited': { linkId: string; roles: Role[] };
  'coordination.invitationWithdrawn': { linkId: string };
  'coordination.memberJoined': { staffId: string; roles: Role[]; way: 'passkey' | 'passphrase' };
  'coordination.rolesChanged': { staffId: string; before: Role[]; after: Role[] };
  'coordination.memberRemoved': { staffId: string };
  'coordination.recoveryAsked': { recoveryId: string; staffId: string };
  'coordination.recoveryConfirmed': { recoveryId: string; staffId: string };
  'coordination.recoveryEnded': { recoveryId: string; staffId: string };
  'coordination.wayInReplaced': { way: 'passkey' | 'passphrase' };
  'coordination.signedIn': { way: 'passkey' | 'passphrase' };
  'coordination.codeRefused': { way: 'passphrase' };
  'coordination.signedOutEverywhere': Record<never, never>;
  'coordination.passkeyAdded': Record<never, never>;
  'coordination.passkeyRemoved': Record<never, never>;
  'coordination.passphraseSet': Record<never, never>;
}
