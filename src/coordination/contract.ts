import { z } from 'zod';
import { roles } from '#platform/actor.ts';
import { contract } from '#platform/contract.ts';
import { OrganisationInput, organisationKinds } from './organisation.ts';
import { DisplayName, PersonInput, SignInName, StaffRole, StaffRoles } from './person.ts';
import { Code, PasskeyAssertion, PasskeyAttestation, PasskeyLabel, WayIn } from './way-in.ts';

export { organisationKinds } from './organisation.ts';

/** A calendar day, `YYYY-MM-DD`. */
const day = z.iso.date();
const nothing = z.object({});
const Token = z.string().regex(/^[\w-]{32}$/u, 'coordination.linkEnded');
/** A secret for an authenticator app: as text, as the address of its QR, and sealed to come back. */
const Enrolment = z.object({ secret: z.string(), address: z.string(), sealed: z.string() });
/** A sealed secret that was handed out before, to be shown again. */
const SealedEnrolment = z.string().max(2000).nullable().default(null);
/** What `navigator.credentials` is asked for, in JSON (WebAuthn level 3). */
const CeremonyOptions = z.object({ options: z.record(z.string(), z.unknown()) });
/** The token for the session's cookie. */
const Session = z.object({ session: z.string() });
/** Entering worked, did not, or did not for the fifth time and more. */
const SignInOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('signedIn'), session: z.string() }),
  z.object({ outcome: z.literal('refused') }),
  z.object({ outcome: z.literal('goSlowly') }),
]);

// ── Links that open once ──

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

// ── Signing in and out ──

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

// ── My account ──

export const myAccount = contract({
  name: 'coordination.myAccount',
  summary: 'Who I am here, and my ways in.',
  method: 'GET',
  path: '/coordination/my-account',
  may: roles,
  input: nothing,
  output: z.object({
    staffId: z.uuid(),
    displayName: z.string(),
    signInName: z.string(),
    organisationId: z.uuid(),
    organisationName: z.string(),
    roles: z.array(StaffRole),
    hasPassphrase: z.boolean(),
    passkeys: z.array(
      z.object({
        passkeyId: z.uuid(),
        label: z.string(),
        addedAt: z.coerce.date(),
        usedAt: z.coerce.date().nullable(),
      }),
    ),
  }),
});

export const beginAddingPasskey = contract({
  name: 'coordination.beginAddingPasskey',
  summary: 'Ask for one more passkey of mine.',
  method: 'POST',
  path: '/coordination/begin-adding-passkey',
  may: roles,
  input: nothing,
  output: CeremonyOptions,
});

export const addPasskey = contract({
  name: 'coordination.addPasskey',
  summary: 'Add a passkey to my ways in.',
  method: 'POST',
  path: '/coordination/add-passkey',
  may: roles,
  input: z.object({ label: PasskeyLabel, attestation: PasskeyAttestation }),
  output: z.object({ passkeyId: z.uuid() }),
});

export const removePasskey = contract({
  name: 'coordination.removePasskey',
  summary: 'Forget a passkey of mine; never my last way in.',
  method: 'POST',
  path: '/coordination/remove-passkey',
  may: roles,
  input: z.object({ passkeyId: z.uuid() }),
  output: z.object({ removed: z.boolean() }),
});

export const beginPassphrase = contract({
  name: 'coordination.beginPassphrase',
  summary: 'Hand out a secret for codes, to set my passphrase with.',
  method: 'POST',
  path: '/coordination/begin-passphrase',
  may: roles,
  input: z.object({ enrolment: SealedEnrolment }),
  output: z.object({ enrolment: Enrolment }),
});

export const setPassphrase = contract({
  name: 'coordination.setPassphrase',
  summary: 'Set or replace my passphrase and its codes.',
  method: 'POST',
  path: '/coordination/set-passphrase',
  may: roles,
  input: z.object({
    wayIn: z.object({
      passphrase: z.string().max(1000),
      enrolment: z.string().max(2000),
      code: Code,
    }),
  }),
  output: z.object({ set: z.boolean() }),
});

