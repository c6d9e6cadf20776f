import { hash } from 'node:crypto';
import { type Chance, chanceFrom } from '../src/server/demo/chance.ts';

/**
 * Chance for one question about one household: the same whatever else was asked before, and in
 * whatever order. Changing one assumption thus changes nothing else.
 */
export type ChanceOf = (question: string, household: number, time?: number) => Chance;

/** All chance of one replay, from its seed. */
export function chancesOf(seed: number): ChanceOf {
  return (question, household, time = 0) =>
    chanceFrom(numberOf(`${seed}|${question}|${household}|${time}`));
}

/** 64 hexadecimal digits that stand for an organisation's secret value in a draw. */
export function drawValueOf(seed: number, organisation: string, batch: number): string {
  return hash('sha256', `${seed}|draw|${organisation}|${batch}`, 'hex');
}

function numberOf(text: string): number {
  return hash('sha256', text, 'buffer').readUInt32LE(0);
}

/** One of several, as likely as its share. */
export function drawn<Key extends string>(
  chance: Chance,
  shares: Readonly<Record<Key, number>>,
): Key {
  const keys = Object.keys(shares).filter((key): key is Key => key in shares);
  const [first] = keys;
  if (first === undefined) throw new RangeError('nothing to choose from');
  return chance.weighted(
    keys.map((key) => [key, shares[key]] as const),
    first,
  );
}
