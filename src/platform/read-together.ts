import type { z } from 'zod';
import type { Actor } from './actor.ts';
import type { Call } from './call.ts';
import { type Context, contextOf } from './context.ts';
import type { Contract } from './contract.ts';
import { type Route, requireCaller } from './handle.ts';
import { Problem } from './problem.ts';

interface Asked {
  contract: Contract;
  input: unknown;
  resolve(answer: unknown): void;
}

/** What answering needs. */
interface Answering {
  parts: Parameters<typeof contextOf>[2] & {
    database: { as<T>(actor: Actor, work: (tx: Context['tx']) => Promise<T>): Promise<T> };
  };
  routes: ReadonlyMap<string, Route>;
  actor: Actor;
  alone: Call;
}

/**
 * A call whose reads, where a page asks for several in one breath, share one transaction: they see one
 * moment, and the page costs one beginning and one end. If one of them is refused, each is answered
 * alone, as if the others had not been asked. What writes, or is limited, is always alone.
 */
export function readTogether(answering: Answering): Call {
  let asked: Asked[] = [];
  return async <Input extends z.ZodType, Output extends z.ZodType>(
    contract: Contract<Input, Output>,
    input: z.input<Input>,
  ) => {
    if (contract.method !== 'GET' || contract.limit) return answering.alone(contract, input);
    const { promise, resolve } = Promise.withResolvers<unknown>();
    if (asked.length === 0) {
      queueMicrotask(() => {
        const all = asked;
        asked = [];
        answer(answering, all);
      });
    }
    asked.push({ contract, input, resolve });
    return contract.output.parse(await promise);
  };
}

async function answer(answering: Answering, asked: readonly Asked[]): Promise<void> {
  const answers = asked.length > 1 ? await answerTogether(answering, asked) : null;
  asked.forEach(({ contract, input, resolve }, at) => {
    resolve(answers ? answers[at] : answering.alone(contract, input));
  });
}

/** Null when one of them was refused. */
async function answerTogether(
  { parts, routes, actor }: Answering,
  asked: readonly Asked[],
): Promise<unknown[] | null> {
  try {
    return await parts.database.as(actor, (tx) => {
      const context = { ...contextOf(tx, actor, parts), readsOnly: true };
      return Promise.all(
        asked.map(async ({ contract, input }) => {
          const route = routes.get(contract.name);
          if (!route) throw new Problem('missing', 'platform.noSuchRoute');
          requireCaller(route, actor);
          return route.answer(context, input);
        }),
      );
    });
  } catch {
    return null;
  }
}
