import type { Actor } from '#platform/actor.ts';
import type { RunningApplication } from '#platform/application.ts';
import type { Call } from '#platform/call.ts';
import { type Context, contextOf } from '#platform/context.ts';
import type { Chance } from './chance.ts';

/** A member of the invented staff. */
export type DemoActor = Extract<Actor, { kind: 'staff' }> & { signIn: string };

/** Where the demonstration's story is told: the application, its clock, its people. */
export interface Stage {
  application: RunningApplication;
  chance: Chance;
  /** The demonstration's time while its story is told; real time once it is over. */
  clock: { now: Date };
  /** Runs the jobs that wait. */
  settle(): Promise<void>;
  staff: DemoActor[];
}

/** Somebody of the staff by their handle. */
export function actorOf({ staff }: Stage, signIn: string): DemoActor {
  const found = staff.find((member) => member.signIn === signIn);
  if (!found) throw new RangeError(`nobody of the demonstration is called ${signIn}`);
  return found;
}

/** Calls with the rights of one of the staff. */
export function callAs(stage: Stage, signIn: string): Call {
  const { signIn: _handle, ...actor } = actorOf(stage, signIn);
  return stage.application.callAs(actor);
}

/** Does something as Puente itself. */
export function asSystem<T>(
  { application: { parts } }: Pick<Stage, 'application'>,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const actor = { kind: 'system', task: 'demonstration' } as const;
  return parts.database.as(actor, (tx) => work(contextOf(tx, actor, parts)));
}

/** So many days ago at 18:00 UTC, which is noon in Mexico City. */
export function daysAgo(days: number): Date {
  const noon = new Date();
  noon.setUTCHours(18, 0, 0, 0);
  return new Date(noon.getTime() - days * 86_400_000);
}