// ── People and roles ──

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

// ── Organisations ──

const Organisation = z.object({
  organisationId: z.uuid(),
  name: z.string(),
  kind: z.enum(organisationKinds),
  city: z.string().nullable(),
  takesPublicRequests: z.boolean(),
  founding: z.boolean(),
});

export const listOrganisations = contract({
  name: 'coordination.listOrganisations',
  summary: 'The organisations of the coalition.',
  method: 'GET',
  path: '/coordination/organisations',
  may: ['anyone'],
  input: nothing,
  output: z.object({ organisations: z.array(Organisation) }),
});

export const readCoalition = contract({
  name: 'coordination.readCoalition',
  summary: 'The organisations, and which still wait for an administrator.',
  method: 'GET',
  path: '/coordination/coalition',
  may: ['administrator'],
  input: nothing,
  output: z.object({
    organisations: z.array(Organisation.extend({ hasAdministrator: z.boolean() })),
    mayFound: z.boolean(),
  }),
});

export const foundOrganisation = contract({
  name: 'coordination.foundOrganisation',
  summary: 'Found another organisation of the coalition.',
  method: 'POST',
  path: '/coordination/found-organisation',
  may: ['administrator'],
  input: z.object({ organisation: OrganisationInput }),
  output: z.object({ organisationId: z.uuid() }),
});

// ── Audit ──

export const readAudit = contract({
  name: 'coordination.readAudit',
  summary: 'What was done in my organisation, without what families told.',
  method: 'GET',
  path: '/coordination/audit',
  may: ['administrator'],
  input: z.object({
    from: day,
    to: day,
    staffId: z.uuid().nullable().default(null),
    /** A fact's name, or the capability before its dot. */
    kind: z
      .string()
      .regex(/^[a-z]+(\.[a-zA-Z]+)?$/u)
      .nullable()
      .default(null),
    /** The last line of the page before: its time and fact. */
    beforeAt: z.iso.datetime().nullable().default(null),
    beforeFact: z.uuid().nullable().default(null),
  }),
  output: z.object({
    lines: z.array(
      z.object({
        factId: z.uuid(),
        subjectKind: z.string(),
        subjectId: z.uuid(),
        position: z.number(),
        name: z.string(),
        payload: z.record(z.string(), z.unknown()),
        at: z.coerce.date(),
        actorKind: z.string(),
        actorId: z.uuid().nullable(),
      }),
    ),
    views: z.array(
      z.object({
        viewId: z.uuid(),
        at: z.coerce.date(),
        actorId: z.uuid().nullable(),
        kind: z.string(),
        shown: z.number(),
      }),
    ),
    names: z.array(z.object({ staffId: z.uuid(), displayName: z.string() })),
    isWhole: z.boolean(),
  }),
});

export const checkChain = contract({
  name: 'coordination.checkChain',
  summary: 'Whether the record of a subject still holds together.',
  method: 'POST',
  path: '/coordination/check-chain',
  may: ['administrator'],
  limit: { times: 120, seconds: 3600 },
  input: z.object({ subjectId: z.uuid() }),
  output: z.object({ holds: z.boolean(), facts: z.number() }),
});

// ── Only in the demonstration ──

export const listDemoStaff = contract({
  name: 'coordination.listDemoStaff',
  summary: 'The invented staff of the demonstration.',
  method: 'GET',
  path: '/coordination/demo-staff',
  may: ['anyone'],
  input: nothing,
  output: z.object({
    staff: z.array(
      z.object({
        staffId: z.uuid(),
        displayName: z.string(),
        organisationName: z.string(),
        roles: z.array(StaffRole),
      }),
    ),
  }),
});

export const enterAsDemo = contract({
  name: 'coordination.enterAsDemo',
  summary: 'Enter the demonstration as one of its invented staff.',
  method: 'POST',
  path: '/coordination/enter-as-demo',
  may: ['anyone'],
  input: z.object({ staffId: z.uuid() }),
  output: Session,
});
