import { z } from 'zod';

/** What an authenticator answered, as `navigator.credentials.create` gives it in JSON (WebAuthn level 3). */
export const PasskeyAttestation = z.object({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: z.string().max(20_000),
    attestationObject: z.string().max(100_000),
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
  clientExtensionResults: z.object({}).default({}),
});
export type PasskeyAttestation = z.infer<typeof PasskeyAttestation>;

/** What an authenticator answered, as `navigator.credentials.get` gives it in JSON. */
export const PasskeyAssertion = z.object({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: z.string().max(20_000),
    authenticatorData: z.string().max(20_000),
    signature: z.string().max(20_000),
    userHandle: z.string().max(200).optional(),
  }),
  clientExtensionResults: z.object({}).default({}),
});
export type PasskeyAssertion = z.infer<typeof PasskeyAssertion>;

/** Six figures, however they were spaced. */
export const Code = z
  .string()
  .transform((typed) => typed.replace(/\s/gu, ''))
  .pipe(z.string().regex(/^\d{6}$/u, 'coordination.codeForm'));

/** A label by which somebody tells their passkeys apart. */
export const PasskeyLabel = z.string().trim().max(60, 'coordination.nameTooLong').default('');

/**
 * A way in that somebody proves to hold while they enrol: a passkey, or a passphrase together with a
 * code of the secret that the page showed (`enrolment`, sealed, as it was handed out).
 */
export const WayIn = z.discriminatedUnion('way', [
  z.object({ way: z.literal('passkey'), label: PasskeyLabel, attestation: PasskeyAttestation }),
  z.object({
    way: z.literal('passphrase'),
    passphrase: z.string().max(1000),
    enrolment: z.string().max(2000),
    code: Code,
  }),
]);
export type WayIn = z.infer<typeof WayIn>;

/** A secret for an authenticator app: as text, as the address of its QR, and sealed to come back. */
export const Enrolment = z.object({ secret: z.string(), address: z.string(), sealed: z.string() });

/** A sealed secret that was handed out before, to be shown again. */
export const SealedEnrolment = z.string().max(2000).nullable().default(null);

/** What `navigator.credentials` is asked for, in JSON (WebAuthn level 3). */
export const CeremonyOptions = z.object({ options: z.record(z.string(), z.unknown()) });

/** The token for the session's cookie. */
export const Session = z.object({ session: z.string() });
