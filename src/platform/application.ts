import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import type { Actor, Role } from './actor.ts';
import { lastBackup, makeBackup } from './backup/make-backup.ts';
import type { Application, Call, Visit } from './call.ts';
import { contextOf, type Listeners } from './context.ts';
import type { Contract } from './contract.ts';
import { countingOnce, type SentForm } from './counting-once.ts';
import type { Keyring } from './crypto/keyring.ts';
import type { Database, Tx } from './database.ts';
import { type Route, requireCaller } from './handle.ts';
import { type Limits, limitsOf } from './limits.ts';
import { Problem } from './problem.ts';
import { readTogether } from './read-together.ts';
import { findSession } from './sessions.ts';
import { sql } from './sql.ts';

/** What an application is made of. */
export interface ApplicationParts {
  database: Database;
  keyring: Keyring;
  routes: readonly Route[];
  listeners: Listeners;
  now: () => Date;
  demo: boolean;
  publicUrl: string | null;
  /** Writes a sealed backup of everything and ends what it writes to. */
  writeBackup?: (to: Writable) => Promise<unknown>;
}

/** The running application, with what the server and the jobs need beyond the web's view of it. */
export interface RunningApplication extends Application {
  readonly parts: ApplicationParts;
  /** Calls a route by its contract's name with the rights of an actor. */
  callAs(actor: Actor): Call;
  /** Answers raw input for a route; what JSON and forms send ends here. */
  answer(actor: Actor, name: string, input: unknown): Promise<unknown>;
}

/** Composes the application: one table of routes, one way through each. */
export function openApplication(parts: ApplicationParts): RunningApplication {
  const routes = new Map(parts.routes.map((route) => [route.contract.name, route]));
  if (routes.size !== parts.routes.length) throw new RangeError('two routes share a name');
  const limits = limitsOf(parts.keyring);
  const answer = (actor: Actor, name: string, input: unknown, form: SentForm | null = null) =>
    answerRoute(parts, limits, routes, { actor, form }, name, input);
  const callAs =
    (actor: Actor, form: SentForm | null = null): Call =>
    async <Input extends z.ZodType, Output extends z.ZodType>(
      contract: Contract<Input, Output>,
      input: z.input<Input>,
    ) =>
      contract.output.parse(await answer(actor, contract.name, input, form));
  return {
    parts,
    demo: parts.demo,
    publicUrl: parts.publicUrl,
    formKey: parts.keyring.key('forms'),
    now: parts.now,
    callAs,
    answer,
    visit: async (token, form = null) => visitOf(parts, routes, callAs, { token, form }),
    backup: ({ actor }) => makeBackup(parts, actor),
    lastBackup: ({ actor }) => lastBackup(parts, actor),
  };
}

async function answerRoute(
  parts: ApplicationParts,
  limits: Limits,
  routes: ReadonlyMap<string, Route>,
  { actor, form }: { actor: Actor; form: SentForm | null },
  name: string,
  input: unknown,
): Promise<unknown> {
  const route = routes.get(name);
  if (!route) throw new Problem('missing', 'platform.noSuchRoute');
  requireCaller(route, actor);
  limits.take(route.contract, { actor, input, now: parts.now() });
  const acting = actingIn(route, actor);
  try {
    return await parts.database.as(acting, (tx) => {
      const context = contextOf(tx, acting, parts);
      const work = () => route.answer(context, input);
      if (form === null || !route.contract.countsOnce) return work();
      return countingOnce(context, form, [name, input], work);
    });
  } catch (error) {
    if (error instanceof Problem && error.waits > 0) await wait(error.waits);
    throw error;
  }
}

/**
 * Who registers without an account acts as the household that comes to be, and as no other; so does a
 * family that is in its own place meanwhile.
 */
function actingIn(route: Route, actor: Actor): Actor {
  const isPublic = actor.kind === 'anyone' || actor.kind === 'family';
  if (!isPublic || !route.contract.opensHousehold) return actor;
  return { kind: 'family', householdId: randomUUID(), personId: null };
}

async function visitOf(
  parts: ApplicationParts,
  routes: ReadonlyMap<string, Route>,
  callAs: (actor: Actor, form: SentForm | null) => Call,
  { token, form }: { token: string | undefined; form: string | null },
): Promise<Visit> {
  const actor: Actor = token ? await actorOf(parts, token) : { kind: 'anyone' };
  // A form belongs to the visit that sends it: in another one it is another form.
  const sent = form === null ? null : { key: `${token ?? ''} ${form}`, sentBefore: false };
  const alone = callAs(actor, sent);
  // Staff's reads are written down one by one; a family's and the public's leave no trace.
  const isPublic = actor.kind === 'family' || actor.kind === 'anyone';
  const call = isPublic ? readTogether({ parts, routes, actor, alone }) : alone;
  return { actor, call, sentBefore: () => sent?.sentBefore ?? false };
}

async function actorOf(parts: ApplicationParts, token: string): Promise<Actor> {
  const { database, keyring } = parts;
  const session = await findSession(database.asNobody, keyring, token, parts.now());
  if (session?.householdId) {
    return {
      kind: 'family',
      householdId: session.householdId,
      personId: session.personId,
      proofs: session.proofs,
      session: token,
    };
  }
  if (session?.staffId) return staffActor(database.asNobody, session.staffId, token);
  return { kind: 'anyone' };
}

async function staffActor(tx: Tx, staffId: string, session: string): Promise<Actor> {
  const standing = await tx.first<{ organisationId: string; roles: Role[] }>(sql`
    select organisation_id as "organisationId", roles from coordination.standing(${staffId})`);
  return standing ? { kind: 'staff', staffId, ...standing, session } : { kind: 'anyone' };
}
