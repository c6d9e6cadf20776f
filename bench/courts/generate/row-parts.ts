import { stamp } from './calendar.ts';
import { missingShare } from './choice.ts';
import type { TableName } from './layout.ts';
import type { Random } from './random.ts';

/** A cell that the definitions do not use: a likely value, or empty as often as in the public dump. */
export type Filler = (random: Random, anchor: number) => string;

/** A date some days from the anchor. */
export function dateFiller(table: TableName, column: string, from: number, to: number): Filler {
  const missing = missingShare(table, column);
  return (random, anchor) =>
    random.float() < missing ? '' : stamp(anchor + random.between(from, to));
}

/** One of the values, each as likely. */
export function listFiller(table: TableName, column: string, values: readonly string[]): Filler {
  const missing = missingShare(table, column);
  return (random) => (random.float() < missing ? '' : (values[random.below(values.length)] ?? ''));
}

const letters = [...'ABCDEFGHIJKLMNOPRSTVW'];

/** 600 codes of judges: three letters. */
export const JUDGES: readonly string[] = Array.from(
  { length: 600 },
  (_, at) => `${letters[at % 21]}${letters[Math.floor(at / 21) % 21]}${letters[(at * 7 + 3) % 21]}`,
);

export const TIMES: readonly string[] = ['0800', '0830', '0900', '1000', '1030', '1300', '1330'];
