import { z } from 'zod';
import { roles } from '#platform/actor.ts';
import { contract } from '#platform/contract.ts';
import { OrganisationInput } from './organisation.ts';
import { PersonInput, StaffRole } from './person.ts';
import {
  CeremonyOptions,
  Code,
  Enrolment,
  PasskeyAssertion,
  SealedEnrolment,
  Session,
  WayIn,
} from './way-in.ts';

// Links that open once, signing in and out.

const nothing = z.object({});
const Token = z.string().regex(/^[\w-]{32}$/u, 'coordination.linkEnded');
/** Entering worked, did not, or did not for the fifth time and more. */
const SignInOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('signedIn'), session: z.string() }),
  z.object({ outcome: z.literal('refused') }),
  z.object({ outcome: z.literal('goSlowly') }),
]);

export const openLink = contract({
  name: 'coordination.openLink',
  summary: 'Say what a set-up, invitation or recovery link opens.',
  method: 'POST',
  path: '/coordination/open-link',
  may: ['anyone'],
  /** `enrolment`: the sealed secret of before, when the page is shown again with errors. */
  input: z.object({ token: Token, enrolment: SealedEnrolment }),
  output: z.object({
    kind: z.enum(['set_up', 'invitation', 'recovery']),
    organisationName: z.string().nullable(),
    roles: z.array(StaffRole),
    displayName: z.string().nullable(),
    signInName: z.string().nullable(),
    endsAt: z.coerce.date(),
    enrolment: Enrolment,
  }),
});

export const beginPasskeyEnrolment = contract({
  name: 'coordination.beginPasskeyEnrolment',
  summary: 'Ask for a new passkey, holding a link.',
  method: 'POST',
  path: '/coordination/begin-passkey-enrolment',
  may: ['anyone'],
  input: z.object({ token: Token, signInName: z.string().max(80).default('') }),
  output: CeremonyOptions,
});

export const completeSetUp = contract({
  name: 'coordination.completeSetUp',
  summary: 'Set up the coalition: first organisation, first administrator.',
  method: 'POST',
  path: '/coordination/complete-set-up',
  may: ['anyone'],
  input: z.object({
    token: Token,
    organisation: OrganisationInput,
    person: PersonInput,
    otherRoles: z.array(StaffRole).max(roles.length).default([]),
    wayIn: WayIn,
  }),
  output: Session,
});

export const acceptInvitation = contract({
  name: 'coordination.acceptInvitation',
  summary: 'Join the organisation that invited, and sign in.',
  method: 'POST',
  path: '/coordination/accept-invitation',
  may: ['anyone'],
  input: z.object({ token: Token, person: PersonInput, wayIn: WayIn }),
  output: Session,
});

export const enrolAnew = contract({
  name: 'coordination.enrolAnew',
  summary: 'Replace a lost way in with the link that two administrators agreed to.',
  method: 'POST',
  path: '/coordination/enrol-anew',
  may: ['anyone'],
  input: z.object({ token: Token, wayIn: WayIn }),
  output: Session,
});

export const signIn = contract({
  name: 'coordination.signIn',
  summary: 'Sign in with passphrase and time-based code.',
  method: 'POST',
  path: '/coordination/sign-in',
  may: ['anyone'],
  input: z.object({
    // Whatever was typed is tried: a wrong form must not answer otherwise than a wrong name.
    signInName: z
      .string()
      .max(200)
      .transform((typed) => typed.normalize('NFKC').trim().toLowerCase()),
    passphrase: z.string().max(1000),
    code: Code,
  }),
  output: SignInOutcome,
});

export const beginPasskeySignIn = contract({
  name: 'coordination.beginPasskeySignIn',
  summary: 'Ask for a passkey to sign in with.',
  method: 'POST',
  path: '/coordination/begin-passkey-sign-in',
  may: ['anyone'],
  input: nothing,
  output: CeremonyOptions,
});

export const signInWithPasskey = contract({
  name: 'coordination.signInWithPasskey',
  summary: 'Sign in with a passkey.',
  method: 'POST',
  path: '/coordination/sign-in-with-passkey',
  may: ['anyone'],
  input: z.object({ assertion: PasskeyAssertion }),
  output: SignInOutcome,
});

export const signOut = contract({
  name: 'coordination.signOut',
  summary: 'End this session.',
  method: 'POST',
  path: '/coordination/sign-out',
  may: roles,
  input: nothing,
  output: z.object({ ended: z.boolean() }),
});

export const signOutEverywhere = contract({
  name: 'coordination.signOutEverywhere',
  summary: 'End all sessions of mine, on every device.',
  method: 'POST',
  path: '/coordination/sign-out-everywhere',
  may: roles,
  input: nothing,
  output: z.object({ ended: z.boolean() }),
});
