import type { Actor } from '#platform/actor.ts';
import type { RunningApplication } from '#platform/application.ts';
import type { Call } from '#platform/call.ts';
import { type Context, contextOf } from '#platform/context.ts';
import type { Chance } from '../../src/server/demo/chance.ts';
import type { ChanceOf } from '../chance.ts';
import type { Policy } from '../policies.ts';
import type { InventedHousehold } from '../population/household.ts';
import type { Profile } from '../profile.ts';

/** Somebody of the invented staff. */
export type StaffActor = Extract<Actor, { kind: 'staff' }>;

/** The people of the two organisations who run the programme. */
export interface Staff {
  registrar: StaffActor;
  coordinator: StaffActor;
  planner: StaffActor;
  reviewer: StaffActor;
  /** Of the second organisation. */
  otherCoordinator: StaffActor;
  otherReviewer: StaffActor;
}

/** A Puente whose clock the replay sets, on a database that nobody else uses. */
export interface Theatre {
  application: RunningApplication;
  clock: { now: Date };
  /** Runs the jobs that wait, as the server runs them, until none is left. */
  runJobs(): Promise<void>;
  /** Runs what the server does on a schedule, once: all, or what it does each minute. */
  runSchedules(which?: 'all' | 'each minute'): Promise<void>;
  /** The database looks anew at what it holds, as it does of itself where days take a day. */
  analyse(): Promise<void>;
  /** All chance within comes from this. */
  during<T>(chance: Chance, work: () => T): T;
}

/** A household that has asked for help. */
export interface Known {
  invented: InventedHousehold;
  householdId: string;
  /** How many days it was offered. */
  offers: number;
  /** It has a place and said which ports it can use. */
  hasChosenPorts: boolean;
  /** The first day on which it asks to go earlier; null: never, or it has asked. */
  asksEarlierFrom: string | null;
  /** The day on which it leaves the queue of itself, should it wait then. */
  leavesOn: string | null;
}

/** Everything that one replay has at hand. */
export interface Stage extends Theatre {
  staff: Staff;
  programmeId: string;
  chanceOf: ChanceOf;
  seed: number;
  /** Its part of the whole population: 1 for all 71,036. */
  scale: number;
  policy: Policy;
  profile: Profile;
  /** Those who have asked, by household id. */
  known: Map<string, Known>;
}

/** Calls with the rights of a family in its own place, its fact proven. */
export function asFamily({ application }: Stage, householdId: string): Call {
  return application.callAs({
    kind: 'family',
    householdId,
    personId: null,
    proofs: { day: true },
  });
}

/** Does something as Puente itself. */
export function asSystem<T>(
  { application: { parts } }: Theatre,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const actor = { kind: 'system', task: 'replay' } as const;
  return parts.database.as(actor, (tx) => work(contextOf(tx, actor, parts)));
}

/** Sets the clock to a time of a day at UTC; it never goes back. */
export function setClock({ clock }: Theatre, day: string, time: string): void {
  const moment = new Date(`${day}T${time}:00Z`);
  if (moment > clock.now) clock.now = moment;
}
