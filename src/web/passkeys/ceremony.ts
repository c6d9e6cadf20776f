import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

/** What for: to sign in, to use a link, or to add one to one's account. */
export type PasskeyWish =
  | { wish: 'signIn' }
  | { wish: 'enrol'; token: string; signInName: string }
  | { wish: 'add' };

/** True where the browser can use passkeys here: never at a bare IP address. */
export function canUsePasskeys(): boolean {
  const isNamed = !/^[\d.]+$|^\[/.test(location.hostname);
  return isNamed && window.isSecureContext && 'PublicKeyCredential' in window;
}

/** This page under the machine's name, where it was opened at the bare address 127.0.0.1; else empty. */
export function namedAddress(): string {
  const { hostname, href } = location;
  return hostname === '127.0.0.1' ? href.replace(hostname, 'localhost') : '';
}

/** Asks the authenticator and gives its answer as JSON, or null if the person stopped or it refused. */
export async function askPasskey(wish: PasskeyWish, formToken: string): Promise<string | null> {
  const response = await fetch('/passkey-options', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-form-token': formToken },
    body: JSON.stringify(wish),
  });
  if (!response.ok) return null;
  const { options: optionsJSON } = await response.json();
  try {
    const answer =
      wish.wish === 'signIn'
        ? await startAuthentication({ optionsJSON })
        : await startRegistration({ optionsJSON });
    return JSON.stringify(answer);
  } catch {
    return null;
  }
}
