/** The fewest characters of a passphrase (NIST SP 800-63B-4 asks 15 alone, 8 beside another factor). */
export const shortestPassphrase = 12;

/** Words and runs that come first in every list of passwords that leaked, in our languages. */
const worn =
  /password|passphrase|contrase[nñ]a|senha|modpas|qwerty|qwertz|asdfgh|zxcvbn|letmein|welcome|bienvenid|iloveyou|teamo|tequiero|administra|abcdef|123456|654321|puente/gu;

/** One spelling for what looks the same, so that another keyboard types the same passphrase. */
export function plainPassphrase(typed: string): string {
  return typed.normalize('NFKC');
}

/**
 * Why a passphrase cannot be taken, or null: too short, few different characters, one piece over and
 * over, or nothing left once worn words and the sign-in name are taken away.
 */
export function passphraseFault(typed: string, signInName: string): string | null {
  const passphrase = plainPassphrase(typed);
  const characters = [...passphrase];
  if (characters.length < shortestPassphrase) return 'coordination.passphraseShort';
  const small = passphrase.toLowerCase();
  if (new Set(small).size < 6 || /^(.{1,6})\1+.{0,5}$/su.test(small)) {
    return 'coordination.passphraseEasy';
  }
  const rest = small
    .replaceAll(signInName, '')
    .replace(worn, '')
    .replace(/[^\p{L}]/gu, '');
  return rest.length < 5 ? 'coordination.passphraseEasy' : null;
}
