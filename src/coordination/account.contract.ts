import { z } from 'zod';
import { roles } from '#platform/actor.ts';
import { contract } from '#platform/contract.ts';
import { StaffRole } from './person.ts';
import {
  CeremonyOptions,
  Code,
  Enrolment,
  PasskeyAttestation,
  PasskeyLabel,
  SealedEnrolment,
} from './way-in.ts';

const nothing = z.object({});

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
