import { numberOf } from './opening.rules.ts';

/**
 * The open asks of a port that its room no longer holds, beside the days that stand: taken in the order
 * given, until the rest fit.
 */
export function asksWithoutRoom(
  asks: readonly { askId: string; day: string; size: number }[],
  capacityOn: (day: number) => number,
  fill: readonly { port: string; day: string; people: number; asked: number }[],
  port: string,
): string[] {
  const over = new Map(
    fill
      .filter((one) => one.port === port)
      .map((one) => [one.day, one.people + one.asked - Math.max(0, capacityOn(numberOf(one.day)))]),
  );
  return asks.flatMap(({ askId, day, size }) => {
    const left = over.get(day) ?? 0;
    if (left <= 0) return [];
    over.set(day, left - size);
    return [askId];
  });
}
