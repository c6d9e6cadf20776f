/** A passkey needs a script; everything else here works without one. */
export const csr = true;
