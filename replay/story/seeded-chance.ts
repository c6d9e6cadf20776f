import { AsyncLocalStorage } from 'node:async_hooks';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { codeAlphabet } from '#platform/crypto/codes.ts';
import { ticketLength } from '#queue/consider-households.ts';
import { type Chance, chanceFrom } from '../../src/server/demo/chance.ts';

/**
 * Ids, folios and ticket numbers are drawn by the machine's own chance, so that nobody can foresee them.
 * A replay must be the same at every run: in this process alone they come from its seed. Keys, salts and
 * nonces stay what they are. Nothing in the product knows of it.
 */
export function seedChance(seed: number): { during<T>(chance: Chance, work: () => T): T } {
  // Codes have a chance of their own: how many ids are drawn between two of them is nobody's promise.
  const [codes, ids] = [chanceFrom(seed), chanceFrom(seed + 1)];
  const nextDigit = digitsOfTickets(codes);
  const held = new AsyncLocalStorage<Chance>();
  Reflect.set(crypto, 'randomInt', (...limits: number[]) => {
    const [low = 0, high] = limits.length > 1 ? limits : [0, limits[0]];
    const isDigit = low === 0 && high === codeAlphabet.length && !held.getStore();
    return isDigit ? nextDigit() : (held.getStore() ?? codes).between(low, (high ?? 1) - 1);
  });
  Reflect.set(crypto, 'randomUUID', () => uuidOf(held.getStore() ?? ids));
  syncBuiltinESMExports();
  return { during: (one, work) => held.run(one, work) };
}

/**
 * The characters of ticket numbers, one after the other, no number twice: one that is taken would be drawn
 * again once those with it are written, and how many are written at once hangs on how fast they come.
 */
function digitsOfTickets(chance: Chance): () => number {
  const given = new Set<string>();
  let waiting: number[] = [];
  const draw = () =>
    Array.from({ length: ticketLength - 1 }, () => chance.between(0, codeAlphabet.length - 1));
  const drawNew = (): number[] => {
    const digits = draw();
    if (given.has(digits.join())) return drawNew();
    given.add(digits.join());
    return digits;
  };
  return () => {
    if (waiting.length === 0) waiting = drawNew();
    return waiting.shift() ?? 0;
  };
}

/** A UUID of version 4 by its form (RFC 9562). */
function uuidOf(chance: Chance): string {
  const hex = Array.from({ length: 32 }, () => chance.between(0, 15).toString(16));
  hex[12] = '4';
  hex[16] = '89ab'.charAt(chance.between(0, 3));
  const text = hex.join('');
  return [
    text.slice(0, 8),
    text.slice(8, 12),
    text.slice(12, 16),
    text.slice(16, 20),
    text.slice(20),
  ].join('-');
}
