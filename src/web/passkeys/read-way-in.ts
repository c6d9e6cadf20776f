import * as contracts from '#coordination/contract.ts';

const { attestation: Attestation } = contracts.addPasskey.input.shape;
const { assertion: Assertion } = contracts.signInWithPasskey.input.shape;

/** A text field of a form, as it was typed. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** The new passkey that a form brings, or null if it brings none. */
export function attestationOf(form: FormData) {
  const read = Attestation.safeParse(json(textOf(form, 'passkey')));
  return read.success ? read.data : null;
}

/** The passkey's answer to signing in, or null. */
export function assertionOf(form: FormData) {
  const read = Assertion.safeParse(json(textOf(form, 'passkey')));
  return read.success ? read.data : null;
}

/** The passphrase, the first code, and the sealed secret that the page showed. */
export function passphraseOf(form: FormData) {
  return {
    way: 'passphrase',
    passphrase: textOf(form, 'wayIn.passphrase'),
    enrolment: textOf(form, 'enrolment'),
    code: textOf(form, 'wayIn.code'),
  } as const;
}

/** The way in that a form brings: the passkey if there is one, else the passphrase. */
export function wayInOf(form: FormData) {
  const attestation = attestationOf(form);
  return attestation ? ({ way: 'passkey', label: '', attestation } as const) : passphraseOf(form);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
