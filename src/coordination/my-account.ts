import type { z } from 'zod';
import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import type * as contracts from './contract.ts';
import { ownPasskeys } from './passkeys.store.ts';
import { findMember, hasPassphrase } from './people.store.ts';

type Account = z.output<typeof contracts.myAccount.output>;

/** Who I am here: organisation, roles, ways in. */
export async function myAccount(context: Context): Promise<Account> {
  const { staffId } = staffOf(context);
  const [member, passkeys, passphrase] = await Promise.all([
    findMember(context.tx, staffId),
    ownPasskeys(context.tx, staffId),
    hasPassphrase(context.tx, staffId),
  ]);
  if (!member) throw new Problem('missing', 'coordination.noSuchPerson');
  return { ...member, passkeys, hasPassphrase: passphrase };
}
