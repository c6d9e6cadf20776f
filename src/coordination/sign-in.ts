import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { openSession } from '#platform/sessions.ts';
import { announce, person } from './announce.ts';
import type * as contracts from './contract.ts';
import { stepOfCode } from './one-time-code.ts';
import { isPassphrase } from './passphrase.ts';
import { openPassphrase } from './sealed-passphrase.ts';
import {
  findPassphrase,
  forgetTries,
  noteWrongTry,
  takeCodeTry,
  takeStep,
} from './sign-in.store.ts';

type SignedIn = z.output<typeof contracts.signIn.output>;

/** From this many wrong tries on, the answer asks to go slowly. */
const manyTries = 5;

/** How it was tried. */
const way = 'passphrase';

/** A secret that belongs to nobody, so that a name nobody has takes the same work. */
const nobodysSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/**
 * Signs in with passphrase and time-based code. A wrong answer does not tell what was wrong, nor
 * whether the name exists. Wrong passphrases make nobody wait, since they give no hint without the
 * code; whoever has the right one gets five codes to try, then must wait ever longer, at most
 * 15 minutes. A code opens once. Wrong tries are outcomes, not problems, so that they are counted.
 */
export async function signIn(
  context: Context,
  { signInName, passphrase, code }: z.output<typeof contracts.signIn.input>,
): Promise<SignedIn> {
  const { tx, keyring, now } = context;
  const name = keyring.token('credentials', 'sign-in', signInName);
  const found = await findPassphrase(tx, signInName);
  const kept = found && openPassphrase(keyring, found.staffId, found.sealed);
  const isRight = await isPassphrase(kept?.hash ?? null, passphrase);
  const step = stepOfCode(kept?.secret ?? nobodysSecret, code, now);
  if (!found || !isRight || !(await takeCodeTry(tx, name, now))) return refused(context, name);
  if (step === null || !(await takeStep(tx, found.staffId, step))) {
    await announce(context, 'coordination.codeRefused', person(found.staffId), { way });
    return refused(context, name);
  }
  await forgetTries(tx, name);
  await announce(context, 'coordination.signedIn', person(found.staffId), { way });
  const session = await openSession(tx, keyring, { kind: 'staff', staffId: found.staffId }, now);
  return { outcome: 'signedIn', session };
}

async function refused({ tx, now }: Context, name: Buffer): Promise<SignedIn> {
  const wrong = await noteWrongTry(tx, name, now);
  return { outcome: wrong >= manyTries ? 'goSlowly' : 'refused' };
}
