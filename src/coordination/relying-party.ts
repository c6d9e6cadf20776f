/** For which site passkeys are made: the host of `PUENTE_URL`, or localhost. */
export interface RelyingParty {
  /** The domain to which a passkey is bound. */
  id: string;
  name: string;
  /** True for a page's origin that may ask for our passkeys. */
  isOurs(origin: string): boolean;
}

/** The relying party (WebAuthn) of an installation. */
export function relyingParty(publicUrl: string | null): RelyingParty {
  if (publicUrl === null) {
    const loopback = /^http:\/\/localhost(:\d{1,5})?$/u;
    return { id: 'localhost', name: 'Puente', isOurs: (origin) => loopback.test(origin) };
  }
  const { hostname, origin: ours } = new URL(publicUrl);
  return { id: hostname, name: 'Puente', isOurs: (origin) => origin === ours };
}
