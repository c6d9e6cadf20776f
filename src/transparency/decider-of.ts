import type { Keyring } from '#platform/crypto/keyring.ts';

/**
 * The name under which somebody of staff stands in one log: 32 hexadecimal digits, a keyed hash, so
 * that it is seen that two people decided and who decided much, and nobody's name; another log has
 * another.
 */
export function deciderOf(keyring: Keyring, logId: string, staffId: string): string {
  return keyring.token('log-deciders', logId, staffId).toString('hex').slice(0, 32);
}
