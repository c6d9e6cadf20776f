import { Secret, TOTP } from 'otpauth';

/** Seconds that one code stands for (RFC 6238). */
const stepSeconds = 30;

/** A new secret of 160 bits, in Base32 as authenticator apps take it. */
export function newCodeSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that the QR holds. It names Puente and nobody: the app's list may be looked at. */
export function codeAddress(secret: string): string {
  return totp(secret).toString();
}

/**
 * The 30-second step (since 1970) to which a code belongs, one step early or late allowed; null if it
 * belongs to none. Keep the step: a code of it, or of one before, must not be taken again.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / stepSeconds) + delta;
}

/** The code of a moment. For tests and the demonstration; an authenticator app makes the same. */
export function codeAt(secret: string, now: Date): string {
  return totp(secret).generate({ timestamp: now.getTime() });
}

function totp(secret: string): TOTP {
  return new TOTP({ issuer: 'Puente', label: 'Puente', period: stepSeconds, secret });
}
