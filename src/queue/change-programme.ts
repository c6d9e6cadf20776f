import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import type { Programme } from './contract.ts';
import {
  closePause,
  findProgramme,
  holdProgramme,
  moveProgramme,
  openPause,
} from './programmes.store.ts';
import type { Source } from './source.ts';

interface Order {
  programmeId: string;
  source: Source;
}

/** Puts an announced programme in force. */
export function startProgramme(context: Context, order: Order): Promise<Programme> {
  return move(context, order, {
    from: ['announced'],
    to: 'in_force',
    fact: 'queue.programmeStarted',
  });
}

/** Pauses a programme in force. Places, plans and slots stay as they are; offers stand still. */
export async function pauseProgramme(context: Context, order: Order): Promise<Programme> {
  const paused = await move(context, order, {
    from: ['in_force'],
    to: 'paused',
    fact: 'queue.programmePaused',
  });
  await openPause(context.tx, { ...order, pauseId: context.newId() }, context.now);
  return paused;
}

/** Resumes a paused programme. */
export async function resumeProgramme(context: Context, order: Order): Promise<Programme> {
  const resumed = await move(context, order, {
    from: ['paused'],
    to: 'in_force',
    fact: 'queue.programmeResumed',
  });
  await closePause(context.tx, order.programmeId, order.source, context.now);
  return resumed;
}

/** Ends a programme in any state before. */
export async function endProgramme(context: Context, order: Order): Promise<Programme> {
  const ended = await move(context, order, {
    from: ['announced', 'in_force', 'paused'],
    to: 'ended',
    fact: 'queue.programmeEnded',
  });
  await closePause(context.tx, order.programmeId, order.source, context.now);
  return ended;
}

/** The programme, held until the end of the transaction. Throws for another organisation's as for none. */
export async function ownProgramme(
  { tx, actor }: Context,
  programmeId: string,
): Promise<Programme> {
  await holdProgramme(tx, programmeId);
  const programme = await findProgramme(tx, programmeId);
  if (!programme || (actor.kind === 'staff' && programme.organisationId !== actor.organisationId)) {
    throw new Problem('missing', 'queue.noSuchProgramme');
  }
  return programme;
}

interface Step {
  from: readonly Programme['state'][];
  to: Programme['state'];
  fact:
    | 'queue.programmeStarted'
    | 'queue.programmePaused'
    | 'queue.programmeResumed'
    | 'queue.programmeEnded';
}

/** Throws `queue.notInThatState` for a wrong step. */
async function move(
  context: Context,
  { programmeId, source }: Order,
  step: Step,
): Promise<Programme> {
  const { tx, now } = context;
  const programme = await ownProgramme(context, programmeId);
  if (!step.from.includes(programme.state)) {
    throw new Problem('conflict', 'queue.notInThatState', { state: programme.state });
  }
  const moved = await moveProgramme(tx, programmeId, step.to, source, now);
  if (!moved) throw new Problem('missing', 'queue.noSuchProgramme');
  await announce(context, {
    name: step.fact,
    subject: { kind: 'programme', id: programmeId },
    payload: { order: source.name },
  });
  return moved;
}
