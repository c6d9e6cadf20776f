import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { DisplayName, SignInName, StaffRole, StaffRoles } from './person.ts';

const nothing = z.object({});

export const listPeople = contract({
  name: 'coordination.listPeople',
  summary: 'The people of my organisation, invitations and recoveries.',
  method: 'GET',
  path: '/coordination/people',
  may: ['administrator'],
  input: nothing,
  output: z.object({
    people: z.array(
      z.object({
        staffId: z.uuid(),
        displayName: DisplayName,
        signInName: z.string(),
        joinedAt: z.coerce.date(),
        roles: z.array(StaffRole),
      }),
    ),
    invitations: z.array(
      z.object({
        linkId: z.uuid(),
        organisationName: z.string(),
        label: z.string(),
        roles: z.array(StaffRole),
        madeAt: z.coerce.date(),
        endsAt: z.coerce.date(),
      }),
    ),
    recoveries: z.array(
      z.object({
        recoveryId: z.uuid(),
        displayName: z.string(),
        organisationName: z.string(),
        askedByName: z.string(),
        askedByMe: z.boolean(),
        askedAt: z.coerce.date(),
        confirmed: z.boolean(),
      }),
    ),
  }),
});

export const invite = contract({
  name: 'coordination.invite',
  summary: 'Invite somebody; gives a link that opens once within 72 hours.',
  method: 'POST',
  path: '/coordination/invite',
  may: ['administrator'],
  countsOnce: true,
  limit: { times: 60, seconds: 3600 },
  input: z.object({
    /** Another organisation, for its first administrator; null for one's own. */
    organisationId: z.uuid().nullable().default(null),
    roles: StaffRoles,
    label: z.string().trim().max(80, 'coordination.nameTooLong').default(''),
  }),
  output: z.object({ linkId: z.uuid(), token: z.string(), endsAt: z.coerce.date() }),
});

export const withdrawInvitation = contract({
  name: 'coordination.withdrawInvitation',
  summary: 'Withdraw an invitation that nobody has used.',
  method: 'POST',
  path: '/coordination/withdraw-invitation',
  may: ['administrator'],
  input: z.object({ linkId: z.uuid() }),
  output: z.object({ withdrawn: z.boolean() }),
});

export const changeRoles = contract({
  name: 'coordination.changeRoles',
  summary: 'Give somebody of my organisation exactly these roles.',
  method: 'POST',
  path: '/coordination/change-roles',
  may: ['administrator'],
  input: z.object({ staffId: z.uuid(), roles: StaffRoles }),
  output: z.object({ changed: z.boolean() }),
});

export const removePerson = contract({
  name: 'coordination.removePerson',
  summary: 'Remove somebody from my organisation; their sessions end.',
  method: 'POST',
  path: '/coordination/remove-person',
  may: ['administrator'],
  input: z.object({ staffId: z.uuid() }),
  output: z.object({ removed: z.boolean() }),
});

export const askRecovery = contract({
  name: 'coordination.askRecovery',
  summary: 'Say, as the first of two, that somebody lost their way in.',
  method: 'POST',
  path: '/coordination/ask-recovery',
  may: ['administrator'],
  limit: { times: 30, seconds: 3600 },
  input: z.object({ signInName: SignInName }),
  output: z.object({ recoveryId: z.uuid() }),
});

export const confirmRecovery = contract({
  name: 'coordination.confirmRecovery',
  summary: 'Confirm a recovery as the second; gives the link to hand over.',
  method: 'POST',
  path: '/coordination/confirm-recovery',
  may: ['administrator'],
  countsOnce: true,
  input: z.object({ recoveryId: z.uuid() }),
  output: z.object({ token: z.string(), endsAt: z.coerce.date() }),
});

export const endRecovery = contract({
  name: 'coordination.endRecovery',
  summary: 'End a recovery that should not go on.',
  method: 'POST',
  path: '/coordination/end-recovery',
  may: ['administrator'],
  input: z.object({ recoveryId: z.uuid() }),
  output: z.object({ ended: z.boolean() }),
});
