import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import * as contracts from '#coordination/contract.ts';
import type { RequestHandler } from './$types';

const Wish = z.discriminatedUnion('wish', [
  z.object({ wish: z.literal('signIn') }),
  z.object({ wish: z.literal('enrol'), token: z.string(), signInName: z.string() }),
  z.object({ wish: z.literal('add') }),
]);

/** What to ask an authenticator for. Only a script of ours, with the form's token, gets here. */
export const POST: RequestHandler = async ({ request, locals }) => {
  const asked = Wish.safeParse(await request.json().catch(() => null));
  if (!asked.success) error(400);
  const { call } = locals.visit;
  const wish = asked.data;
  if (wish.wish === 'signIn') return json(await call(contracts.beginPasskeySignIn, {}));
  if (wish.wish === 'add') return json(await call(contracts.beginAddingPasskey, {}));
  const { token, signInName } = wish;
  return json(
    await call(contracts.beginPasskeyEnrolment, { token, signInName: signInName.slice(0, 80) }),
  );
};
